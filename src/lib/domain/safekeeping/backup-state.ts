/** What is known of backups, for the data page. */
export interface BackupState {
  /** When the last one was made that was restored for proof (ISO 8601, UTC); null without one. */
  readonly soundAt: string | null;
  /** That one is older than two nights. */
  readonly isOld: boolean;
  /** The last attempt, when it came to nothing: when, and the code of its Fault. */
  readonly failed: { readonly at: string; readonly fault: string } | null;
  /** One is made each night. */
  readonly nightly: boolean;
}

const HOUR_MS = 3_600_000;
/** Our own choice: two nightly backups were missed. */
const OLD_BACKUP_HOURS = 49;

/** How old is a backup, in hours? */
export const backupHours = (at: string, now: Date): number => (now.getTime() - Date.parse(at)) / HOUR_MS;

/** Is a backup of that age too old to be relied on? */
export const isOldBackup = (hours: number): boolean => hours > OLD_BACKUP_HOURS;
