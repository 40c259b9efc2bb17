import type { ColumnMapping } from './column-mapping.ts';
import type { FilePrivacy } from './personal/file-privacy.ts';
import type { RuleCount } from './quality-rule.ts';

/** What a batch holds: measurements, a monthly form, or reference values. */
export const BATCH_KINDS = ['measurement', 'tally', 'reference'] as const;
/** One of `BATCH_KINDS`. */
export type BatchKind = (typeof BATCH_KINDS)[number];
/** `undone` batches stay listed, but count in no figure. */
export type BatchState = 'loaded' | 'undone';

/** One loaded file, or a sheet or group of columns of it, and its row counts: read = accepted + rejected + duplicates. */
export interface Batch {
  readonly id: number;
  readonly kind: BatchKind;
  readonly fileName: string;
  readonly fileSha256: string;
  /** The sheet of a workbook that has several; else null. */
  readonly sheet: string | null;
  readonly fileBytes: number;
  readonly loadedBy: string;
  /** Instant, ISO 8601 in UTC. */
  readonly loadedAt: string;
  readonly mapping: ColumnMapping | null;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Accepted rows in no known area or with an unknown place name: stored, but in no area's figures. */
  readonly unplaced: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly state: BatchState;
  readonly undoneAt: string | null;
  /** Generated, not measured. */
  readonly simulated: boolean;
}

/** Does a loaded batch have no row, not even one that another batch has too? */
export const isEmpty = ({
  state,
  accepted,
  duplicates,
}: Pick<Batch, 'state' | 'accepted' | 'duplicates'>): boolean =>
  state === 'loaded' && accepted === 0 && duplicates === 0;

/** A recorded change of a batch after it was loaded. */
export interface BatchEvent {
  readonly event: 'undone' | 'put_back' | 'reloaded' | 'rule_off' | 'rule_on' | 'stated' | 'operator_file';
  /** Code of the rule that was switched, also of one that has been removed since; null for other events. */
  readonly rule: string | null;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** The measurements of a batch without a device, and how many a person made, about, as stated; null when nobody did. */
export interface UnknownDevices {
  readonly testsWithoutDevice: number;
  /** Above `MOST_STATED`: more than that. */
  readonly testsPerPerson: number | null;
}

/** Where does a row of the warehouse come from: its file, how the file was read, and the row as written there. */
export interface RowOrigin {
  readonly batch: Batch;
  readonly rowNumber: number;
  /** The row's state; `absent` when the file has no such row or the row is empty. */
  readonly fate: 'accepted' | 'duplicate' | 'rejected' | 'undone' | 'absent';
  /** The row's cells by column, personal values masked; null when the raw file is no longer stored. */
  readonly cells: readonly RowCell[] | null;
}

/** One cell of a row, as in the file. */
export interface RowCell {
  readonly column: string;
  readonly value: string | null;
  /** Not stored: the column has no field and nobody chose to keep it, or (a device) only its hash is. */
  readonly withheld: boolean;
}

/** How many rows were rejected for one reason? The first of them are examples. */
export interface RejectionCount {
  readonly code: string;
  readonly column: string | null;
  readonly rows: number;
  readonly examples: readonly { readonly rowNumber: number; readonly value: string | null }[];
}

/** The result of a load: the batch, reasons of rejections, and notices. */
export interface LoadReport {
  /** `unchanged`: the same part of a file is already loaded; the batch is the earlier one. `nothing_accepted`: every row was rejected. */
  readonly outcome: 'loaded' | 'unchanged' | 'nothing_accepted';
  readonly batch: Batch;
  readonly rejections: readonly RejectionCount[];
  /** Row counts of each quality rule; empty where none was applied. */
  readonly rules: readonly RuleCount[];
  readonly notices: readonly Notice[];
  /** What of the file was not stored. */
  readonly privacy: FilePrivacy;
}

/** A remark about the whole file; sentences in `lib/messages/notices.ts`. */
export interface Notice {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number | readonly string[] | null>>;
}

/** Stages of a load. Places are tagged during `write`. */
export type LoadStage = 'receive' | 'queue' | 'read' | 'duplicates' | 'write' | 'done';

/** Progress of a load. */
export interface LoadProgress {
  readonly stage: LoadStage;
  /** Share of the whole load done, 0 to 1, monotone; null while unknown. */
  readonly fraction: number | null;
  /** Rows read; null before they are counted. */
  readonly rows: number | null;
  readonly bytes: number | null;
  /** Estimated from the rate so far; null while unknown. */
  readonly secondsLeft: number | null;
  /** Name of the file that is loaded first. */
  readonly waitingFor: string | null;
}
