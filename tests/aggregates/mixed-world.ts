import { range } from 'd3';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { calendarMonth, ownDates } from '#lib/domain/period.ts';
import { statement } from '#lib/server/db/statement.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { amongAreas, predicateOf } from '#lib/server/aggregates/column-store/predicate.ts';
import { withPartitions, type Partitions } from '#lib/server/aggregates/column-store/partition-cache.ts';
import { ScratchArena } from '#lib/server/aggregates/column-store/scratch-arena.ts';
import { Selection } from '#lib/server/aggregates/column-store/selection.ts';
import { columnsIn } from '#lib/server/aggregates/column-store/measurement-columns.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { wayFindings } from '#lib/server/aggregates/counting-ways.ts';
import type { DeviceVotes } from '#lib/server/aggregates/device-votes.ts';
import { keyOfGroup } from '#lib/server/aggregates/groups.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import type { MeasurementParams } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { sitesOf } from '#lib/server/aggregates/column-store/coverage.ts';
import { scanSums, type ScannedGroup } from '#lib/server/aggregates/column-store/scan-sums.ts';
import { areaSumsOf } from '#lib/server/aggregates/column-store/scanned-figures.ts';
import { PERCENTILES } from '#lib/server/aggregates/percentile-ranks.ts';
import { PERIOD_SUMS } from '#lib/server/aggregates/period-sums.ts';
import { addMonths } from '#lib/domain/local-date.ts';
import {
  speedFigures,
  type AreaFigures,
  type AreaFiguresOptions,
  type AreaSums,
  type AreaSumsOptions,
} from '#lib/server/aggregates/speed-figures.ts';
import type { Dates } from '#lib/server/aggregates/partitions.ts';

/** Tests of a year with everything that sets them apart, known or not; some devices test very often. */
export const mixed = statement()`insert into world_test by name
  select date '2023-07-01' + (hash(i) % 366)::integer as tested_on,
    case when hash(i, 1) % 3 > 0 then timestamp '2023-07-01' + interval (hash(i, 1) % 24) hour end as tested_at,
    ['a1', 'a2', 'b1', 'b2', 'nowhere'][(1 + hash(i, 2) % 5)::integer] as place,
    ['VTT', 'VNPT', 'MBF', null][(1 + hash(i + 50000) % 4)::integer] as operator, -- hash(i, 3) would follow from the device's hash(i, 8)
    ['4G', '4G', '5G', '3G', 'WiFi', 'unknown'][(1 + hash(i, 4) % 6)::integer] as technology,
    case hash(i, 5) % 20 when 0 then 0 when 1 then 2000000 else (hash(i, 6) % 90000)::integer end as download_kbps,
    case when hash(i, 7) % 4 > 0 then hash(((hash(i, 8) % 1000) / 1000) ** 6 * 4000) end as device,
    case when hash(i, 9) % 2 = 0 then 106 + (hash(i, 10) % 500) / 1e4 end as longitude,
    case when hash(i, 9) % 2 = 0 then 21 + (hash(i, 11) % 500) / 1e4 end as latitude,
    (hash(i, 12) % 5 = 0)::integer as flags, nullif(hash(i, 13) % 8, 0) as per_person
  from range(30000) as t(i)`;

/** The partitions of some dates. */
export const partitionsFor = (world: Warehouse, ranges: readonly Dates[]) =>
  withPartitions(world, ranges, async (partitions): Promise<Partitions> => partitions);

/** Questions about such a warehouse as people put them together: the same for the same seed. */
export function anyQuestions(seed: number, warehouse: () => Warehouse) {
  const random = seededRandom(seed);
  const oneOf = <T>(values: readonly T[]) => values[random.integer(values.length)]!;
  const anyDate = () => new Date(Date.UTC(2023, 6, 1 + random.integer(366))).toISOString().slice(0, 10);
  const anyDates = () => {
    const [one, other] = [anyDate(), anyDate()].sort();
    return one === other ? ownDates('2024-01-01', '2024-02-01') : ownDates(one!, other!);
  };

  /** A filter as people put it together. */
  async function anyFilter(): Promise<Filter> {
    const query = new URLSearchParams({
      ...oneOf([
        { edition: 'old', level: 'district' },
        { edition: 'old', level: 'province' },
        { edition: 'new', level: 'commune' },
      ]),
      technology: oneOf(['4G', 'all', '5G', 'unknown']),
      operator: oneOf(['all', 'all', 'VTT']),
      failed: oneOf(['excluded', 'as_zero']),
      flagged: oneOf(['included', 'excluded']),
    });
    return { ...(await resolveFilter(warehouse(), parseFilterChoice(query))), period: anyDates() };
  }

  async function anyScope() {
    const filter = await anyFilter();
    const areas = oneOf([
      {},
      { together: true },
      { within: { edition: 'old', level: 'district', code: 'A' } as const },
    ]);
    return { ...scopeOf(filter, areas), failedAsZero: filter.failedTests === 'as_zero' };
  }

  /** Months of the year, some of them in one half of a month only. */
  const anyMonths = () => {
    const first = random.integer(9);
    return range(3).map((i) => {
      const { from, to } = calendarMonth(addMonths('2023-07', first + i));
      return { from, to };
    });
  };
  return { random, anyDates, anyFilter, anyScope, anyMonths };
}

/** What a scan gives, with `share` those of a share of the areas. */
export async function scannedGroups(
  world: Warehouse,
  scope: MeasurementParams,
  { limit, byOperator }: AreaSumsOptions,
  share = { nth: 0, of: 1 },
): Promise<readonly ScannedGroup[]> {
  const { columns, placeSites } = await partitionsFor(world, [scope]);
  const predicate = {
    ...amongAreas((await predicateOf(world, scope, placeSites))(scope), share),
    matchesFailed: true,
  };
  const selection = new Selection(columns[0]!.map(columnsIn), predicate);
  const percentiles = PERCENTILES.map(({ name }) => name);
  const options = { limit, byOperator, percentiles, sites: sitesOf(placeSites) };
  return scanSums([selection], options, new ScratchArena());
}

export const scannedSums = async (...of: Parameters<typeof scannedGroups>): Promise<readonly AreaSums[]> =>
  (await scannedGroups(...of)).map(areaSumsOf);

/** The figures of sums and votes, as `areaFigures` gives them. */
export const figuresOf = (
  sums: readonly AreaSums[],
  votes: ReadonlyMap<string, DeviceVotes>,
  { failedAsZero }: MeasurementParams,
  options: AreaFiguresOptions,
): readonly AreaFigures[] =>
  sums.map((row) => {
    const { code, operator, whole, places, timesOfDay } = row;
    const figures = speedFigures(row, failedAsZero ? 'as_zero' : 'excluded');
    const ofGroup = votes.get(keyOfGroup(row))!;
    const findings = wayFindings(ofGroup, meanInterval(row), options);
    return {
      ...{ code, operator, whole },
      figures: { ...figures, ...findings, places, timesOfDay, statedTests: ofGroup.stated },
    };
  });

/** The totals of sums by operator, as `areaTotals` gives them. */
export const totalsOf = (sums: readonly AreaSums[]) =>
  sums.map((row) => ({
    ...Object.fromEntries(TOTALS.map((name) => [name, row[name]])),
    testsOfDevices: row.tests - row.testsWithoutDevice,
  }));
const OF_DEVICES = ['devices', 'voteSum', 'voteSquares'] as const;
const TOTALS = ['code', 'operator', 'whole', ...PERIOD_SUMS, ...OF_DEVICES] as const;
