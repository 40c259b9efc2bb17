import type { ColumnMapping } from './column-mapping.ts';
import type { RuleCode, RuleCount } from './quality-rule.ts';

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

/** Something done to a batch after it was loaded, on the record. */
export interface BatchEvent {
  readonly event: 'undone' | 'put_back' | 'reloaded' | 'rule_off' | 'rule_on';
  /** The rule that was switched; null for other events. */
  readonly rule: RuleCode | null;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** Where a row of the warehouse came from: its file, how it was read, and the row itself as the file has it. */
export interface RowOrigin {
  readonly batch: Batch;
  readonly rowNumber: number;
  /** What became of the row; `absent` when the file has no such row, or it was empty. */
  readonly fate: 'accepted' | 'duplicate' | 'rejected' | 'undone' | 'absent';
  /** The row's cells by column, those of personal columns null; null when the raw file is kept no more. */
  readonly cells: readonly RowCell[] | null;
}

export interface RowCell {
  readonly column: string;
  readonly value: string | null;
  /** Left empty, or (a device) kept as a hash only, because it could name a person. */
  readonly withheld: boolean;
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

/** What a load is at. Places are found while rows are written. */
export type LoadStage = 'receive' | 'queue' | 'read' | 'duplicates' | 'write' | 'done';

/** Where a load stands. */
export interface LoadProgress {
  readonly stage: LoadStage;
  /** Of the whole load, 0 to 1, never going back; null while unknown. */
  readonly fraction: number | null;
  /** Rows read; null before they are counted. */
  readonly rows: number | null;
  readonly bytes: number | null;
  /** By the rate so far; null while it cannot be told. */
  readonly secondsLeft: number | null;
  /** The file whose load this one waits for. */
  readonly waitingFor: string | null;
}
