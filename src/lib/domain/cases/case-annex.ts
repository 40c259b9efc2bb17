import type { QueryStamp } from '../workbench/query.ts';

/** Largest file of a frozen result, which stays in the database for good. */
export const MOST_ANNEX_BYTES = 5_000_000;
/** Most results in one case, withdrawn ones too. */
export const MOST_ANNEXES = 50;
/** Longest title, in characters. */
export const LONGEST_ANNEX_TITLE = 200;

/** Formats in which a frozen result is given; the first is the one that is kept. */
export const ANNEX_FORMATS = ['parquet', 'csv', 'json'] as const;
/** One of them. */
export type AnnexFormat = (typeof ANNEX_FORMATS)[number];

/** Why and by whom something was withdrawn. */
export interface Withdrawal {
  readonly by: string;
  readonly note: string;
  /** Instant. */
  readonly at: string;
}

/** A result of a query as it was when it was put into a case. */
export interface CaseAnnex {
  /** From 1, in the case. */
  readonly number: number;
  readonly title: string;
  readonly by: string;
  /** Instant. */
  readonly at: string;
  /** The query, its data version, its rows. */
  readonly stamp: QueryStamp;
  /** Of the Parquet file. */
  readonly bytes: number;
  readonly sha256: string;
  /** Null for one that counts. */
  readonly withdrawn: Withdrawal | null;
}
