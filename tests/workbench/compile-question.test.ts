import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarMonth, ownDates } from '#lib/domain/period.ts';
import { FLAG_RULES } from '#lib/domain/quality-rule.ts';
import {
  COUNTS,
  defaultQuestion,
  GROUPS,
  measureKey,
  METRIC_STATISTICS,
  ORDERS,
  SHARES,
  type ClickQuestion,
  type Measure,
} from '#lib/domain/workbench/click-question.ts';
import { compileQuestion, compileTestsBehind } from '#lib/domain/workbench/compile-question.ts';
import type { Query, QueryValue } from '#lib/domain/workbench/query.ts';
import { VOCABULARY } from './vocabulary.ts';

const MARKS = FLAG_RULES.map(({ code }) => `mark_${code}`);

/** Functions with the agreed names and fields, every figure a plain mean with the least and greatest value as bounds. */
const FUNCTIONS = `
  create macro interval_of(v, n) as {'value': avg(v)::double, 'lower': min(v)::double, 'upper': max(v)::double,
    'tests': count(v), 'devices': n};
  create macro mean_interval(v, cluster, device := null) as interval_of(v, count(distinct device) filter (v is not null));
  create macro device_mean_interval(v, device) as interval_of(v, count(distinct device) filter (v is not null));
  create macro median_interval(v, cluster, device := null) as {'value': median(v)::double, 'lower': min(v)::double,
    'upper': max(v)::double, 'tests': count(v), 'devices': count(distinct device)};
  create macro difference_interval(v, is_now, cluster, device := null) as {'value': avg(case when is_now then v end)::double -
    avg(case when not is_now then v end)::double, 'lower': -1.0, 'upper': 1.0, 'tests': count(v), 'devices': 0};
  create macro share_interval(c, cluster, device := null) as interval_of(c::integer, count(distinct device));
  create macro area_name(code, edition, level) as code || ' in ' || edition`;

/** tested_on, hour, operator, technology, download, upload, latency, device, district, commune, marked. */
const ROWS = `
  ('2024-06-03', 23,   'viettel',   '4G', 10, 5, 30, 1, '218', '07210', false),
  ('2024-06-03', 2,    'viettel',   '4G', 30, 0, 40, 1, '218', '07210', false),
  ('2024-06-08', 12,   'viettel',   '4G', 80, 8, 50, 2, '220', '07228', true),
  ('2024-06-09', 12,   'vinaphone', '4G', 0,  0, null, 3, '218', '07210', false),
  ('2024-06-10', 12,   'vinaphone', '5G', 90, 9, 10, 3, '218', '07210', false),
  ('2024-06-11', null, null,        '4G', 50, 5, 20, 4, null, '07210', false),
  ('2024-05-06', 12,   'viettel',   '4G', 40, 4, 35, 1, '218', '07210', false),
  ('2024-05-07', 12,   'vinaphone', '4G', 20, 2, 60, 3, '220', '07228', false)`;

let db: DuckDBConnection;
beforeAll(async () => {
  db = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of FUNCTIONS.split(';')) await db.run(statement);
  await db.run(`create table batches as select 1 as batch, 'tests.csv' as file_name`);
  await db.run(`create table measurements as
    select tested_on::date as tested_on, hour, isodow(tested_on::date) as weekday,
      strftime(tested_on::date, '%Y-%m') as month, strftime(tested_on::date, '%Y-%m') as report_month,
      operator, technology::enum('4G', '5G') as technology, download_mbps::decimal(12, 3) as download_mbps,
      upload_mbps::decimal(12, 3) as upload_mbps, latency_ms, latency_ms as jitter_ms, download_mbps = 0 as failed,
      device, device as cluster, 1 as batch, 1 as row_number, district_2024, commune_2025, '24' as province_2024, '24' as province_2025, marked,
      ${MARKS.map((name) => `marked as ${name}`).join(', ')}
    from (values ${ROWS}) t(tested_on, hour, operator, technology, download_mbps, upload_mbps, latency_ms, device,
      district_2024, commune_2025, marked)`);
});

const JUNE: ClickQuestion = { ...defaultQuestion(VOCABULARY), period: calendarMonth('2024-06'), groups: [] };

async function rowsOf(question: Partial<ClickQuestion>) {
  const { sql, values } = compileQuestion({ ...JUNE, ...question });
  return (await db.runAndReadAll(sql, values)).getRowObjectsJson() as Record<
    string,
    { value: number; tests: string }
  >[];
}

/** The one figure of each row, by the first column. */
async function answer(question: Partial<ClickQuestion>): Promise<unknown[][]> {
  return (await rowsOf(question)).map((row) =>
    Object.values(row).map((value) => (value && typeof value === 'object' ? value.value : value)),
  );
}

