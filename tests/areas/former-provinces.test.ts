import { sum } from 'd3';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { areaStatisticsExport } from '#lib/server/exports/area-exports.ts';
import { outlinesOfParts } from '#lib/server/areas/shown-areas.ts';
import { loadReference } from '#lib/server/reference.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { simulateMeasurements, SIMULATED_HEADER } from '#lib/server/simulation/simulate-measurements.ts';
import { simulatedAreas } from '#lib/server/simulation/simulated-areas.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaProfile } from '#lib/server/statistics/area-profile.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { quotas } from '#lib/server/statistics/quotas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { trend } from '#lib/server/statistics/trend.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { faultOf, load, openWarehouse } from '../ingest/support.ts';
import { formerReference } from './former-reference.ts';

const SAMPLE = {
  ...{ seed: 24, tests: 3_000, from: '2024-05-13', to: '2024-07-13' },
  ...{ untidyShare: 0.01, namedOnlyShare: 0.1 },
} as const;
const PERIOD = 'period=report:2024-07';
const PART = 'within=2024/province/24';

let warehouse: Warehouse;
const filterOf = (query: string): Promise<Filter> =>
  resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(query)));

/** Everything that is judged of former Bắc Giang, in its districts and in its communes of 2025. */
async function figures() {
  const [districts, communes] = await Promise.all([
    filterOf(`${PERIOD}&edition=2024&level=district`),
    filterOf(`${PERIOD}&edition=2025&level=commune`),
  ]);
  const of = (filter: Filter) =>
    Promise.all([
      areaStatistics(warehouse, filter, { by: 'area_operator' }),
      areaChanges(warehouse, filter),
      trend(warehouse, filter, { code: null, months: 3 }),
      quotas(warehouse, filter),
    ]);
  const { outside } = await overview(warehouse, parseFilterChoice(new URLSearchParams(PERIOD)));
  const { byArea, areas, cells, windowsJudged } = await gaps(warehouse, districts, 7);
  return JSON.stringify({
    ...{ districts: await of(districts), communes: await of(communes), outside },
    ...{ byArea, areas, cells, windowsJudged },
  });
}

const row = (day: string, mbps: number, commune: string, district = '') =>
  `${day} 08:00;Viettel;4G;${mbps};${commune};${district}`;
/** One test a day in a place. */
const testsIn = (month: string, mbps: number, commune: string, district = '') =>
  Array.from({ length: 12 }, (_, i) =>
    row(`${String(i + 1).padStart(2, '0')}/${month}`, mbps + i, commune, district),
  );
const HEADER = 'Thời gian;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Xã;Huyện';

let before: string;
beforeAll(async () => {
  warehouse = await openWarehouse('no areas', () => new Date('2026-12-01T05:00:00Z'));
  await loadReference(warehouse, formerReference());
  const areas = await simulatedAreas(warehouse, SAMPLE.to);
  const rows = [SIMULATED_HEADER, ...simulateMeasurements({ ...SAMPLE, areas })];
  await load(warehouse, 'mo-phong.csv', rows.map((cells) => cells.join(',')).join('\n'), { simulated: true });
  before = await figures();
  await loadReference(warehouse, 'data/reference');
}, 120_000);

describe('a warehouse made before the province of today', () => {
  it('keeps every figure of the ten districts and of the 58 communes to the digit', async () => {
    expect(
      JSON.parse(before).districts[0].filter((row: AreaStatistic) => row.operator === null),
    ).toHaveLength(10);
    expect(JSON.parse(before).communes[0].filter((row: AreaStatistic) => row.operator === null)).toHaveLength(
      58,
    );
    expect(JSON.parse(await figures())).toEqual(JSON.parse(before));
  });

  it('opens on the ten districts, the only ones with tests', async () => {
    const { filter, areas } = await overview(warehouse, parseFilterChoice(new URLSearchParams(PERIOD)));
    expect([filter.edition, filter.level, filter.within]).toEqual([
      '2024',
      'district',
      { edition: '2024', level: 'province', code: '24' },
    ]);
    expect(areas).toHaveLength(10);
  });
});

describe('a map of areas', () => {
  it('leaves out the former province that has nothing to show', async () => {
    const districts = { edition: '2024', level: 'district' } as const;
    const drawn = async (...codes: string[]) =>
      (await outlinesOfParts(warehouse, districts, codes)).features.length;
    expect([await drawn('218'), await drawn('256'), await drawn('218', '256'), await drawn()]).toEqual([
      10, 8, 18, 18,
    ]);
    const communes = { edition: '2025', level: 'commune' } as const;
    expect((await outlinesOfParts(warehouse, communes, ['07210'])).features).toHaveLength(99);
  });
});

