import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupHours, isOldBackup, type BackupState } from '#lib/domain/safekeeping/backup-state.ts';
import { PRIVATE_FILE } from '../warehouse/private-files.ts';

/** A backup that was made, or tried. */
export interface BackupRecord {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly file: string;
  /** Null when it was not made. */
  readonly bytes: number | null;
  /** Was it restored into a temporary folder and compared? */
  readonly verified: boolean;
  /** Code of the Fault because of which it was not made or is not sound. */
  readonly fault: string | null;
}

const recordsIn = (dataDir: string) => join(dataDir, 'backups.jsonl');

/** Notes a backup in the data folder, one JSON object a line; on a line of its own even after one that was cut. */
export function recordBackup(dataDir: string, record: BackupRecord): void {
  appendFileSync(recordsIn(dataDir), `\n${JSON.stringify(record)}`, { mode: PRIVATE_FILE });
}

/** The backups noted in a data folder, earliest first; lines that a killed process cut are left out. */
export function backupRecords(dataDir: string): BackupRecord[] {
  const path = recordsIn(dataDir);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as BackupRecord];
      } catch {
        return [];
      }
    });
}

/** The last backup that was made and verified; null when there is none. */
export function lastSoundBackup(dataDir: string): BackupRecord | null {
  return backupRecords(dataDir).findLast(({ verified, fault }) => verified && fault === null) ?? null;
}

/** What the data page says of the backups of a data folder; `nightly`: one is made each night. */
export function backupState(dataDir: string | null, nightly: boolean, now: Date): BackupState {
  const sound = dataDir === null ? null : lastSoundBackup(dataDir);
  const last = dataDir === null ? undefined : backupRecords(dataDir).at(-1);
  return {
    soundAt: sound?.at ?? null,
    isOld: sound !== null && isOldBackup(backupHours(sound.at, now)),
    failed: last && last.fault !== null ? { at: last.at, fault: last.fault } : null,
    nightly,
  };
}