const measures: Measure[] = [
  ...(['download', 'upload', 'latency', 'jitter'] as const).flatMap((of) => [
    ...METRIC_STATISTICS.map((statistic) => ({ of, statistic })),
    ...SHARES.map((statistic) => ({ of, statistic, limit: 37.5 })),
  ]),
  ...COUNTS.map((of) => ({ of })),
];

describe('a compiled question', () => {
  it('runs for every measure, group, order and comparison', async () => {
    const ran = new Set<string>();
    const area = { edition: '2024', level: 'district', code: '218' } as const;
    const commune = { edition: '2025', level: 'commune', code: '07210' } as const;
    const filters: Partial<ClickQuestion> = {
      areas: { only: [area, commune], except: [commune] },
      operators: { only: ['viettel', 'vinaphone'], except: ['itel', 'local'] },
      technologies: { only: [], except: ['5G'] },
      hours: { from: 22, to: 6 },
      weekdays: [6, 7],
      flagged: 'only',
      threshold: { is: 'at_most', value: 40 },
      minimumTests: 2,
      top: 3,
    };
    // Their counts have no common factor with the steps, so that each meets many others.
    for (let n = 0; n < 64; n++) {
      const [measure, group] = [measures[n % measures.length]!, GROUPS[(n * 3) % GROUPS.length]!];
      const over = ['month', 'report_month', 'week', 'day'].includes(group);
      const by = ORDERS[n % 4]!;
      const question: Partial<ClickQuestion> = {
        ...(n % 2 && filters),
        measures: n % 3 ? [measure] : [measure, measures[(n * 5 + 1) % measures.length]!],
        groups: n % 5 ? [group] : [group, GROUPS[(n + 1) % GROUPS.length]!],
        comparison: over || n % 5 === 0 ? null : 'previous',
        failed: n % 7 ? 'excluded' : 'as_zero',
      };
      const order = by === 'change' && !question.comparison ? null : { by, direction: 'descending' as const };
      await rowsOf({ ...question, order });
      ran.add(measureKey(measure)).add(group);
    }
    expect(ran.size).toBe(measures.length + GROUPS.length);
  });

  it('leaves failed tests out, or counts them as zeros', async () => {
    expect(await answer({})).toEqual([[42.5]]);
    expect(await answer({ failed: 'as_zero' })).toEqual([[34]]);
    expect(await answer({ measures: [{ of: 'tests' }] })).toEqual([['4']]);
    expect(await answer({ measures: [{ of: 'failed' }] })).toEqual([['1']]);
    expect(await answer({ measures: [{ of: 'failed_share' }] })).toEqual([[0.2]]);
  });

  it('takes an upload of 0 for failed, and keeps measures of different failures apart', async () => {
    const [download, upload] = [
      { of: 'download', statistic: 'mean' },
      { of: 'upload', statistic: 'mean' },
    ] as const;
    expect(await answer({ measures: [upload] })).toEqual([[6]]);
    expect(await answer({ measures: [download, upload, { of: 'tests' }, { of: 'failed_share' }] })).toEqual([
      [42.5, 6, '4', 0.2],
    ]);
  });

  it('counts over midnight, at weekends, and only or never the marked', async () => {
    expect(await answer({ hours: { from: 22, to: 6 } })).toEqual([[20]]);
    expect(await answer({ weekdays: [6, 7] })).toEqual([[80]]);
    expect(await answer({ flagged: 'only' })).toEqual([[80]]);
    expect(await answer({ flagged: 'excluded' })).toEqual([[30]]);
  });

  it('keeps what is unknown when a value is left out, and not when one is chosen', async () => {
    expect(await answer({ operators: { only: [], except: ['viettel'] } })).toEqual([[50]]);
    expect(await answer({ operators: { only: ['viettel'], except: [] } })).toEqual([[40]]);
    expect(await answer({ technologies: { only: [], except: ['4G'] } })).toEqual([[90]]);
    const area = { edition: '2024', level: 'district', code: '218' } as const;
    expect(await answer({ areas: { only: [], except: [area] } })).toEqual([[65]]);
  });

  it('takes areas of several levels together', async () => {
    const only = [
      { edition: '2024', level: 'district', code: '220' },
      { edition: '2025', level: 'commune', code: '07210' },
    ] as const;
    expect(await answer({ areas: { only, except: [] }, measures: [{ of: 'tests' }] })).toEqual([['4']]);
  });

  it('orders by the figure with a limit, a threshold and a minimum of tests', async () => {
    const groups = ['area'] as const;
    expect(await answer({ groups })).toEqual([
      ['218', '218 in 2024', 20],
      ['220', '220 in 2024', 80],
    ]);
    const highest = { by: 'value', direction: 'descending' } as const;
    expect(await answer({ groups, order: highest, top: 1 })).toEqual([['220', '220 in 2024', 80]]);
    expect(await answer({ groups, threshold: { is: 'below', value: 40 } })).toEqual([
      ['218', '218 in 2024', 20],
    ]);
    expect(await answer({ groups, minimumTests: 2 })).toEqual([['218', '218 in 2024', 20]]);
  });

  it('gives both periods and their difference, also where one of them has no tests', async () => {
    const groups = ['operator'] as const;
    const order = { by: 'change', direction: 'ascending' } as const;
    expect(await answer({ groups, comparison: 'previous', order })).toEqual([
      ['viettel', 0, 40, 40],
      ['vinaphone', null, null, 20],
      [null, null, 50, null],
    ]);
    const worse = { groups, comparison: 'previous', changed: 'worse' } as const;
    expect(compileQuestion({ ...JUNE, ...worse }).sql).toContain('having (download_mean_change).upper < 0');
    const latency = { ...JUNE, ...worse, measures: [{ of: 'latency', statistic: 'mean' }] } as const;
    expect(compileQuestion(latency).sql).toContain('having (latency_mean_change).lower > 0');
    expect(await answer(worse)).toEqual([]);
    const base = ownDates('2024-05-07', '2024-05-08');
    expect(await answer({ comparison: base, measures: [{ of: 'tests' }] })).toEqual([['4', '1', '3']]);
  });
});

