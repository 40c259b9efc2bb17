import type { ColumnMapping } from './column-mapping.ts';
import type { RuleCount } from './quality-rule.ts';

export type BatchKind = 'measurement' | 'tally';
export type BatchState = 'loaded' | 'undone';

/** One file taken in: where its rows came from and what became of them. read = accepted + rejected + duplicates. */
export interface Batch {
  readonly id: number;
  readonly kind: BatchKind;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly loadedBy: string;
  /** Instant, ISO 8601 in UTC. */
  readonly loadedAt: string;
  readonly mapping: ColumnMapping | null;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Accepted rows that lie in no known area, or whose place name is not known: kept, in no unit's figures. */
  readonly unplaced: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly state: BatchState;
  readonly undoneAt: string | null;
  /** Made by the generator, not measured by anybody. */
  readonly simulated: boolean;
}

/** How many rows were rejected for one reason, with the first such rows as examples. */
export interface RejectionCount {
  readonly code: string;
  readonly column: string | null;
  readonly rows: number;
  readonly examples: readonly { readonly rowNumber: number; readonly value: string | null }[];
}

/** What a load ends with: the batch, why rows were rejected, and what a person should know beside it. */
export interface LoadReport {
  /** `unchanged`: the same file is already loaded; the batch is the earlier one. */
  readonly outcome: 'loaded' | 'unchanged';
  readonly batch: Batch;
  readonly rejections: readonly RejectionCount[];
  /** What each quality rule did; empty where none was applied. */
  readonly rules: readonly RuleCount[];
  readonly notices: readonly Notice[];
}

/** Something true of the whole file that a person should know; sentences in `lib/messages/notices.ts`. */
export interface Notice {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number | readonly string[] | null>>;
}

/** Where a load stands. `fraction` is 0 to 1, null while unknown. */
export interface LoadProgress {
  readonly stage: 'queue' | 'receive' | 'read' | 'tag' | 'duplicates' | 'write' | 'done';
  readonly fraction: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
}
