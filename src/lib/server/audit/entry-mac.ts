import { createHmac } from 'node:crypto';
import type { AuditChainName, ChainedEntry } from '#lib/domain/audit/audit-entry.ts';
import type { AuditKey } from './audit-key.ts';

/** HMAC-SHA-256 over all that an entry says, its chain and the MAC of the entry before. */
export function macOf(chain: AuditChainName, entry: Omit<ChainedEntry, 'mac'>, { bytes }: AuditKey): string {
  const { number, at, who, action, object, before, after, previousMac, keyId } = entry;
  const { kind, accountId, name, session, address } = who;
  const said = [
    ...[chain, number, Date.parse(at), kind, accountId, name, session, address],
    ...[action, object, before, after, previousMac, keyId],
  ];
  return createHmac('sha256', bytes).update(JSON.stringify(said)).digest('hex');
}