describe('where both former provinces have tests', () => {
  const BAC_GIANG = ['Xã Cẩm Lý', 'Huyện Lục Nam'] as const;
  const BAC_NINH = ['Phường Võ Cường', 'Thành phố Bắc Ninh'] as const;
  const IN_2024 = 'from=2024-06-01&to=2024-07-01';
  const IN_2025 = 'from=2025-08-01&to=2025-09-01';
  const IN_2026 = 'from=2026-10-01&to=2026-11-01';
  const rowsOf = async (query: string) => areaStatistics(warehouse, await filterOf(query));
  const testsOf = async (query: string) => sum(await rowsOf(query), ({ tests }) => tests);

  beforeAll(async () => {
    const rows = [
      ...testsIn('06/2024', 30, ...BAC_NINH),
      ...testsIn('08/2025', 50, BAC_GIANG[0]),
      ...testsIn('08/2025', 30, 'Phường Võ Cường'),
      ...testsIn('10/2026', 30, 'Phường Võ Cường'),
    ];
    await load(warehouse, 'hai-tinh.csv', [HEADER, ...rows].join('\n'));
  });

  it('a period of 2024 opens on all 18 districts; keeping to a part takes its districts and tests alone', async () => {
    const whole = await filterOf(IN_2024);
    expect([whole.edition, whole.level, whole.within]).toEqual(['2024', 'district', null]);
    expect(await rowsOf(IN_2024)).toHaveLength(18);
    for (const [code, districts, communes] of [
      ['24', 10, 58],
      ['27', 8, 41],
    ] as const) {
      const within = `${IN_2024}&within=2024/province/${code}`;
      expect(await rowsOf(within)).toHaveLength(districts);
      expect(await rowsOf(`${within}&edition=2025&level=commune`)).toHaveLength(communes);
      expect(await rowsOf(`${within}&edition=2026&level=commune`)).toHaveLength(communes);
    }
    expect(await testsOf(`${IN_2024}&within=2024/province/27`)).toBe(12);
    const parts = ['24', '27'].map((code) => testsOf(`${IN_2024}&within=2024/province/${code}`));
    expect(sum(await Promise.all(parts))).toBe(await testsOf(IN_2024));
    expect(await rowsOf(`${IN_2024}&within=2024/district/256`)).toMatchObject([{ code: '256', tests: 12 }]);
  });

  it('totals, changes, quotas, gaps, profiles and files keep to it too', async () => {
    const filter = await filterOf(`${IN_2024}&within=2024/province/27`);
    const [months, changes, rows, found] = await Promise.all([
      trend(warehouse, filter, { code: null, months: 3 }),
      areaChanges(warehouse, filter),
      quotas(warehouse, filter),
      gaps(warehouse, filter, 7),
    ]);
    expect(sum(months, ({ tests }) => tests)).toBe(12);
    expect(new Set(changes.map(({ code }) => code)).size).toBe(8);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(8);
    expect(sum(rows, ({ operator, tests }) => (operator === null ? tests : 0))).toBe(12);
    expect(found.byArea).toHaveLength(41);
    const file = new URLSearchParams(`${IN_2024}&within=2024/province/27&format=json`);
    const { body: text } = await areaStatisticsExport(warehouse, file, null);
    const body = JSON.parse(String(text)) as {
      filter: { within: string };
      rows: object[];
    };
    expect([body.filter.within, body.rows.length]).toEqual(['2024/province/27', 8]);
    const profile = await areaProfile(warehouse, { edition: '2024', level: 'district', code: '256' }, filter);
    expect([profile.level.areas.length, profile.isOutsidePart]).toEqual([8, false]);
  });

  it('an area of the other part is shown among all areas, as nothing is kept to', async () => {
    const asked = parseFilterChoice(new URLSearchParams(`${IN_2024}&${PART}`));
    const profile = await areaProfile(warehouse, { edition: '2024', level: 'district', code: '256' }, asked);
    expect([profile.filter.within, profile.isOutsidePart, profile.level.areas.length]).toEqual([
      null,
      true,
      18,
    ]);
    expect(profile.statistic.tests).toBe(12);
  });

  it('from 1/7/2025 the province is one: 99 communes, those without tests untested, parts by choice', async () => {
    const { filter, areas, statistics } = await overview(
      warehouse,
      parseFilterChoice(new URLSearchParams(IN_2025)),
    );
    expect([filter.edition, filter.level, filter.within, areas.length]).toEqual([
      '2025',
      'commune',
      null,
      99,
    ]);
    expect(statistics.filter(({ operator, tests }) => operator === null && tests > 0)).toHaveLength(2);
    expect(statistics.filter(({ verdict }) => verdict === 'untested')).toHaveLength(97);
    expect(await rowsOf(`${IN_2025}&${PART}`)).toHaveLength(58);
    expect(await testsOf(`${IN_2025}&${PART}`)).toBe(12);
    const latest = await filterOf(IN_2026);
    expect([latest.edition, latest.level, latest.within]).toEqual(['2026', 'commune', null]);
  });

  it('refuses a part that does not exist, is narrower than the level, or is no key', async () => {
    const codeOf = async (query: string) => (await faultOf(filterOf(query))).code;
    expect(await codeOf('within=2024/province/99')).toBe('unit_unknown');
    expect(await codeOf('within=2025/commune/07210&level=district')).toBe('filter_part_too_narrow');
    expect(() => parseFilterChoice(new URLSearchParams('within=24'))).toThrow();
  });
});
