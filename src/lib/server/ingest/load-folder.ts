import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates a temporary folder for a load in the inbox; the caller removes it. */
export async function makeFolder(dataDir: string | null): Promise<string> {
  const parent = dataDir === null ? tmpdir() : join(dataDir, 'inbox');
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, 'load-'));
}
