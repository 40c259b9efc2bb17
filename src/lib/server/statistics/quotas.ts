import { index } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { monthsIn } from '#lib/domain/period.ts';
import {
  designEffect,
  planMeasurements,
  type Quota,
  type SpreadSource,
  type MeasurementPlan,
  type MeasurementSpread,
  type ObservedMeasurements,
} from '#lib/domain/quota.ts';
import type { DecidingMean } from '#lib/domain/standard.ts';
import { homeAreas } from '../areas/home-areas.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { clusterVariance } from '../aggregates/cluster-variance.ts';
import { judgingStandard } from './judging-standard.ts';
import { clusteredKbps, meanInterval, NO_INGREDIENTS } from '../aggregates/mean-interval.ts';
import { areaTotals } from '../aggregates/area-figures.ts';
import { keyOfGroup } from '../aggregates/groups.ts';
import type { AreaTotals } from '../aggregates/speed-figures.ts';
import { madeCounts } from './quotas.sql.ts';
import { scopeOf, type AreaChoice } from '../aggregates/scope.ts';
import { decisionRule } from './area-minimums.ts';
import { areaStatistics } from './area-statistics.ts';

/**
 * Fewest clusters for an own variance: with fewer, the estimate is off by half or more, and a wider area's is better.
 */
const LEAST_CLUSTERS = 10;

/** The totals of an area, or of one operator there, and how many measurements were made. */
type QuotaSums = AreaTotals & { readonly made: number };

/** Sums by area and operator; null for the whole area. */
type SumsByArea = ReadonlyMap<string, ReadonlyMap<string | null, QuotaSums>>;

/**
 * How many further measurements does each area of the filter's edition and level need, for the minimum and for a
 * verdict? Every area is a row, in code order, followed by a row for each network owner with measurements anywhere in
 * the period, in the catalog's order (operators without a network have none to measure); when the filter names an
 * operator, its rows alone. The variance is the area's own where at least {@link LEAST_CLUSTERS} devices tested, else
 * the same operator's in its district, else in the province. Rows are shared with other callers: do not change them.
 * Throws a Fault when the filter's standard does not exist.
 */
export async function quotas(warehouse: Warehouse, filter: Filter): Promise<readonly Quota[]> {
  const rows = await everyQuota(warehouse, { ...filter, operator: null, statistic: 'mean' });
  return filter.operator === null ? rows : rows.filter((row) => row.operator === filter.operator);
}

function everyQuota(warehouse: Warehouse, filter: Filter): Promise<readonly Quota[]> {
  return memoize(warehouse, { statistic: 'quotas', filter, dates: filter.period }, async () => {
    const catalog = await readCatalog(warehouse);
    const standard = judgingStandard(catalog, filter.standard);
    const { limit, minimumTests, minimumDevices, decidingMean } = decisionRule(catalog, filter, standard);
    const months = monthsIn(filter.period);
    const districts = await homeDistricts(warehouse, filter);
    const isOwnLevel = districts?.edition === filter.edition && districts.level === filter.level;
    const [statistics, own, ofDistricts, ofProvince] = await Promise.all([
      areaStatistics(warehouse, filter, { by: 'area_operator' }),
      sumsByArea(warehouse, filter),
      districts && !isOwnLevel ? sumsByArea(warehouse, { ...filter, ...levelOf(districts) }) : NONE,
      sumsByArea(warehouse, filter, { together: true }),
    ]);
    const judged = index(
      statistics,
      ({ code }) => code,
      ({ operator }) => operator,
    );
    const inProvince = ofProvince.get('*');
    const networks = catalog.operators
      .filter(({ kind, code }) => kind === 'mno' && inProvince?.has(code))
      .map(({ code }) => code);
    return (await shownAreas(warehouse, filter)).flatMap(({ code }) =>
      [null, ...networks].map((operator): Quota => {
        const sums = own.get(code)?.get(operator) ?? noSums(code, operator);
        const spread = spreadFrom(decidingMean, [
          ['unit', sums],
          ['district', ofDistricts.get(districts?.of.get(code) ?? '')?.get(operator)],
          ['province', inProvince?.get(operator)],
        ]);
        const { mean, lower, upper } = meanInterval(sums);
        const { tests, clusters } = sums;
        const verdict = judged.get(code)?.get(operator)?.verdict ?? 'untested';
        const plan: MeasurementPlan = planMeasurements({
          ...{ observed: observedBy(decidingMean, sums), spread, verdict, limit },
          ...{ minimumTests, minimumDevices, months },
          level: filter.level,
        });
        return {
          code,
          operator,
          testsMade: sums.made,
          tests,
          clusters,
          downloadKbpsMean: mean,
          downloadKbpsMeanLower: lower,
          downloadKbpsMeanUpper: upper,
          verdict,
          spreadFrom: spread?.from ?? null,
          testsPerDevice: spread?.of.testsPerDevice ?? null,
          designEffect: spread && designEffect(spread.of),
          ...plan,
        };
      }),
    );
  });
}

