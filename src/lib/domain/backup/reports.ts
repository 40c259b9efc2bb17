import type { FaultDetails } from '../fault.ts';
import type { BackupSummary } from './manifest.ts';

/** What was restored, and what the person still has to do. */
export interface RestoreReport extends BackupSummary {
  /** Was the secret for device ids restored? */
  readonly secretRestored: boolean;
  /** Was the key of second factors restored? Without it who has one must be invited anew. */
  readonly accountsKeyRestored: boolean;
  /** Is the key absent that entries of the audit are sealed with? Then those of before cannot be checked here. */
  readonly auditKeyMissing: boolean;
  /** Settings of the backup that this environment has otherwise, as `NAME=value`. */
  readonly settings: readonly string[];
  /** Folder with the backup's reference data, where it differs from this installation's; null when it does not. */
  readonly otherReference: string | null;
}

/** What a rebuilt warehouse contains, and what could not come back. */
export interface RebuildReport {
  readonly measurements: number;
  readonly reports: number;
  /** Batches of measurements that came back. */
  readonly batches: number;
  /** Batches that could not be loaded again, and why; `code` is that of a Fault. */
  readonly lost: readonly {
    readonly id: number;
    readonly fileName: string;
    readonly rows: number;
    readonly code: string;
    readonly details: FaultDetails;
  }[];
  /** Batches of which another number of rows was accepted than before. */
  readonly changed: readonly {
    readonly id: number;
    readonly fileName: string;
    readonly before: number;
    readonly after: number;
  }[];
  /** Names of imported editions, whose outlines are in no raw copy. */
  readonly editionsLost: readonly string[];
  /** Where the warehouse of before was moved to; null when there was none. */
  readonly replaced: string | null;
}
