import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of temporary files of loads, uploads and previews. */
const TEMPORARY_NAME = /^(load|upload|preview)-/;

/** Removes temporary files that killed processes left in the inbox. To be called before any load begins. */
export async function clearInbox(dataDir: string): Promise<void> {
  const inbox = join(dataDir, 'inbox');
  const names = await readdir(inbox).catch(() => []);
  for (const name of names.filter((entry) => TEMPORARY_NAME.test(entry))) {
    await rm(join(inbox, name), { recursive: true, force: true });
  }
}
