import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { SigningKeyRecord } from '#lib/domain/packs/pack-record.ts';
import { freshSigningKey, signingKey, writeSigningKey } from '../warehouse/signing-key.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { fingerprintOf } from './container/signature.ts';
import { publicPem } from './pack-content.ts';
import * as sql from './packs.sql.ts';

/** The key that packs are signed with, made and recorded at the first need. */
export async function keyInUse(warehouse: Warehouse, by: string): Promise<KeyObject> {
  const key = signingKey(warehouse);
  const [current] = await warehouse.db.query(sql.allKeys, {});
  if (current?.fingerprint !== fingerprintOf(key) || current.usedUntil !== null) {
    await recordKey(warehouse, key, by);
  }
  return key;
}

/**
 * Another key from now on. The public half of every key before stays listed, so that packs made with them can be checked.
 * Written before it is recorded: a key that a crash left unrecorded is recorded at its first use.
 */
export async function rotateKey(warehouse: Warehouse, by: string): Promise<SigningKeyRecord> {
  await keyInUse(warehouse, by);
  const pem = freshSigningKey();
  writeSigningKey(warehouse, pem);
  await recordKey(warehouse, createPrivateKey(pem), by);
  const [current] = await listKeys(warehouse);
  return current!;
}

/** Every key that packs are or were signed with, the one in use first. */
export const listKeys = ({ db }: Warehouse): Promise<readonly SigningKeyRecord[]> =>
  db.query(sql.allKeys, {});

async function recordKey(warehouse: Warehouse, key: KeyObject, by: string): Promise<void> {
  const [fingerprint, now] = [fingerprintOf(key), warehouse.clock().toISOString()];
  await warehouse.db.write((writer) =>
    writer.transaction(async () => {
      await writer.run(sql.retireOtherKeys, { fingerprint, now });
      await writer.run(sql.recordKey, { fingerprint, publicKey: publicPem(key), now, by });
    }),
  );
}
