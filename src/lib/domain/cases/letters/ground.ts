import type { LocalDate } from '../../local-date.ts';

/**
 * How is a ground known? `gazette`: its text was read in the gazette. `source`: read in another copy. `press`: only what
 * the press or a public list says. `not_read`: only that it exists.
 */
export const GROUND_READINGS = ['gazette', 'source', 'press', 'not_read'] as const;
/** One of `GROUND_READINGS`. */
export type GroundReading = (typeof GROUND_READINGS)[number];

/** A legal ground of a letter: "Căn cứ ...". */
export interface Ground {
  readonly id: string;
  /** After "Căn cứ": kind, number, date, issuer, subject. */
  readonly text: string;
  readonly issuedOn: LocalDate | null;
  readonly reading: GroundReading;
  readonly readBy: string | null;
  readonly readOn: LocalDate | null;
  readonly note: string;
  /** Printed in letters. What nobody read in the gazette ships unticked. */
  readonly ticked: boolean;
}

/** Was it compared with the gazette? */
export const isCompared = ({ reading }: Pick<Ground, 'reading'>): boolean => reading === 'gazette';
