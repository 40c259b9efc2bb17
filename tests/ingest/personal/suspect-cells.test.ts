import { expect, it } from 'vitest';
import { personalKind } from '#lib/domain/personal/personal-values.ts';
import { Database } from '#lib/server/db/database.ts';
import { fragment, literalList, statement, type Fragment } from '#lib/server/db/statement.ts';
import { timeForms } from '#lib/server/ingest/mapping/time-forms.ts';
import { isPlainNumber } from '#lib/server/ingest/stage/suspect-cells.sql.ts';
import { Dice } from '../fuzz/damage.ts';
import { sentence } from './spellings.ts';

/** The texts of which a condition on `text` (and its number, `value`) holds. */
async function thoseOf(texts: readonly string[], condition: Fragment): Promise<string[]> {
  const db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '500MB' });
  const passed = statement<{ text: string }, { texts: string }>()`
    select text from (select unnest(from_json($texts, '["VARCHAR"]')) as text), lateral (select try_cast(text as double) as value)
    where ${condition}
  `;
  const rows = await db.query(passed, { texts: JSON.stringify(texts) });
  await db.close();
  return rows.map(({ text }) => text);
}
const isNumber = fragment`value is not null and ${isPlainNumber(fragment`text`, fragment`value`)}`;

it('100,000 cells drawn of what numbers are made of hold no personal value where they are passed over (seed 11)', async () => {
  const dice = new Dice(11);
  const characters = [...'0123456789012345678901234567890123456789....,_-+eE '];
  const texts = Array.from({ length: 100_000 }, () =>
    Array.from({ length: 6 + dice.below(9) }, () => dice.pick(characters)).join(''),
  );
  const passed = await thoseOf(texts, isNumber);
  expect(passed.length).toBeGreaterThan(5_000);
  expect(passed.filter((text) => personalKind(text) !== null)).toEqual([]);
});

it.each(['912345671', '0912345671', '11E-0000', '11e-0000', '51.263_0047', '1.912345678901', 'x'])(
  '%s is no number to pass over',
  async (text) => {
    expect(await thoseOf([text], isNumber)).toEqual([]);
  },
);

it.each(['day-month', 'month-day'] as const)(
  'no personal value of 3,000 is read as a time in any form, nor is its number alone (%s, seed 13)',
  async (order) => {
    const dice = new Dice(13);
    const texts = Array.from({ length: 3000 }, () => sentence(dice)).flatMap(({ text, core }) => [
      text,
      core,
    ]);
    const forms = literalList(timeForms(order).map(({ form }) => form));
    const isTime = fragment`try_strptime(text || ' ', ${forms}) is not null`;
    expect(await thoseOf(['13/06/2024 08:00'], isTime)).toHaveLength(order === 'day-month' ? 1 : 0);
    expect(await thoseOf(texts, isTime)).toEqual([]);
  },
);
