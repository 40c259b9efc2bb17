/** Single tests, slowest first: arrays of one length. They say nothing of who measured where. */
export interface MeasurementTable {
  /** Local date, in days since 1970-01-01. */
  readonly day: Uint16Array;
  /** Hour of the clock in Việt Nam, 0 to 23, or `NO_HOUR`. */
  readonly hour: Uint8Array;
  /** Download, kbit/s. */
  readonly kbps: Uint32Array;
  /** Place in `operators`, or `NO_OPERATOR`. */
  readonly operator: Uint16Array;
  /** Codes of operators, those without tests too. */
  readonly operators: readonly string[];
}

/** The hour of a test of which only the date is known. */
export const NO_HOUR = 24;
/** The operator of a test of which it is not known. */
export const NO_OPERATOR = 0xffff;
/** A table never holds more tests; of more, it is a random sample. */
export const MAX_MEASUREMENTS = 1_000_000;