const NONE: SumsByArea = new Map();

const noSums = (code: string, operator: string | null): QuotaSums => ({
  ...{ code, operator, whole: operator === null },
  ...{ ...NO_INGREDIENTS, made: 0, failedTests: 0 },
  ...{ devices: 0, testsOfDevices: 0, voteSum: 0, voteSquares: 0 },
});

/** The district of each area, in any edition with districts. */
export interface HomeDistricts {
  readonly edition: string;
  readonly level: 'district';
  /** Code of the district by code of the area. */
  readonly of: ReadonlyMap<string, string>;
}

const levelOf = ({ edition, level }: HomeDistricts) => ({ edition, level });

/**
 * In which district does each area of the filter's edition and level lie? Districts of its own edition, else of the
 * newest other edition that has them. Null without districts, and for areas wider than districts.
 */
export async function homeDistricts(
  warehouse: Warehouse,
  { edition, level }: Pick<Filter, 'edition' | 'level'>,
): Promise<HomeDistricts | null> {
  const catalog = await readCatalog(warehouse);
  const home = editionOfDistricts(catalog, edition);
  if (home === null || level === 'province') return null;
  const wider = { edition: home, level: 'district' as const };
  return { ...wider, of: await homeAreas(warehouse, { edition, level }, wider) };
}

function editionOfDistricts({ editions }: Catalog, own: string): string | null {
  const having = editions.filter(({ levels }) => levels.includes('district'));
  return (having.find(({ id }) => id === own) ?? having.at(-1))?.id ?? null;
}

async function sumsByArea(warehouse: Warehouse, filter: Filter, areas: AreaChoice = {}): Promise<SumsByArea> {
  const everyTest = scopeOf({ ...filter, technology: 'all', flagged: 'included' }, areas);
  const counted = { ...scopeOf(filter, areas), failedAsZero: filter.failedTests === 'as_zero' };
  const [made, totals] = await Promise.all([
    warehouse.db.queryPlanned(madeCounts, everyTest),
    areaTotals(warehouse, counted),
  ]);
  const ofGroup = new Map(totals.map((row) => [keyOfGroup(row), row]));
  return index(
    made
      .filter(({ whole, operator }) => whole || operator !== null)
      .map((row) => ({ ...noSums(row.code, row.operator), ...ofGroup.get(keyOfGroup(row)), made: row.made })),
    ({ code }) => code,
    ({ operator }) => operator,
  );
}

/** Further measurements are planned for the mean that decides: with one vote per device, for further devices. */
function observedBy(decidingMean: DecidingMean, sums: QuotaSums): ObservedMeasurements {
  if (decidingMean === 'measurement')
    return { tests: sums.tests, clusters: sums.clusters, squaredSizes: Number(sums.n2) };
  const { devices, testsOfDevices } = sums;
  return {
    tests: sums.tests,
    clusters: devices,
    squaredSizes: devices === 0 ? 0 : testsOfDevices ** 2 / devices,
  };
}

/** The variance from the first source that allows an estimate. */
function spreadFrom(
  decidingMean: DecidingMean,
  sources: readonly (readonly [SpreadSource, QuotaSums | undefined])[],
): { readonly of: MeasurementSpread; readonly from: SpreadSource } | null {
  for (const [from, sums] of sources) {
    const of = sums && (decidingMean === 'device' ? spreadOfVotes(sums) : spreadOf(sums));
    if (of) return { of, from };
  }
  return null;
}

/** Sums over the votes of devices. */
export type VoteSums = Pick<QuotaSums, 'devices' | 'testsOfDevices' | 'voteSum' | 'voteSquares'>;

/**
 * The variance of votes, as if each device had made the mean number of measurements, all alike: then their mean over
 * measurements has the variance of the mean of votes.
 */
export function spreadOfVotes({
  devices,
  testsOfDevices,
  voteSum,
  voteSquares,
}: VoteSums): MeasurementSpread | null {
  if (devices < LEAST_CLUSTERS) return null;
  const [n, sum] = [BigInt(devices), BigInt(voteSum)];
  const squares = n * BigInt(voteSquares) - sum * sum;
  return {
    mean: Number(sum) / devices,
    variance: Number(squares) / devices / (devices - 1),
    intraclassCorrelation: 1,
    testsPerDevice: testsOfDevices / devices,
  };
}

function spreadOf(sums: QuotaSums): MeasurementSpread | null {
  if (sums.clusters < LEAST_CLUSTERS) return null;
  const found = clusterVariance(sums, clusteredKbps(sums));
  if (!found) return null;
  const { tests, clusters } = sums;
  const { variance, correlation: intraclassCorrelation } = found;
  const weight = (1 - intraclassCorrelation) * tests + intraclassCorrelation * Number(sums.n2);
  return {
    mean: Number(sums.kbpsSum) / tests,
    variance: (variance * tests ** 2) / weight,
    intraclassCorrelation,
    testsPerDevice: tests / clusters,
  };
}
