import type { LocalMonth } from './local-date.ts';

/** A valid link whose holder can report for one unit and month. Its token is not stored. */
export interface ReportLink {
  readonly id: number;
  readonly unitCode: string;
  readonly month: LocalMonth;
  readonly madeBy: string;
  /** Instant, ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** A newly made link, with its token: the only time it is shown. */
export interface MadeLink {
  readonly id: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly month: LocalMonth;
  /** Of the form's page, from the server's root. */
  readonly path: string;
}
