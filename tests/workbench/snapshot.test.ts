import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCompared } from '#lib/domain/change.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import type { IntervalValue } from '#lib/domain/workbench/catalog-view.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { standardVerdicts } from '#lib/server/statistics/standard-verdicts.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import { sampleSnapshot, type SampleSnapshot } from './sample-snapshot.ts';

/**
 * Tests of a year with everything that sets them apart, known or not. In a1 every device is known and marked tests are
 * slow: the verdict depends on whether they count; in c1 many failed, and it depends on those. In a2 and b2 few have a device, and how many a person made is stated in b2 only.
 */
const mixed = statement()`insert into world_test by name
  select * exclude (i), case when place = 'a2' then null else 3 end as per_person,
    case when place in ('a1', 'c1') or hash(i, 7) % 4 > 0 and (place not in ('a2', 'b2') or hash(i, 14) % 5 = 0)
      then hash(((hash(i, 8) % 1000) / 1000) ** 4 * 3000) end as device,
    case when hash(i, 5) % 20 < case when place = 'c1' then 7 else 1 end then 0 else (hash(i, 6) % 90000)::integer
      // case when place = 'a1' and flags > 0 then 9 when place = 'b2' then 2 else 1 end end as download_kbps
  from (
    select i, date '2023-07-01' + (hash(i) % 366)::integer as tested_on,
      case when hash(i, 1) % 3 > 0 then timestamp '2023-07-01' + interval (hash(i, 1) % 24) hour end as tested_at,
      ['a1', 'a2', 'b1', 'b2', 'c1', 'nowhere'][(1 + hash(i, 2) % 6)::integer] as place,
      ['VTT', 'VNPT', 'MBF', null][(1 + hash(i + 50000) % 4)::integer] as operator,
      ['4G', '4G', '5G'][(1 + hash(i, 4) % 3)::integer] as technology,
      case when hash(i, 15) % 3 > 0 then (hash(i, 16) % 60000)::integer end as upload_kbps,
      case when hash(i, 9) % 2 = 0 then 106 + (hash(i, 10) % 500) / 1e4 end as longitude,
      case when hash(i, 9) % 2 = 0 then 21 + (hash(i, 11) % 500) / 1e4 end as latitude,
      (hash(i, 12) % 5 = 0)::integer as flags
    from range(20000) as t(i)
  )`;

let warehouse: Warehouse;
let snapshot: SampleSnapshot;

beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: mixed });
  snapshot = await sampleSnapshot(warehouse);
});
afterAll(async () => {
  snapshot.close();
  await warehouse.close();
});

describe('a snapshot', () => {
  it('has the views of the catalog with its columns and types, and every measurement once', async () => {
    const { editions } = await readCatalog(warehouse);
    for (const { name, columns } of catalogOf(editions)) {
      const held = await snapshot.rows<{ column_name: string; column_type: string }>(`describe ${name}`);
      const typed = held.map((row) => [row.column_name, row.column_type.replace(/^ENUM.*/, 'ENUM')]);
      expect([name, ...typed]).toEqual([name, ...columns.map((column) => [column.name, column.type])]);
    }
    const [{ tests } = { tests: 0 }] = await snapshot.rows<{ tests: number }>(
      'select count(*)::integer as tests from measurements',
    );
    expect(tests).toBe(20000);
  });
});

const AREAS = ['edition=old&level=district', 'edition=new&level=commune'];
const YEAR = 'from=2023-07-01&to=2024-07-01';
/** Failed and marked tests counted or not, the year and a part of it. */
const CHOICES = AREAS.flatMap((areas) =>
  [YEAR, `${YEAR}&failed=as_zero&flagged=excluded`, 'from=2024-01-01&to=2024-03-15&flagged=excluded'].map(
    (choice) => `${areas}&${choice}`,
  ),
);
/** For verdicts, single days beside these, with too few of everything or none. */
const FEW = AREAS.flatMap((areas) =>
  ['from=2024-06-27&to=2024-06-28', 'from=2024-06-28&to=2024-06-29', 'from=2024-07-05&to=2024-07-06'].map(
    (choice) => `${areas}&${choice}`,
  ),
);

