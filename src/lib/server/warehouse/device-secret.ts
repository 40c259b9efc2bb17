import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** The secret of a data folder; null when there is none. */
export function readSecret(dataDir: string): string | null {
  const path = join(dataDir, 'warehouse', 'device-secret');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writes the secret of a data folder that has none or another one. */
export function writeSecret(dataDir: string, secret: string): void {
  mkdirSync(join(dataDir, 'warehouse'), { recursive: true });
  writeFileSync(join(dataDir, 'warehouse', 'device-secret'), secret, { mode: 0o600 });
}
