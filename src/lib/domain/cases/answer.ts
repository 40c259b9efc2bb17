import type { LocalDate } from '../local-date.ts';

/**
 * What an operator says of a place. `done`: mended already. `planned`: it will be. `depends`: it waits for power, a site,
 * capital or a programme. `not_accepted`: the operator contests the weakness. `substitute`: it offers another measure.
 */
export const ANSWER_STATUSES = ['done', 'planned', 'depends', 'not_accepted', 'substitute'] as const;
/** One of `ANSWER_STATUSES`. */
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** What an answer of `depends` waits for. */
export const DEPENDENCIES = ['power', 'site', 'capital', 'programme'] as const;
/** One of `DEPENDENCIES`. */
export type Dependency = (typeof DEPENDENCIES)[number];

/** A promised day, month or quarter as half-open dates. */
export interface PromisedDates {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** An operator's answer about one place. */
export interface AnswerRow {
  /** The place's number in the case. */
  readonly place: number;
  readonly status: AnswerStatus;
  readonly dependsOn: Dependency | null;
  /** Code of the station: TQG0424-11. */
  readonly station: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Technology and band, as the operator writes them. */
  readonly technology: string | null;
  readonly promised: PromisedDates | null;
  /** For `done`: the date from which tests count. */
  readonly countsFrom: LocalDate | null;
  readonly cause: string | null;
  /** Who has to act next. */
  readonly turn: string | null;
  /** What the operator refers to: a document, a file of its own tests. */
  readonly evidence: string | null;
}

/** What an answer of each status must show beside it, however it reaches us. */
export const NEEDED_OF: Readonly<
  Record<AnswerStatus, 'countsFrom' | 'promised' | 'dependsOn' | 'evidence' | null>
> = {
  done: 'countsFrom',
  planned: 'promised',
  depends: 'dependsOn',
  not_accepted: 'evidence',
  substitute: null,
};

/** Longest text of one cell of an answer, in characters. */
export const LONGEST_CELL = 500;
