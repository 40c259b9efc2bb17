import { group } from 'd3';
import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { monthsIn } from '#lib/domain/period.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { minimumsFor } from '#lib/domain/sufficiency.ts';
import { unitsWithin } from '../areas/units-within.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answerOnce } from './answer-cache.ts';
import { NOT_TOLD_APART } from './clustered-tests.sql.ts';
import { coverage } from './coverage.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { scopeOf, type UnitChoice, type UnitReference } from './scope.ts';
import { groupSums } from './speed-figures.ts';
import { statisticRow } from './statistic-row.ts';

/** The code of the row that stands for all units together. */
export const ALL_UNITS = '*';

export interface AreaOptions {
  /** `unit_operator` adds a row for each unit and operator that has tests. */
  readonly by?: 'unit' | 'unit_operator';
  /** Only tests that also lie in this unit, and only units that share places with it. */
  readonly within?: UnitReference;
}

/**
 * How fast is each unit of the filter's edition and level, and does it meet the standard?
 *
 * Every unit is a row, in code order, with or without tests; `by: 'unit_operator'` puts after it a row for
 * each operator that has tests there, in the catalog's order. Tests of no known operator are only in the
 * unit's own row. The rows are shared with other callers: do not change them.
 *
 * Throws a Fault when the filter's standard or the unit of `within` does not exist.
 */
export function areaStatistics(
  warehouse: Warehouse,
  filter: Filter,
  { by = 'unit', within }: AreaOptions = {},
): Promise<readonly AreaStatistic[]> {
  return answerOnce(warehouse, { statistic: 'areas', filter, further: [by, within] }, async () => {
    const catalog = await readCatalog(warehouse);
    const codes = await unitCodes(warehouse, catalog, filter, within);
    return statisticRows(warehouse, catalog, filter, codes, by, { within });
  });
}

/**
 * The same of all units together: a row of code `*`, then one for each operator. It counts the tests that
 * the rows of `areaStatistics` count, so a test tagged to no unit of the level is in neither.
 */
export function areaTotals(
  warehouse: Warehouse,
  filter: Filter,
  { by = 'unit', within }: AreaOptions = {},
): Promise<readonly AreaStatistic[]> {
  return answerOnce(warehouse, { statistic: 'totals', filter, further: [by, within] }, async () => {
    const catalog = await readCatalog(warehouse);
    return statisticRows(warehouse, catalog, filter, [ALL_UNITS], by, { within, together: true });
  });
}

async function statisticRows(
  warehouse: Warehouse,
  catalog: Catalog,
  filter: Filter,
  codes: readonly string[],
  by: 'unit' | 'unit_operator',
  units: UnitChoice,
): Promise<readonly AreaStatistic[]> {
  const standard = judgingStandard(catalog, filter.standard);
  const { failedTests } = filter;
  const byOperator = by === 'unit_operator';
  const asked = { ...scopeOf(filter, units), failedAsZero: failedTests === 'as_zero' };
  const [sums, coverages] = await Promise.all([
    groupSums(warehouse, { ...NOT_TOLD_APART, byOperator }, { ...asked, limit: standard.limit }),
    warehouse.db.queryPlanned(coverage, { ...asked, byOperator }),
  ]);
  const minimums = minimumsFor(catalog.sufficiency, filter.level, {
    perMonth: standard.minimumTests,
    months: monthsIn(filter.period),
  });
  const judging = { standard, minimums, failedTests };
  const keyOf = (row: { readonly code: string; readonly operator: string | null; readonly whole: boolean }) =>
    JSON.stringify([row.code, row.operator, row.whole]);
  const coverageOf = new Map(coverages.map((row) => [keyOf(row), row]));
  const byCode = group(sums, (row) => row.code);
  return codes.flatMap((code) => {
    const unit = { code, operator: null, whole: true };
    const ofUnit = byCode.get(code) ?? [];
    return [
      statisticRow(
        unit,
        ofUnit.find((row) => row.whole),
        coverageOf.get(keyOf(unit)),
        judging,
      ),
      ...ofUnit
        .filter((row) => !row.whole)
        .map((row) => statisticRow(row, row, coverageOf.get(keyOf(row)), judging)),
    ];
  });
}

async function unitCodes(
  warehouse: Warehouse,
  catalog: Catalog,
  { edition, level }: Filter,
  within: UnitReference | undefined,
): Promise<readonly string[]> {
  const codes = catalog.units(edition, level).map((unit) => unit.code);
  if (!within) return codes;
  if (!catalog.units(within.edition, within.level).some((unit) => unit.code === within.code)) {
    throw new Fault('unit_unknown', { ...within }, 404);
  }
  const shared = new Set(await unitsWithin(warehouse, within, { edition, level }));
  return codes.filter((code) => shared.has(code));
}
