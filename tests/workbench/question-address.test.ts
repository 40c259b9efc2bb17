import { describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { calendarMonth, ownDates, quarter, reportMonth, rollingYear } from '#lib/domain/period.ts';
import {
  betterOf,
  defaultQuestion,
  parseMeasure,
  type ClickQuestion,
} from '#lib/domain/workbench/click-question.ts';
import { parseQuestion, questionSearch } from '#lib/domain/workbench/question-address.ts';
import { VOCABULARY } from './vocabulary.ts';

const DEFAULT = defaultQuestion(VOCABULARY);
const parse = (search: string) => parseQuestion(new URLSearchParams(search), VOCABULARY);
const codeOf = (search: string) => {
  try {
    return parse(search) && 'none';
  } catch (error) {
    return error instanceof Fault ? `${error.code} ${error.details['parameter'] ?? ''}`.trim() : 'other';
  }
};

const LUC_NAM = { edition: '2024', level: 'district', code: '218' } as const;

/** One other value of each part, on its own and all together. */
const PARTS: readonly Partial<ClickQuestion>[] = [
  { measures: [{ of: 'tests' }, { of: 'download', statistic: 'share_below', limit: 37.5 }] },
  { groups: [] },
  { groups: ['operator', 'hour'] },
  { groups: ['mark_device_busy'] },
  ...[
    calendarMonth('2024-06'),
    quarter('2024-04'),
    rollingYear('2024-07'),
    ownDates('2024-06-01', '2024-06-16'),
  ].map((period) => ({ period })),
  { comparison: 'previous' },
  { comparison: reportMonth('2023-07') },
  { edition: '2025', level: 'commune' },
  { edition: '2025', level: 'province' },
  { level: 'province' },
  { areas: { only: [LUC_NAM], except: [{ edition: '2025', level: 'commune', code: '07210' }] } },
  { operators: { only: ['viettel', 'vinaphone'], except: ['itel'] } },
  { technologies: { only: [], except: [] } },
  { technologies: { only: ['4G', '5G'], except: [] } },
  { technologies: { only: [], except: ['5G'] } },
  { hours: { from: 22, to: 6 } },
  { weekdays: [6, 7] },
  { failed: 'as_zero' },
  { flagged: 'only' },
  { threshold: { is: 'below', value: 40 } },
  { minimumTests: 30 },
  { order: { by: 'value', direction: 'ascending' }, top: 10 },
];

describe('the address of a question', () => {
  it('gives the question back, and holds nothing of what is the default', () => {
    expect(questionSearch(DEFAULT, VOCABULARY).toString()).toBe('');
    expect(parse('')).toEqual(DEFAULT);
    const all = Object.assign(
      {},
      ...PARTS.filter((part) => !('level' in part && part.level === 'province')),
    ) as object;
    for (const part of [...PARTS, all]) {
      const question = { ...DEFAULT, ...part };
      const search = questionSearch(question, VOCABULARY);
      expect(search.toString()).not.toBe('');
      expect(parseQuestion(search, VOCABULARY)).toEqual(question);
    }
    expect(questionSearch({ ...DEFAULT, hours: { from: 22, to: 6 } }, VOCABULARY).toString()).toBe(
      'hours=22-6',
    );
  });

  it('takes the filter line of the pages as it is', () => {
    const carried =
      'period=report:2024-06&operator=viettel&technology=all&level=commune&failed=as_zero&flagged=excluded';
    expect(parse(`${carried}&statistic=median&standard=anything&version=12`)).toEqual({
      ...DEFAULT,
      measures: [{ of: 'download', statistic: 'median' }],
      period: reportMonth('2024-06'),
      operators: { only: ['viettel'], except: [] },
      technologies: { only: [], except: [] },
      edition: '2025',
      level: 'commune',
      failed: 'as_zero',
      flagged: 'excluded',
    });
    expect(parse('operator=all')).toEqual(DEFAULT);
  });

  it.each([
    ['measure=download.share_below', 'filter_value_unknown measure'],
    ['measure=download.mean.40', 'filter_value_unknown measure'],
    ['measure=toString.mean', 'filter_value_unknown measure'],
    [
      'measure=tests&measure=failed&measure=devices&measure=failed_share&measure=download.mean',
      'filter_value_unknown measure',
    ],
    ['group=planet', 'filter_value_unknown group'],
    ['group=hour&group=operator&group=weekday', 'filter_value_unknown group'],
    ['operator=nobody', 'filter_value_unknown operator'],
    ['not_technology=6G', 'filter_value_unknown not_technology'],
    ['area=district_2024:999', 'filter_value_unknown area'],
    ['area=district_1999:218', 'filter_value_unknown area'],
    ['edition=1999', 'filter_value_unknown edition'],
    ['edition=2024&level=commune', 'filter_value_unknown level'],
    ['hours=5-5', 'filter_value_unknown hours'],
    ['hours=22-25', 'filter_value_unknown hours'],
    ['weekday=8', 'filter_value_unknown weekday'],
    ['threshold=under:40', 'filter_value_unknown threshold'],
    ['top=0', 'filter_value_unknown top'],
    ['order=value', 'filter_value_unknown order'],
    ['compare=sometime', 'period_unknown'],
    ['order=change:ascending', 'question_without_comparison'],
    ['period=rolling:2024-07&compare=year_ago', 'question_base_missing'],
    ['period=month:2024-07&compare=report:2024-07', 'question_periods_overlap'],
    ['group=month&compare=previous', 'question_compares_times'],
    ['show=rows', 'filter_value_unknown show'],
    ['show=tests&compare=previous', 'question_lists_tests'],
    ['show=tests&threshold=below:40', 'question_lists_tests'],
    ['show=tests&min_tests=3', 'question_lists_tests'],
    ['show=tests&order=tests:ascending', 'question_lists_tests'],
    ['changed=worse', 'question_change_unsure'],
    ['measure=download.median&compare=previous&changed=worse', 'question_change_unsure'],
  ])('refuses %s', (search, code) => {
    expect(codeOf(search)).toBe(code);
  });
});

it('knows for each measure whether a higher value is better', () => {
  const better = (key: string) => betterOf(parseMeasure(key)!);
  expect(['download.mean', 'latency.share_below.50', 'upload.share_at_least.10'].map(better)).toEqual([
    'higher',
    'higher',
    'higher',
  ]);
  expect(
    ['jitter.median', 'download.share_below.40', 'latency.share_at_least.50', 'failed_share'].map(better),
  ).toEqual(['lower', 'lower', 'lower', 'lower']);
  expect(better('tests')).toBeNull();
});
