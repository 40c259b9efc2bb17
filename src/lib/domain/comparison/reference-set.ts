import type { LocalDate } from '../local-date.ts';

/** A source's value of one area: a mean of what the source calls tests, not of tests that this program knows. */
export interface ReferenceValue {
  /** Code of the area. */
  readonly code: string;
  /** kbit/s. */
  readonly downloadKbps: number;
  /** How many tests the source says; null where it does not. */
  readonly tests: number | null;
  /** Rows of the file that the value was made of. */
  readonly values: number;
}

/** Reference values of one load, by area. */
export interface ReferenceSet {
  readonly batch: number;
  /** Name and source as stated, else the file's name. */
  readonly name: string;
  readonly fileName: string;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly simulated: boolean;
  /** In code order. */
  readonly areas: readonly ReferenceValue[];
}
