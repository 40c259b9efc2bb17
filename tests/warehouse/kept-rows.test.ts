import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, type Writer } from '#lib/server/db/database.ts';
import { KeptRows } from '#lib/server/db/kept-rows.ts';
import { statement, type Fragment } from '#lib/server/db/statement.ts';

const createWords = statement()`create table word (text varchar)`;
const addWord = statement<never, { text: string }>()`insert into word values ($text)`;
const dropWord = statement<never, { text: string }>()`delete from word where text = $text`;
/** Takes some tenths of a second. */
const counted = statement()`select count(*) as found from range(100_000_000) as t(i) where hash(i) % 7 = 3`;
const words = statement<{ text: string }>()`select text from word order by text`;
const typeOf = statement<
  { type: string },
  { value: string | number | null }
>()`select typeof($value) as type`;

let db: Database;
beforeAll(async () => {
  db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '100MB' });
  await db.write((writer) => writer.run(createWords, {}));
});
afterAll(() => db.close());

const add = (text: string) => (writer: Writer) => writer.run(addWord, { text });
const listed = async () => (await db.queryKept(words, {})).map(({ text }) => text);

describe('rows that are kept', () => {
  it('are read once for all who ask, until the file has changed', async () => {
    const [first, beside] = await Promise.all([db.queryKept(words, {}), db.queryKept(words, {})]);
    expect(beside).toBe(first);
    expect(await db.queryKept(words, {})).toBe(first);
    await db.write(add('một'));
    expect(await listed()).toEqual(['một']);
    await db.write((writer) => writer.append('word', [['hai']]));
    expect(await listed()).toEqual(['hai', 'một']);
  });

  it('are those of before while a change is being made, and of after once it has ended', async () => {
    const kept = await db.queryKept(words, {});
    const before = kept.map(({ text }) => text);
    await db.write(async (writer) => {
      await writer.transaction(async () => {
        await add('ba')(writer);
        expect(await db.queryKept(words, {})).toBe(kept);
      });
      expect(await listed()).toEqual(['ba', ...before]);
      await add('bốn')(writer);
      expect(await listed()).toEqual(['ba', 'bốn', ...before]);
    });
  });

  it('come while as much is computed as can be at once', async () => {
    const ended: string[] = [];
    const long = Array.from({ length: 3 }, () => db.query(counted, {}).then(() => ended.push('long')));
    await db.write(add('mười'));
    await listed();
    ended.push('kept');
    await Promise.all(long);
    expect(ended).toEqual(['kept', 'long', 'long', 'long']);
    await db.write((writer) => writer.run(dropWord, { text: 'mười' }));
  });

  it('are of each value by itself', async () => {
    const types = [];
    for (const value of [1, '1', null, 'null', 0.5])
      types.push((await db.queryKept(typeOf, { value }))[0]!.type);
    expect(types).toEqual(['INTEGER', 'VARCHAR', '"NULL"', 'VARCHAR', 'DOUBLE']);
  });

  it('of who sees a part only are read anew too', async () => {
    const views = (schema: Fragment, tables: Fragment) => [
      statement()`create view ${schema}.word as select text from ${tables}.word`,
    ];
    const part = await db.narrowed('part', views);
    expect(await part.queryKept(words, {})).toHaveLength(4);
    await db.write(add('năm'));
    expect(await part.queryKept(words, {})).toHaveLength(5);
    await part.close();
  });
});

describe('rows that were being read as the file changed', () => {
  it('go to who asked before, and are kept for nobody', async () => {
    const changes = { seen: 0 };
    const kept = new KeptRows(changes);
    let end!: (rows: { text: string }[]) => void;
    const old = kept.of(words, {}, () => new Promise<{ text: string }[]>((resolve) => (end = resolve)));
    changes.seen += 1;
    const now = await kept.of(words, {}, async () => [{ text: 'mới' }]);
    end([{ text: 'cũ' }]);
    expect([await old, now]).toEqual([[{ text: 'cũ' }], [{ text: 'mới' }]]);
    expect(await kept.of(words, {}, async () => [])).toBe(now);
    changes.seen += 1;
    const late = kept.of(words, {}, async () => {
      changes.seen += 1;
      return [{ text: 'cũ' }];
    });
    expect(await late).toEqual([{ text: 'cũ' }]);
    expect(await kept.of(words, {}, async () => [])).toEqual([]);
  });

  it('and could not be are asked again', async () => {
    const kept = new KeptRows({ seen: 0 });
    await expect(kept.of(words, {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await kept.of(words, {}, async () => [{ text: 'một' }])).toEqual([{ text: 'một' }]);
  });
});
