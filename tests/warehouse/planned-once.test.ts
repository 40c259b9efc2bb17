import { expect, it } from 'vitest';
import { Database } from '#lib/server/db/database.ts';
import { statement } from '#lib/server/db/statement.ts';

it('a statement planned once reads its parameters and nothing else that looks like one, and leaves no value behind', async () => {
  const db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '64MB' });
  const made = statement<never, { word: string; limit: number }>()`
    create table found as select 'it''s $word' as text, $word || '!' as "$limit", 7 > $limit as beyond, $limit as most
  `;
  const kept = await db.write(async (writer) => {
    await writer.runPlannedOnce(made, { word: "d'accord", limit: 0.5 });
    const faulty = statement<never, { word: string }>()`create table found as select $word`;
    await expect(writer.runPlannedOnce(faulty, { word: 'x' })).rejects.toThrow('already exists');
    return writer.query(
      statement<{ given: string | null }>()`select getvariable('given')::varchar as given`,
      {},
    );
  });
  expect(kept).toEqual([{ given: null }]);
  expect(await db.query(statement<Record<string, unknown>>()`select * from found`, {})).toEqual([
    { text: "it's $word", $limit: "d'accord!", beyond: true, most: 0.5 },
  ]);
  await db.close();
});
