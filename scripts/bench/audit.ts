import { join } from 'node:path';
import { AuditChain } from '#lib/server/audit/audit-chain.ts';
import { createAuditTable } from '#lib/server/audit/audit.sql.ts';
import { macOf } from '#lib/server/audit/entry-mac.ts';
import { verifyChain } from '#lib/server/audit/verify-chain.ts';
import { Database } from '#lib/server/db/database.ts';
import { statement } from '#lib/server/db/statement.ts';
import { inTemporaryFolder, report, timed, timedWithCpu } from './measure.ts';

const entries = Number(process.argv[2] ?? 100_000);
const AT_ONCE = 10_000;
const WHO = {
  kind: 'account',
  accountId: 7,
  name: 'Nguyễn Văn An',
  session: 'S12',
  address: '10.20.30.40',
} as const;
const SAID = {
  at: '2026-11-29T05:00:00.123Z',
  action: 'rows_seen',
  object: 'batch:12',
  before: null,
  after: '{"asked":"?period=month:2024-06&operator=viettel&edition=2024&level=district"}',
} as const;
const insertAll = statement<never, { rows: string }>()`
  insert into audit_entry
  select r.number, r.at, r.kind, r.accountId, r.name, r.session, r.address, r.action, r.object, r.before, r.after,
    r.previousMac, r.mac, r.keyId
  from (select unnest(from_json($rows, '[{"number": "INTEGER", "at": "TIMESTAMP", "kind": "VARCHAR",
    "accountId": "INTEGER", "name": "VARCHAR", "session": "VARCHAR", "address": "VARCHAR", "action": "VARCHAR",
    "object": "VARCHAR", "before": "VARCHAR", "after": "VARCHAR", "previousMac": "VARCHAR", "mac": "VARCHAR",
    "keyId": "VARCHAR"}]')) as r)
`;

await inTemporaryFolder(async (folder) => {
  const db = await Database.open({ path: join(folder, 'audit.duckdb'), threads: 1, memoryLimit: '100MB' });
  const chain = new AuditChain('accounts', null);
  await db.write((writer) => writer.run(createAuditTable, {}));
  const deed = { action: 'rows_seen', object: 'batch:12' } as const;
  let previousMac = '';
  for (let from = 1; from <= entries; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, entries - from + 1) }, (_, i) => {
      const said = { ...SAID, number: from + i, previousMac, keyId: chain.key.id };
      const mac = macOf('accounts', { ...said, who: WHO }, chain.key);
      previousMac = mac;
      return { ...said, ...WHO, mac };
    });
    await db.write((writer) => writer.run(insertAll, { rows: JSON.stringify(rows) }));
  }
  let found = '';
  const { ms, cpuMs } = await timedWithCpu(async () => {
    const { problem, entries: read } = await verifyChain(db, {
      ...{ chain: 'accounts', key: chain.key, heads: [], restored: null },
    });
    found = `${read.toLocaleString('en')} entries, ${problem === null ? 'sound' : 'NOT sound'}`;
  });
  const oneMs = await timed(() =>
    db.write((writer) => writer.transaction(() => chain.append(writer, new Date().toISOString(), deed))),
  );
  await db.close();
  report(`audit: a chain checked, ${found}`, ms / 1000, 's', `${(cpuMs / 1000).toFixed(2)} s of processor`);
  report('audit: one entry more', oneMs, 'ms');
});