/** The verdicts and reasons that were compared. */
const seen = new Set<string>();

describe('the functions', () => {
  it.each(CHOICES)('give the digits of the pages: %s', async (choice) => {
    const filter = await resolveFilter(
      warehouse,
      parseFilterChoice(new URLSearchParams(`${choice}&technology=4G&standard=4g-40`)),
    );
    const where = `technology = '4G' and tested_on >= '${filter.period.from}' and tested_on < '${filter.period.to}'
      ${filter.flagged === 'excluded' ? 'and not marked' : ''}`;
    const counted = filter.failedTests === 'as_zero' ? 'true' : 'not failed';
    const area = `${filter.level}_${filter.edition}`;
    const rows = await snapshot.rows<
      Record<string, IntervalValue> & { code: string; operator: string | null }
    >(`
      select ${area}::varchar as code, operator::varchar as operator,
        mean_interval(download_mbps, cluster) as mean, mean_interval(download_mbps, cluster, device) as same,
        median_interval(download_mbps, cluster) as median,
        share_interval(download_mbps >= 40, cluster) as share,
        device_mean_interval(download_mbps, device) as "deviceMean"
      from measurements where ${where} and ${counted} and ${area} is not null
      group by grouping sets ((${area}), (${area}, operator)) having grouping(operator) = 1 or operator is not null`);
    const found = new Map(rows.map((row) => [`${row.code} ${row.operator}`, row]));
    const expected = await areaStatistics(warehouse, filter, { by: 'area_operator' });
    expect(expected.filter(({ tests }) => tests > 0).length).toBeGreaterThan(6);
    for (const row of expected.filter(({ tests }) => tests > 0)) {
      const mbps = (kbps: number | null) => (kbps === null ? null : kbps / 1000);
      const { tests, devices } = row;
      const { mean, same, median, share, deviceMean } = found.get(`${row.code} ${row.operator}`)!;
      expect(mean).toEqual({
        value: mbps(row.downloadKbpsMean),
        lower: mbps(row.downloadKbpsMeanLower),
        upper: mbps(row.downloadKbpsMeanUpper),
        ...{ tests, devices },
      });
      expect(same).toEqual(mean);
      expect(median).toEqual({
        value: mbps(row.downloadKbpsMedian),
        lower: mbps(row.downloadKbpsMedianLower),
        upper: mbps(row.downloadKbpsMedianUpper),
        ...{ tests, devices },
      });
      expect(share).toEqual({
        value: row.shareAtLimit,
        lower: row.shareAtLimitLower,
        upper: row.shareAtLimitUpper,
        ...{ tests, devices },
      });
      expect(deviceMean).toEqual({
        value: mbps(row.downloadKbpsDeviceMean),
        lower: mbps(row.downloadKbpsDeviceMeanLower),
        upper: mbps(row.downloadKbpsDeviceMeanUpper),
        ...{ tests: tests - row.testsWithoutDevice, devices },
      });
    }
  });

  it.each(AREAS)('give the changes of the pages: %s', async (areas) => {
    const search = `${areas}&from=2024-01-01&to=2024-05-01&technology=all`;
    const filter = await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(search)));
    const area = `${filter.level}_${filter.edition}`;
    const changes = await areaChanges(warehouse, filter, { by: 'area_operator' });
    const compared = changes.filter(({ change, base }) => base === 'previous' && isCompared(change));
    expect(compared.length).toBeGreaterThan(6);
    for (const { code, operator, baseFrom, baseTo, ...expected } of compared) {
      const [row] = await snapshot.rows<Record<'change' | 'same', IntervalValue>>(`
        select difference_interval(download_mbps, tested_on >= '2024-01-01', cluster) as change,
          difference_interval(download_mbps, tested_on >= '2024-01-01', cluster, device) as same
        from measurements
        where (tested_on >= '2024-01-01' and tested_on < '2024-05-01' or tested_on >= '${baseFrom}' and tested_on < '${baseTo}')
          and not failed and ${area} = '${code}' ${operator === null ? '' : `and operator = '${operator}'`}`);
      expect(row!.change).toMatchObject({
        value: expected.downloadKbpsDifference! / 1000,
        lower: expected.downloadKbpsDifferenceLower! / 1000,
        upper: expected.downloadKbpsDifferenceUpper! / 1000,
        tests: expected.tests + expected.baseTests,
      });
      expect(row!.same).toEqual(row!.change);
    }
    expect(compared.filter(({ sharedClusters }) => sharedClusters > 0).length).toBeGreaterThan(3);
  });

  it.each([...CHOICES, ...FEW])('give the verdicts of the pages: %s', async (choice) => {
    const filter = await resolveFilter(
      warehouse,
      parseFilterChoice(new URLSearchParams(`${choice}&technology=all&standard=4g-40`)),
    );
    const area = `${filter.level}_${filter.edition}`;
    const expected = await standardVerdicts(warehouse, filter, null);
    expect(new Set(expected.map(({ standard }) => standard.id)).size).toBeGreaterThan(3);
    for (const { code, standard, operator, verdict, reason } of expected) {
      const call = `(${standard.metric}_mbps, cluster, site, tested_on, marked, tests_per_person, '${standard.id}',
        '${filter.level}', failed_as_zero := ${filter.failedTests === 'as_zero'})`;
      const [row] = await snapshot.rows<Record<'verdict' | 'reason', string | null>>(`
        select verdict${call} as verdict, verdict_reason${call} as reason from measurements
        where technology = '${standard.technology}' and ${area} = '${code}'
          and tested_on >= '${filter.period.from}' and tested_on < '${filter.period.to}'
          ${filter.flagged === 'excluded' ? 'and not marked' : ''}
          ${operator === null ? '' : `and operator = '${operator}'`}`);
      expect({ code, id: standard.id, ...row }).toEqual({ code, id: standard.id, verdict, reason });
      seen.add(`${verdict} ${reason}`);
    }
  });

  it('were tried on every verdict and reason', () => {
    expect([...seen].sort()).toEqual([
      'met null',
      'not_met null',
      'too_few few_devices',
      'too_few few_tests',
      'too_few null',
      'undecided depends_on_counting',
      'undecided no_device_ids',
      'undecided null',
      'untested null',
    ]);
  });

  it('give the same for clusters that are numbered with gaps, and shift with their values', async () => {
    const [row] = await snapshot.rows<Record<string, IntervalValue>>(`
      select mean_interval(download_mbps, cluster) as plain, mean_interval(download_mbps, sign(cluster) * (hash(cluster) % 2000000000)) as gaps,
        mean_interval(download_mbps - 60, cluster) as shifted,
        mean_interval(download_mbps / 7e6, cluster) as fine,
        mean_interval(case when failed then 'nan'::double else download_mbps end, cluster) as finite,
        mean_interval(null, cluster) as none
      from measurements where not failed or row_number < 100`);
    const { plain, gaps, shifted, fine, finite, none } = row!;
    expect(gaps).toEqual(plain);
    for (const bound of ['value', 'lower', 'upper'] as const) {
      expect(shifted![bound]).toBeCloseTo(plain![bound]! - 60, 9);
      expect(fine![bound]! * 7e6).toBeCloseTo(plain![bound]!, 4);
    }
    expect(finite!.tests).toBeLessThan(plain!.tests);
    expect(none).toEqual({ value: null, lower: null, upper: null, tests: 0, devices: 0 });
  });

  it('cut report months and fold names as the pages do', async () => {
    const days = await snapshot.rows<{ day: string; month: string; column: string }>(
      `select distinct tested_on::varchar as day, report_month(tested_on) as month, report_month as column
       from measurements`,
    );
    for (const { day, month, column } of days)
      expect([month, column]).toEqual([reportMonthOf(day), reportMonthOf(day)]);
    for (const text of ['Huyện Đông-Sơn', '  Ước   mơ (2) ', 'ĐÀ NẴNG', 'Ia Ð’r’']) {
      const [row] = await snapshot.rows<{ folded: string }>(`select fold('${text}') as folded`);
      expect(row!.folded).toBe(textKey(text));
    }
  });
});
