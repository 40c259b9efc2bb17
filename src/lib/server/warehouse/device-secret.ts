import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { Database } from '../db/database.ts';
import * as sql from './device-secret.sql.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './private-files.ts';
import { writeAtomically } from './write-atomically.ts';

/** Is the secret the one that the warehouse's device hashes were made with? */
export type SecretState = 'present' | 'missing' | 'empty' | 'other';

/** The secret that device ids are hashed with; without it a hash cannot be traced to a device. */
export interface DeviceSecret {
  readonly state: SecretState;
  /** Null unless `present`. */
  readonly secret: string | null;
}

/** 128 bits: with ids of up to 23 characters MD5 then has one block to compute and not two. Secrets made before have 256. */
const SECRET_BYTES = 16;
const SECRET = /^[0-9a-f]{32}(?:[0-9a-f]{32})?$/;
/** What the check of a secret is computed of. */
const CHECKED_TEXT = 'i-speed: check of the device secret';

/** The file of the secret, in a folder of its own: a backup treats it apart from the warehouse. */
export const secretFile = (dataDir: string): string => join(dataDir, 'secret', 'device-secret');

/** The value by which a warehouse recognises its secret; the secret does not follow from it. */
export const checkOf = (secret: string): string =>
  createHmac('sha256', secret).update(CHECKED_TEXT).digest('hex');

/** A secret of 16 random bytes. */
export const freshSecret = (): string => randomBytes(SECRET_BYTES).toString('hex');

/**
 * Reads the secret of a data folder and compares it with the warehouse's check. A missing or empty one is created, and the
 * check written anew, only where no device hash of a real measurement would be orphaned by that.
 */
export async function openSecret(db: Database, dataDir: string, clock: () => Date): Promise<DeviceSecret> {
  const path = secretFile(dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  moveFromWarehouse(dataDir, path);
  const found = existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
  const [check] = await db.query(sql.secretCheck, {});
  const [{ held } = { held: true }] = await db.query(sql.holdsDeviceHashes, {});
  const isUsable = found !== null && SECRET.test(found);
  if (!isUsable && held) return { state: found === null ? 'missing' : 'empty', secret: null };
  const secret = isUsable ? found : freshSecret();
  const isKnown = check?.value === checkOf(secret);
  if (check && held && !isKnown) return { state: 'other', secret: null };
  if (!isUsable) writeSecret(dataDir, secret);
  if (!isKnown) await writeCheck(db, secret, clock());
  return { state: 'present', secret };
}

/** The secret. Throws a Fault that says what to do when it is not the warehouse's own. */
export function secretOf({ state, secret }: DeviceSecret): string {
  if (secret === null) throw new Fault('device_secret_lost', { state }, 409);
  return secret;
}

/** Where versions before 0.7 stored the secret: beside the warehouse. */
const earlierFile = (dataDir: string): string => join(dataDir, 'warehouse', 'device-secret');

/** The secret of a data folder, whatever it is; null when there is none. */
export function readSecret(dataDir: string): string | null {
  const path = [secretFile(dataDir), earlierFile(dataDir)].find((one) => existsSync(one));
  return path === undefined ? null : readFileSync(path, 'utf8');
}

/** Writes the secret of a data folder that has none or another one. */
export function writeSecret(dataDir: string, secret: string): void {
  const path = secretFile(dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  writeAtomically(path, secret, PRIVATE_FILE);
}

function moveFromWarehouse(dataDir: string, path: string): void {
  const earlier = earlierFile(dataDir);
  if (existsSync(path) || !existsSync(earlier)) return;
  renameSync(earlier, path);
  chmodSync(path, PRIVATE_FILE);
}

function writeCheck(db: Database, secret: string, now: Date): Promise<void> {
  return db.write((writer) =>
    writer.transaction(async () => {
      await writer.run(sql.deleteSecretCheck, {});
      await writer.run(sql.insertSecretCheck, { value: checkOf(secret), now: now.toISOString() });
    }),
  );
}
