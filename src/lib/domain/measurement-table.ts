/** Single measurements as columns of equal length, slowest first, without device or position. */
export interface MeasurementTable {
  /** Local date, in days since 1970-01-01. */
  readonly day: Uint16Array;
  /** Hour of the clock in Việt Nam, 0 to 23, or `NO_HOUR`. */
  readonly hour: Uint8Array;
  /** Download, kbit/s. */
  readonly kbps: Uint32Array;
  /** Index into `operators`, or `NO_OPERATOR`. */
  readonly operator: Uint16Array;
  /** Codes of all operators, also those without measurements. */
  readonly operators: readonly string[];
}

/** Stored where only the date of a measurement is known. */
export const NO_HOUR = 24;
/** Stored where the operator of a measurement is unknown. */
export const NO_OPERATOR = 0xffff;
/** Most rows of a table; of more measurements it is a random sample. */
export const MAX_MEASUREMENTS = 1_000_000;
