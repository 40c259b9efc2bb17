import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';

/** The file that stands in a data folder while a restore moves its parts into place. */
export const restoreMarker = (dataDir: string): string => join(dataDir, 'restore-unfinished');

/** Throws a Fault for a data folder that an interrupted restore has left incomplete. */
export function refuseUnfinishedRestore(dataDir: string): void {
  if (existsSync(restoreMarker(dataDir))) throw new Fault('restore_unfinished', { folder: dataDir }, 503);
}
