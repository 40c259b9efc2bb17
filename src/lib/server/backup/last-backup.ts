import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupRecord } from '#lib/domain/backup/backup-record.ts';
import { backupHours, isOldBackup, type BackupState } from '#lib/domain/safekeeping/backup-state.ts';
import { PRIVATE_FILE } from '../warehouse/private-files.ts';

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

/** The last backup that was made or tried; null when there is none. */
export const lastAttempt = (dataDir: string): BackupRecord | null => backupRecords(dataDir).at(-1) ?? null;

/** What the data page says of the backups of a data folder; `nightly`: one is made each night. */
export function backupState(dataDir: string | null, nightly: boolean, now: Date): BackupState {
  const sound = dataDir === null ? null : lastSoundBackup(dataDir);
  const last = dataDir === null ? null : lastAttempt(dataDir);
  return {
    soundAt: sound?.at ?? null,
    isOld: sound !== null && isOldBackup(backupHours(sound.at, now)),
    failed: last && last.fault !== null ? { at: last.at, fault: last.fault } : null,
    nightly,
  };
}
