import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;

/**
 * The secret that device ids are hashed with; without it a hash cannot be traced to a device. Created once per
 * warehouse and stored beside it, readable by its owner only.
 */
export function readOrCreateSecret(folder: string | null): string {
  const fresh = () => randomBytes(SECRET_BYTES).toString('hex');
  if (folder === null) return fresh();
  const path = join(folder, 'device-secret');
  try {
    writeFileSync(path, fresh(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
