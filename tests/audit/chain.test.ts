import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeptHead } from '#lib/domain/audit/audit-entry.ts';
import type { RestoreNote } from '#lib/server/audit/restore-note.ts';
import { AuditChain, type Deed } from '#lib/server/audit/audit-chain.ts';
import { createAuditTable, entriesAfter } from '#lib/server/audit/audit.sql.ts';
import { auditKey } from '#lib/server/audit/audit-key.ts';
import { verifyChain } from '#lib/server/audit/verify-chain.ts';
import { authorOf, withWitness } from '#lib/server/audit/witness.ts';
import { Database } from '#lib/server/db/database.ts';

const AT = '2024-07-20T05:00:00.123Z';
const AN = { kind: 'account', accountId: 7, name: 'An', session: 'S12', address: '10.0.0.7' } as const;

let db: Database;
let chain: AuditChain;
beforeAll(async () => {
  db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '100MB' });
  await run(createAuditTable.text);
});
afterAll(() => db.close());
beforeEach(async () => {
  await run('delete from audit_entry');
  chain = new AuditChain('warehouse', null);
  for (let i = 1; i <= 6; i++) await add({ action: 'batch_undone', object: `batch:${i}`, by: 'Bình' });
});

const run = (text: string) => db.write((writer) => writer.run({ text }, {}));
const add = (deed: Deed) => db.write((writer) => writer.transaction(() => chain.append(writer, AT, deed)));
const check = (
  heads: readonly KeptHead[] = [],
  { key = chain.key, restored = null as RestoreNote | null } = {},
) => verifyChain(db, { chain: 'warehouse', key, heads, restored });
const headNow = async (at = AT): Promise<KeptHead> => ({ ...(await chain.head(db)), at, where: 'log' });

it('says who, from where, what and to what; a typed name only where nobody signed in', async () => {
  await withWitness(AN, () =>
    add({ action: 'grade_stated', object: 'batch:1', by: 'typed', before: { a: 1 }, after: { a: 2 } }),
  );
  const [typed, said] = await db.query(entriesAfter, { after: 5, most: 9 });
  expect(typed).toMatchObject({ number: 6, kind: 'program', name: 'Bình', session: null });
  expect(said).toMatchObject({
    ...{ number: 7, at: Date.parse(AT), accountId: 7, name: 'An', session: 'S12', address: '10.0.0.7' },
    ...{ action: 'grade_stated', object: 'batch:1', before: '{"a":1}', after: '{"a":2}' },
  });
  expect(withWitness(AN, () => authorOf('typed'))).toBe('An');
  expect(authorOf('typed')).toBe('typed');
});

it('is sound as it was written, and at every head that was told', async () => {
  const head = await headNow();
  await add({ action: 'data_changed' });
  expect(await check([head, await headNow()])).toEqual({
    ...{ chain: 'warehouse', entries: 7, heads: 2, problem: null, restores: [] },
  });
});

describe('names the entry that', () => {
  it.each([
    ['was edited', `update audit_entry set who_name = 'Chi' where entry_id = 3`, 'changed', 3],
    [
      'has another time',
      `update audit_entry set written_at = '2024-07-20 05:00:01' where entry_id = 3`,
      'changed',
      3,
    ],
    ['was taken out', 'delete from audit_entry where entry_id = 3', 'missing', 3],
    ['was taken out first', 'delete from audit_entry where entry_id = 1', 'missing', 1],
    [
      'was taken out, and the rest numbered anew',
      'delete from audit_entry where entry_id = 3; update audit_entry set entry_id = entry_id - 1 where entry_id > 3',
      'unlinked',
      3,
    ],
    [
      'changed places',
      'update audit_entry set entry_id = 9 where entry_id = 3; update audit_entry set entry_id = 3 where entry_id = 4; update audit_entry set entry_id = 4 where entry_id = 9',
      'unlinked',
      3,
    ],
    [
      'was linked over a gap',
      `delete from audit_entry where entry_id = 3; update audit_entry set entry_id = entry_id - 1 where entry_id > 3;
       update audit_entry set previous_mac = (select mac from audit_entry where entry_id = 2) where entry_id = 3`,
      'changed',
      3,
    ],
  ])('%s', async (_, text, kind, number) => {
    for (const step of text.split(';')) await run(step);
    expect((await check()).problem).toEqual({ kind, number });
  });
});

describe('with heads that were told elsewhere', () => {
  it('finds a tail that was cut', async () => {
    const head = await headNow();
    await run('delete from audit_entry where entry_id > 4');
    expect((await check()).problem).toBeNull();
    expect((await check([head])).problem).toEqual({ kind: 'cut', number: 6, head });
  });

  it('finds a chain that somebody wrote anew with another key', async () => {
    const head = await headNow();
    await run('delete from audit_entry');
    chain = new AuditChain('warehouse', null);
    for (let i = 1; i <= 7; i++) await add({ action: 'data_changed' });
    expect((await check()).problem).toBeNull();
    expect((await check([head])).problem).toMatchObject({ kind: 'head_differs', number: 6 });
  });

  it('takes a restore, written down, for what it is: how many entries went with it', async () => {
    const head = await headNow('2024-07-20T05:00:00.000Z');
    await run('delete from audit_entry where entry_id > 4');
    expect(
      (await check([head], { restored: { at: '2024-07-21T00:00:00Z', madeAt: AT, head: null } })).problem,
    ).toBeNull();
    await add({ action: 'restored' });
    const { problem, restores } = await check([head]);
    expect(problem).toBeNull();
    expect(restores).toEqual([{ at: AT, number: 5, lost: 2 }]);
    const later = { ...head, at: '2024-07-22T00:00:00Z' };
    expect((await check([later])).problem).toMatchObject({ kind: 'cut' });
  });
});

it('finds what was cut from a restored chain, before its restore is written down and after', async () => {
  const { number, mac } = await headNow();
  const restored = { at: '2024-07-21T00:00:00Z', madeAt: AT, head: { number, mac } };
  expect((await check([], { restored })).problem).toBeNull();
  await run('delete from audit_entry where entry_id = 6');
  const cut = { kind: 'cut', number: 6, head: { where: 'backup' } };
  expect((await check([], { restored })).problem).toMatchObject(cut);
  await add({ action: 'restored', after: { backupMadeAt: AT, head: restored.head } });
  expect((await check()).problem).toMatchObject(cut);
});

it('holds no entry of the other chain, and says where the key is another', async () => {
  const of = { chain: 'accounts', key: chain.key, heads: [], restored: null } as const;
  expect((await verifyChain(db, of)).problem).toEqual({ kind: 'changed', number: 1 });
  expect((await check([], { key: auditKey(null) })).problem).toEqual({ kind: 'key_absent', number: 1 });
});

it('is taken back with the change that it is of', async () => {
  const before = await chain.head(db);
  const failing = db.write((writer) =>
    writer.transaction(async () => {
      await chain.append(writer, AT, { action: 'data_changed' });
      throw new Error('full');
    }),
  );
  await expect(failing).rejects.toThrow('full');
  expect(await chain.head(db)).toEqual(before);
});
