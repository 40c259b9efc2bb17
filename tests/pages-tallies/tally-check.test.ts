import { describe, expect, it } from 'vitest';
import {
  checkReport,
  findingKey,
  TALLY_CHECKS,
  type CheckedReport,
} from '#lib/domain/tallies/tally-check.ts';
import type { Tally } from '#lib/domain/tally.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { checkList, checkSentence } from '#lib/messages/tally-checks.ts';

type Figures = readonly [
  installs: number | null,
  accesses: number | null,
  installsCumulative: number | null,
  accessesCumulative: number | null,
];

function tally(
  [installs, accesses, installsCumulative, accessesCumulative]: Figures,
  more: Partial<Tally> = {},
) {
  const figures = { installs, accesses, installsCumulative, accessesCumulative };
  return {
    ...{ unitCode: 'a', month: '2024-07', ...figures, note: null, batchId: 2, version: 2 },
    ...{ origin: 'form' as const, receivedAt: '2024-07-12T00:00:00.000Z', simulated: false, ...more },
  };
}

const JUNE = tally([100, 300, 400, 900], { month: '2024-06', version: 1 });
const JULY: Figures = [120, 310, 520, 1210];

function codesOf(figures: Figures, before: Tally | null = JUNE, others: CheckedReport['others'] = []) {
  return checkReport({ tally: tally(figures), before, others }).map(({ code }) => code);
}

describe('a report', () => {
  it('that follows from the month before is not doubtful, nor is one with empty cells, nor a first one', () => {
    expect(codesOf(JULY)).toEqual([]);
    expect(codesOf([null, null, null, null])).toEqual([]);
    expect(codesOf(JULY, null)).toEqual([]);
  });

  it('with a figure below 0 is doubtful, one with 0 is not', () => {
    expect(codesOf([-1, 310, 399, 1210])).toEqual(['negative']);
    expect(codesOf([0, 0, 400, 900], { ...JUNE, installs: 5, accesses: 5 })).toEqual([]);
  });

  it('with more in the month than to date is doubtful, with as much in a first month it is not', () => {
    expect(codesOf([521, 600, 520, 700], null)).toEqual(['month_over_cumulative']);
    expect(codesOf([520, 700, 520, 700], null)).toEqual([]);
  });

  it('whose figure to date is not the last one and the month together is doubtful', () => {
    expect(checkReport({ tally: tally([120, 310, 530, 1210]), before: JUNE, others: [] })).toEqual([
      {
        code: 'cumulative_mismatch',
        details: {
          ...{ figure: 'installs', month: 120, last: 400, expected: 520, cumulative: 530 },
          ...{ lastMonth: '2024-06', exact: 1 },
        },
      },
    ]);
    expect(codesOf([null, 310, 390, 1210])).toEqual(['cumulative_mismatch']);
    expect(codesOf([null, 310, 450, 1210])).toEqual([]);
  });

  it('after months that nobody knows may have grown by more than its own month, not by less', () => {
    const april = { ...JUNE, month: '2024-04' };
    expect(codesOf([120, 310, 600, 1300], april)).toEqual([]);
    expect(codesOf([120, 310, 519, 1300], april)).toEqual(['cumulative_mismatch']);
  });

  it('with fewer accesses than installs is doubtful, with as many it is not', () => {
    expect(codesOf([120, 119, 520, 1019])).toEqual(['accesses_below_installs']);
    expect(codesOf([120, 120, 520, 1020])).toEqual([]);
  });

  it('with more than ten times the month before, or less than a tenth, is doubtful', () => {
    expect(codesOf([1001, 3001, 1401, 3901])).toEqual(['jump', 'jump']);
    expect(codesOf([1000, 3000, 1400, 3900])).toEqual([]);
    expect(codesOf([110, 29, 510, 929], { ...JUNE, installs: 1101 })).toEqual([
      'accesses_below_installs',
      'jump',
      'jump',
    ]);
  });

  it('whose figures are small does not jump', () => {
    expect(codesOf([90, 310, 490, 1210], { ...JUNE, installs: 2 })).toEqual([]);
    expect(codesOf([101, 310, 501, 1210], { ...JUNE, installs: 2 })).toEqual(['jump']);
  });

  it.each<[string, Figures, string]>([
    [
      'installs and accesses',
      [310, 120, 1210, 520],
      'installs/accesses installsCumulative/accessesCumulative',
    ],
    ['month and to date', [520, 1210, 120, 310], 'installs/installsCumulative accesses/accessesCumulative'],
    ['the two in the middle', [120, 520, 310, 1210], 'accesses/installsCumulative'],
  ])('with %s exchanged has them in the wrong columns, and nothing else', (_, figures, exchanged) => {
    expect(checkReport({ tally: tally(figures), before: JUNE, others: [] })).toEqual([
      { code: 'wrong_column', details: { exchanged } },
    ]);
  });

  it('with one figure for the month and to date has one in the wrong column, unless nothing was there before', () => {
    expect(codesOf([520, 310, 520, 1210])).toEqual(['wrong_column']);
    expect(codesOf([520, 710, 520, 1210], { ...JUNE, installs: 0, installsCumulative: 0 })).not.toContain(
      'wrong_column',
    );
  });

  it('sent twice with other figures is doubtful, with the same it is not', () => {
    const first = tally([1, 2, 3, 4], { version: 1 });
    expect(codesOf(JULY, JUNE, [first])).toEqual(['reported_twice']);
    expect(codesOf(JULY, JUNE, [tally(JULY, { version: 1 })])).toEqual([]);
    expect(codesOf(JULY, JUNE, [{ ...first, origin: 'history' }])).toEqual(['differs_from_consolidated']);
    expect(codesOf(JULY, JUNE, [tally(JULY, { origin: 'history' })])).toEqual([]);
  });

  it('with the figures of the form’s example is doubtful, with one of them it is not', () => {
    expect(codesOf([25, 60, 425, 960])).toEqual(['sample_row']);
    expect(codesOf([25, 61, 425, 961])).toEqual([]);
  });
});

describe('a check', () => {
  it('has a name, a sentence, what to do and an example in both languages', () => {
    for (const locale of LOCALES) {
      const list = checkList(locale);
      expect(list.map(({ code }) => code)).toEqual(TALLY_CHECKS.map(({ code }) => code));
      for (const { name, todo, example } of list) {
        expect([name, todo, example].every((text) => text.length >= 5 && !/undefined|NaN/.test(text))).toBe(
          true,
        );
      }
    }
  });

  it('says what it found in plain words', () => {
    const [finding] = checkReport({ tally: tally([120, 310, 1530, 1210]), before: JUNE, others: [] });
    expect(checkSentence(finding!, 'vi')).toBe(
      'Số người cài đặt lũy kế là 1.530, khác lũy kế tháng 6/2024 (400) cộng trong tháng (120) là 520.',
    );
  });

  it('has the same key for the same finding only', () => {
    const keyOf = (cumulative: number) =>
      findingKey(checkReport({ tally: tally([120, 310, cumulative, 1210]), before: JUNE, others: [] })[0]!);
    expect(keyOf(530)).toBe(keyOf(530));
    expect(keyOf(530)).not.toBe(keyOf(531));
  });
});
