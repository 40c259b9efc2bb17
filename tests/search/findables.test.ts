import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { find } from '#lib/domain/search/match.ts';
import { askedQuestion } from '#lib/server/search/asked-question.ts';
import { findables } from '#lib/server/search/findables.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openLedger } from '../case-ledger/case-steps.ts';

let warehouse: Warehouse;
beforeAll(async () => ({ warehouse } = await openLedger()));
afterAll(() => warehouse.close());

/** The addresses that a text leads to, as somebody asks. */
async function found(text: string, actor: Actor = { kind: 'machine' }): Promise<readonly string[]> {
  const things = await findables({ warehouse, actor, locale: 'vi' });
  return find(text, things, 10).map(({ href }) => href);
}

it('finds a page by what people call it as well', async () => {
  expect(await found('công văn')).toEqual(['/cases', '/cases/letters']);
  expect(await found('nhac nho')).toEqual(['/tallies/reminders']);
  expect(await found('sao lưu')).toEqual(['/admin']);
});

it('finds the overview of an operator', async () => {
  expect(await found('vinaphone')).toEqual(['/?operator=VNPT']);
});

it('asks a question, or hands one over that is understood in part, if it names nothing', async () => {
  const asked = async (text: string, isNoName = true) => {
    const searcher = { warehouse, actor: { kind: 'machine' }, locale: 'vi' } as const;
    return (await askedQuestion(searcher, text, isNoName)).map(({ href }) => href);
  };
  const [href] = await asked('tải lên theo nhà mạng');
  expect(href).toMatch(/^\/workbench\?(?!words=)/);
  const part = 'tải lên theo nhà mạng ở xyzzy';
  const [given] = await asked(part);
  expect(new URL(given!, 'http://localhost').searchParams.get('words')).toBe(part);
  expect(await asked(part, false)).toEqual([]);
  expect(await asked('xyzzy foo bar')).toEqual([]);
  expect(await asked(`tải lên theo nhà mạng${' 4G'.repeat(70)}`)).toEqual([]);
});

it('finds no page that somebody may not see', async () => {
  expect(await found('công văn', { kind: 'nobody' })).toEqual([]);
  expect(await found('vinaphone', { kind: 'nobody' })).toEqual([]);
});
