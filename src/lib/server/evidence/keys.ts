import type { KeyObject } from 'node:crypto';
import type { SigningKeyRecord } from '#lib/domain/packs/pack-record.ts';
import { freshSigningKey, signingKey, writeSigningKey } from '../warehouse/signing-key.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { fingerprintOf } from './container/signature.ts';
import { publicPem } from './pack-content.ts';
import * as sql from './packs.sql.ts';

/**
 * The key that packs are signed with, recorded at the first need: once `needed` resolves, so that a request which comes to
 * nothing leaves nothing.
 */
export async function keyInUse(
  warehouse: Warehouse,
  by: string,
  needed: Promise<unknown> = Promise.resolve(),
): Promise<KeyObject> {
  const key = signingKey(warehouse);
  const [current] = await warehouse.db.query(sql.allKeys, {});
  const isRecorded = current?.fingerprint === fingerprintOf(key) && current.usedUntil === null;
  if (isRecorded) return key;
  await needed;
  return recordKey(warehouse, by);
}

/**
 * Another key from now on. The public half of every key before stays listed, so that packs made with them can be checked.
 * Written before it is recorded: a key that a crash left unrecorded is recorded at its first use.
 */
export async function rotateKey(warehouse: Warehouse, by: string): Promise<SigningKeyRecord> {
  await keyInUse(warehouse, by);
  const fresh = fingerprintOf(await recordKey(warehouse, by, freshSigningKey()));
  return (await listKeys(warehouse)).find(({ fingerprint }) => fingerprint === fresh)!;
}

/** Every key that packs are or were signed with, the one in use first. */
export const listKeys = ({ db }: Warehouse): Promise<readonly SigningKeyRecord[]> =>
  db.query(sql.allKeys, {});

/**
 * Records the key in its file as the one in use, a fresh one after writing it there. Only one writer at a time: a pack that
 * is begun while the key changes does not bring the old one back.
 */
function recordKey(warehouse: Warehouse, by: string, fresh?: string): Promise<KeyObject> {
  return warehouse.record(
    (key) => ({ action: 'signing_key_recorded', object: `key:${fingerprintOf(key)}`, by }),
    async (writer) => {
      if (fresh !== undefined) writeSigningKey(warehouse, fresh);
      const key = signingKey(warehouse);
      const [fingerprint, now] = [fingerprintOf(key), warehouse.clock().toISOString()];
      await writer.run(sql.retireOtherKeys, { fingerprint, now });
      await writer.run(sql.recordKey, { fingerprint, publicKey: publicPem(key), now, by });
      return key;
    },
  );
}
