import type { Query } from './query.ts';

/** Longest texts of a saved question. */
export const LONGEST_TITLE = 120;
export const LONGEST_FOLDER = 120;
export const LONGEST_ADDRESS = 8_000;

/** What a question asks, as one version has it. */
export interface QuestionText extends Query {
  /** Address of the question by clicks (as the pages write it) that made `sql`; null for one that was written. */
  readonly clicks: string | null;
}

/** A version of a question, from 1 on. It never changes. */
export interface QuestionVersion extends QuestionText {
  readonly version: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
}

/** A version of a question that another one was copied from. */
export interface QuestionOrigin {
  readonly id: number;
  readonly version: number;
}

/** A saved question without its versions' texts. */
export interface QuestionHead {
  readonly id: number;
  readonly title: string;
  /** Names of folders, joined by ` / `; null for none. */
  readonly folder: string | null;
  readonly pinned: boolean;
  /** Not shown any more, but for who asks. */
  readonly archived: boolean;
  readonly origin: QuestionOrigin | null;
  /** Number of its newest version. */
  readonly version: number;
  /** Who saved the newest version, and when. */
  readonly by: string;
  readonly at: string;
}

/** A saved question with every version, the newest first. */
export interface SavedQuestion extends QuestionHead {
  readonly versions: readonly QuestionVersion[];
}
