import type { LocalMonth } from './local-date.ts';

/** A link in force that lets its holder report for one unit and month. Its token is not known any more. */
export interface ReportLink {
  readonly id: number;
  readonly unitCode: string;
  readonly month: LocalMonth;
  readonly madeBy: string;
  /** Instant, ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** A link as it was made: the one time that its token is told. */
export interface MadeLink {
  readonly id: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly month: LocalMonth;
  /** Of the form's page, from the server's root. */
  readonly path: string;
}
