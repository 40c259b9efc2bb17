import { group, min } from 'd3';
import {
  basePeriod,
  BASES,
  isCompared,
  judgeChange,
  type AreaChange,
  type Base,
} from '#lib/domain/change.ts';
import type { Difference } from '#lib/domain/comparison/difference.ts';
import { atBothFixed, findingOf, type FixedShares } from '#lib/domain/comparison/composition.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { sameDays } from '#lib/domain/period-coverage.ts';
import type { Period } from '#lib/domain/period.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize, cachedResult, type Question } from '../cache/result-cache.ts';
import { judgingStandard } from './judging-standard.ts';
import { compareMeans } from '../aggregates/mean-difference.ts';
import { standardisedDifference } from '../aggregates/standardised-difference.ts';
import { pairedPeriods } from '../aggregates/paired-periods.ts';
import type { PairedPeriods } from '../aggregates/column-store/paired-parts.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { scopeOf } from '../aggregates/scope.ts';

/** Key of a row: an area, or one operator there. */
type RowKey = Pick<AreaChange, 'code' | 'operator'>;
type By = 'area' | 'area_operator';

/**
 * Did each area of the filter's edition and level become faster than in the period before and than a year ago? For
 * each base in turn every area is a row, in code order, with or without measurements; `by: 'area_operator'` adds a
 * row after it for each operator with measurements there in either period. A base that does not exist (see
 * `basePeriod`) has no rows. Where the data end before the filter's period does, each base holds as many days from its
 * beginning (`sameDays`). Rows are shared with other callers: do not change them. Throws a Fault when the filter's
 * standard does not exist.
 */
export async function areaChanges(
  warehouse: Warehouse,
  filter: Filter,
  { by = 'area' }: { readonly by?: By | undefined } = {},
): Promise<readonly AreaChange[]> {
  const dates = dataDates(warehouse, await readCatalog(warehouse));
  const bases = BASES.flatMap((base) => {
    const period = basePeriod(filter.period, base);
    return period ? [{ base, period: sameDays(period, filter.period, dates) }] : [];
  });
  if (bases.length === 0) return [];
  return memoize(warehouse, questionOf(filter, by, bases), async () => {
    const isUnfiltered = filter.operator === null && by === 'area_operator';
    const all = isUnfiltered ? undefined : await earlierForAll(warehouse, filter, bases);
    return all ? rowsOfOperator(all, filter.operator, by) : changesSince(warehouse, filter, by, bases);
  });
}

const earlierForAll = (warehouse: Warehouse, filter: Filter, bases: readonly Compared[]) =>
  cachedResult<readonly AreaChange[]>(
    warehouse,
    questionOf({ ...filter, operator: null }, 'area_operator', bases),
  );

interface Compared {
  readonly base: Base;
  readonly period: Period;
}

function questionOf(filter: Filter, by: By, bases: readonly Compared[]): Question {
  return {
    statistic: 'changes',
    filter: { ...filter, statistic: 'mean' },
    further: [by, bases.map(({ period }) => [period.from, period.to])],
    dates: { from: min(bases, ({ period }) => period.from)!, to: filter.period.to },
  };
}

/** The rows of one operator, or of all of them, out of the rows for every operator. */
function rowsOfOperator(all: readonly AreaChange[], operator: string | null, by: By): readonly AreaChange[] {
  const areas = all.filter((row) => row.operator === null);
  if (operator === null) return by === 'area' ? areas : all;
  const keyOf = ({ base, code }: AreaChange) => `${base} ${code}`;
  const own = new Map(all.filter((row) => row.operator === operator).map((row) => [keyOf(row), row]));
  return areas.flatMap((area) => {
    const row = own.get(keyOf(area));
    const whole = row ? { ...row, operator: null } : untested(area);
    return row && by === 'area_operator' ? [whole, row] : [whole];
  });
}

async function changesSince(
  warehouse: Warehouse,
  filter: Filter,
  by: By,
  bases: readonly Compared[],
): Promise<readonly AreaChange[]> {
  const catalog = await readCatalog(warehouse);
  const { minimumTests } = judgingStandard(catalog, filter.standard);
  const scope = { ...scopeOf(filter, {}), failedAsZero: filter.failedTests === 'as_zero' };
  const periods = bases.map(({ period }) => period);
  const areas = await shownAreas(warehouse, filter);
  const found = await pairedPeriods(warehouse, scope, periods, by === 'area_operator');
  return bases.flatMap(({ base, period }, i) => {
    const byCode = group(found[i]!, (row) => row.code);
    const compared = { base, baseFrom: period.from, baseTo: period.to };
    return areas.flatMap(({ code }) => {
      const ofArea = byCode.get(code) ?? [];
      const whole = ofArea.find((row) => row.whole);
      return [
        whole
          ? changeRow({ code, operator: null }, compared, whole, minimumTests)
          : untested({ code, ...compared }),
        ...ofArea.filter((row) => !row.whole).map((row) => changeRow(row, compared, row, minimumTests)),
      ];
    });
  });
}

function changeRow(
  { code, operator }: RowKey,
  compared: Pick<AreaChange, 'base' | 'baseFrom' | 'baseTo'>,
  {
    base: before,
    now,
    products,
    sharedClusters,
    baseDays,
    strata,
  }: Omit<PairedPeriods, keyof RowKey | 'whole'>,
  minimumTests: number,
): AreaChange {
  const difference = compareMeans({ base: before, now, products });
  const change = judgeChange(difference, [before, now], minimumTests);
  const operators = strata.operators
    ? standardisedDifference(strata.operators, difference)
    : ofOneOperator(difference);
  const hours = standardisedDifference(strata.hours, difference);
  const atFixed = { operators, hours, both: atBothFixed(difference, operators, hours) };
  const meanOf = ({ tests, kbpsSum }: PairedPeriods['now']) => (tests === 0 ? null : Number(kbpsSum) / tests);
  return {
    code,
    operator,
    ...compared,
    baseDays,
    tests: now.tests,
    baseTests: before.tests,
    sharedClusters,
    downloadKbpsMean: meanOf(now),
    baseDownloadKbpsMean: meanOf(before),
    downloadKbpsDifference: difference.difference,
    downloadKbpsDifferenceLower: difference.lower,
    downloadKbpsDifferenceUpper: difference.upper,
    change,
    atFixed,
    finding: isCompared(change) ? findingOf(difference, atFixed) : null,
  };
}

/** One operator has no shares to fix. */
const ofOneOperator = ({ difference, lower, upper }: Difference): FixedShares => ({
  difference,
  lower,
  upper,
  covered: difference === null ? 0 : 1,
});

/** The row of an area without measurements in either period. */
const untested = ({
  code,
  base,
  baseFrom,
  baseTo,
}: Pick<AreaChange, 'code' | 'base' | 'baseFrom' | 'baseTo'>): AreaChange => ({
  code,
  operator: null,
  base,
  baseFrom,
  baseTo,
  baseDays: 0,
  tests: 0,
  baseTests: 0,
  sharedClusters: 0,
  downloadKbpsMean: null,
  baseDownloadKbpsMean: null,
  downloadKbpsDifference: null,
  downloadKbpsDifferenceLower: null,
  downloadKbpsDifferenceUpper: null,
  change: 'untested',
  atFixed: { operators: NOT_COMPARED, hours: NOT_COMPARED, both: NOT_COMPARED },
  finding: null,
});

const NOT_COMPARED: FixedShares = { difference: null, lower: null, upper: null, covered: 0 };