/** Every measurement that is listed: its operator and download. */
async function listed({ sql, values }: Query): Promise<string[]> {
  const rows = (await db.runAndReadAll(sql, values as Record<string, string>)).getRowObjectsJson();
  return rows.map((row) => `${row.operator} ${row.download_mbps}`);
}

describe('the tests behind figures', () => {
  it('are those that the figures are computed from, once each', async () => {
    const tests = (question: Partial<ClickQuestion>) =>
      listed(compileQuestion({ ...JUNE, ...question, show: 'tests' }));
    expect(await tests({})).toEqual(['viettel 30.000', 'viettel 10.000', 'viettel 80.000', 'null 50.000']);
    const night = { hours: { from: 22, to: 6 }, measures: [{ of: 'upload', statistic: 'mean' }] } as const;
    expect(await tests(night)).toEqual(['viettel 10.000']);
    expect(await tests({ measures: [{ of: 'failed' }] })).toEqual(['vinaphone 0.000']);
    expect(
      await tests({ measures: [{ of: 'failed_share' }], technologies: { only: [], except: [] } }),
    ).toHaveLength(6);
    const highest = { by: 'value', direction: 'descending' } as const;
    expect(await tests({ order: highest, top: 2 })).toEqual(['viettel 80.000', 'null 50.000']);
  });

  it.each<[Partial<ClickQuestion>, string[]]>([
    [{ groups: ['operator', 'area'] }, ['operator', 'district_2024']],
    [{ groups: ['week', 'marked'], measures: [{ of: 'upload', statistic: 'median' }] }, ['week', 'marked']],
    [{ groups: ['day'], failed: 'as_zero' }, ['tested_on']],
    [{ groups: ['operator'], comparison: 'previous' }, ['operator']],
  ])('of one row are as many as its figures say: %j', async (question, columns) => {
    const rows = await rowsOf(question);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const figures = Object.entries(row).filter(([name]) => /load_\w+?(?<!_change)$/.test(name));
      const tests = figures.reduce((sum, [, figure]) => sum + Number(figure.tests), 0);
      const values = columns.map((name) => row[name] as unknown as QueryValue);
      expect(await listed(compileTestsBehind({ ...JUNE, ...question }, values))).toHaveLength(tests);
    }
  });
});

describe('the text of a query', () => {
  it('is short, with a clause a line and the chosen values by name', () => {
    const { sql, values } = compileQuestion({
      ...JUNE,
      groups: ['area'],
      operators: { only: ['vinaphone'], except: [] },
      order: { by: 'value', direction: 'ascending' },
      top: 10,
    });
    expect(sql).toBe(
      [
        'select',
        '  district_2024,',
        "  area_name(district_2024, '2024', 'district') as district,",
        '  mean_interval(download_mbps, cluster, device) as download_mean',
        'from measurements',
        'where tested_on >= $from and tested_on < $to',
        '  and operator = $operator',
        '  and technology = $technology',
        '  and not failed',
        '  and district_2024 is not null',
        'group by district_2024',
        'order by (download_mean).value, district_2024',
        'limit $top',
      ].join('\n'),
    );
    expect(values).toEqual({
      from: '2024-06-01',
      to: '2024-07-01',
      operator: 'vinaphone',
      technology: '4G',
      top: 10,
    });
  });
});
