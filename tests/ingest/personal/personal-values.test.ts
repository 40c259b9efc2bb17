import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BITS_CELL, CELL_ID_CELL, LEAST_CHARACTERS } from '#lib/domain/personal/patterns.ts';
import { maskPersonal, personalKind } from '#lib/domain/personal/personal-values.ts';
import { Database } from '#lib/server/db/database.ts';
import { fragment, statement } from '#lib/server/db/statement.ts';
import { kindOfText, masked } from '#lib/server/ingest/personal/personal.sql.ts';
import { Dice } from '../fuzz/damage.ts';
import { measuredCell } from './measured-cells.ts';
import { sentence, squeezed, type Spelling } from './spellings.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const CASES = 3000;
const personal = SEEDS.map((seed) => draw(seed, sentence));
const measured = SEEDS.map((seed) => draw(seed + 100, measuredCell));

function draw<T>(seed: number, from: (dice: Dice) => T): T[] {
  const dice = new Dice(seed);
  return Array.from({ length: CASES }, () => from(dice));
}
/** After the number is cut out, an e-mail address without brackets still stands there. */
const INSEPARABLE = 'lan at gmail.com, 0912345671';
const comesOut = (text: string, { core }: Spelling) => squeezed(text).includes(core);

describe('personal values', () => {
  it.each(SEEDS)('are recognised and masked in 3,000 spellings and sentences (seed %i)', (seed) => {
    const cases = personal[SEEDS.indexOf(seed)]!;
    const missed = cases.filter(
      (one) => personalKind(one.text) === null || comesOut(maskPersonal(one.text), one),
    );
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  it('are not found in 18,000 cells of measurements', () => {
    const wrong = measured.flat().filter((text) => personalKind(text) !== null);
    expect(wrong).toEqual([]);
  });

  it('have more characters than the cells that are passed over', () => {
    const characters = [...'0189Ae@.- '];
    const longer = (texts: string[]) => texts.flatMap((text) => characters.map((next) => text + next));
    const texts = Array.from({ length: LEAST_CHARACTERS - 1 }).reduce<string[]>(longer, ['']);
    expect(texts).toHaveLength(100_000);
    expect(texts.filter((text) => personalKind(text) !== null)).toEqual([]);
    expect(personalKind('a@b.vn')).toBe('email');
  });

  it.each([
    ['phone', '0912345671'],
    ['phone', '912345671'],
    ['phone', '912 345 671'],
    ['phone', '0912.345.671'],
    ['phone', '+84 912 345 671'],
    ['phone', '84912345671'],
    ['phone', '(+84)912345671'],
    ['phone', 'gọi 912345671'],
    ['phone', 'gọi912345671'],
    ['phone', '０９１２３４５６７１'],
    ['phone', '9.12345671E8'],
    ['phone', '9,12345671E+08'],
    ['phone', '912345671.0'],
    ['phone', '01672345678'],
    ['phone', '1672 345 678'],
    ['phone', '0204 3555 123'],
    ['id_number', '024099012345'],
    ['id_number', '24099012345'],
    ['id_number', '1099012345'],
    ['id_number', '0270-13-15-2087 08:15'],
    ['device_number', '353617/12/199774/1'],
    ['id_number', '121234567'],
    ['device_number', '867530912345671'],
    ['device_number', '452040123456789'],
    ['email', 'Lan <lan.nguyen@vidu.vn>'],
    ['licence_plate', '98A-123.45'],
    ['licence_plate', 'xe 98-B1 123.45'],
  ])('tell %s in %s', (kind, text) => {
    expect(personalKind(text)).toBe(kind);
  });

  it('leave what stands beside them', () => {
    expect(maskPersonal('Số 5 Lê Lợi, ĐT 0912-345-671, xã Tân Mỹ')).toBe('Số 5 Lê Lợi, ĐT ***, xã Tân Mỹ');
  });

  it('leave nothing of a text with a value that cannot be cut out', () => {
    expect(maskPersonal(INSEPARABLE)).toBe('***');
  });

  it('may not be told from a speed in bit/s, or from the id of a cell: such columns keep their numbers', () => {
    expect(personalKind('912345671', BITS_CELL)).toBeNull();
    expect(personalKind('0912345671', BITS_CELL)).toBe('phone');
    expect(personalKind('84912345671', BITS_CELL)).toBe('phone');
    expect(personalKind('123456789', CELL_ID_CELL)).toBeNull();
    expect(personalKind('912345671', CELL_ID_CELL)).toBe('phone');
  });
});

describe('the same in SQL', () => {
  let db: Database;
  beforeAll(async () => {
    db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '512MB' });
  });
  afterAll(() => db.close());

  it('gives the same kind and the same masked text', async () => {
    const texts = [
      ...personal.flatMap((cases) => cases.map(({ text }) => text)),
      ...measured.flat(),
      INSEPARABLE,
    ];
    const text = fragment`text`;
    const found = await db.query(
      statement<{ text: string; kind: string | null; masked: string }, { texts: string }>()`
        select text, ${kindOfText(text)} as kind, ${masked(text)} as masked
        from (select unnest(from_json($texts, '["VARCHAR"]')) as text)
      `,
      { texts: JSON.stringify(texts) },
    );
    const different = found.filter(
      (row) => row.kind !== personalKind(row.text) || row.masked !== maskPersonal(row.text),
    );
    expect(different).toEqual([]);
    expect(found).toHaveLength(texts.length);
  });
});
