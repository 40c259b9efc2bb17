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
} from '#lib/domain/quota.ts';
import { judgeByStandard } from '#lib/domain/verdict.ts';
import { homeAreas } from '../areas/home-areas.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { clusterVariance } from '../aggregates/cluster-variance.ts';
import { judgingStandard } from './judging-standard.ts';
import { meanInterval, NO_INGREDIENTS } from '../aggregates/mean-interval.ts';
import { quotaSums, type QuotaSums } from './quotas.sql.ts';
import { scopeOf, type AreaChoice } from '../aggregates/scope.ts';

/**
 * Fewest clusters for an own variance: with fewer, the estimate is off by half or more, and a wider area's is better.
 */
const LEAST_CLUSTERS = 10;

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
    const { limit, minimumTests } = standard;
    const months = monthsIn(filter.period);
    const districts = await homeDistricts(warehouse, filter);
    const isOwnLevel = districts?.edition === filter.edition && districts.level === filter.level;
    const [own, ofDistricts, ofProvince] = await Promise.all([
      sumsByArea(warehouse, filter),
      districts && !isOwnLevel ? sumsByArea(warehouse, { ...filter, ...levelOf(districts) }) : NONE,
      sumsByArea(warehouse, filter, { together: true }),
    ]);
    const inProvince = ofProvince.get('*');
    const networks = catalog.operators
      .filter(({ kind, code }) => kind === 'mno' && inProvince?.has(code))
      .map(({ code }) => code);
    return catalog.areasOf(filter.edition, filter.level).flatMap(({ code }) =>
      [null, ...networks].map((operator): Quota => {
        const sums = own.get(code)?.get(operator) ?? noSums(code, operator);
        const spread = spreadFrom([
          ['unit', sums],
          ['district', ofDistricts.get(districts?.of.get(code) ?? '')?.get(operator)],
          ['province', inProvince?.get(operator)],
        ]);
        const { mean, lower, upper } = meanInterval(sums);
        const { tests, failedTests, clusters } = sums;
        const verdict = judgeByStandard(standard, { tests, failedTests, lower, upper });
        const observed = { tests, clusters, squaredSizes: Number(sums.n2) };
        const plan: MeasurementPlan = planMeasurements({
          ...{ observed, spread, verdict, limit, minimumTests, months },
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

async function sumsByArea({ db }: Warehouse, filter: Filter, areas: AreaChoice = {}): Promise<SumsByArea> {
  const sums = await db.queryPlanned(quotaSums, {
    ...scopeOf({ ...filter, technology: 'all', flagged: 'included' }, areas),
    countedTechnology: filter.technology === 'all' ? null : filter.technology,
    countedUnflagged: filter.flagged === 'excluded',
    failedAsZero: filter.failedTests === 'as_zero',
  });
  return index(
    sums.filter(({ whole, operator }) => whole || operator !== null),
    ({ code }) => code,
    ({ operator }) => operator,
  );
}

/** The variance from the first source that allows an estimate. */
function spreadFrom(
  sources: readonly (readonly [SpreadSource, QuotaSums | undefined])[],
): { readonly of: MeasurementSpread; readonly from: SpreadSource } | null {
  for (const [from, sums] of sources) {
    const of = sums && sums.clusters >= LEAST_CLUSTERS ? spreadOf(sums) : null;
    if (of) return { of, from };
  }
  return null;
}

function spreadOf(sums: QuotaSums): MeasurementSpread | null {
  const found = clusterVariance({ ...sums, sum: sums.kbpsSum, squares: sums.kbpsSquared });
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
