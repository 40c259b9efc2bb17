import { group } from 'd3';
import { basePeriod, BASES, judgeChange, type AreaChange, type Base } from '#lib/domain/change.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Period } from '#lib/domain/period.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answerOnce } from './answer-cache.ts';
import { changeSums, type ChangeSums, type PeriodSums } from './change-sums.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { meanDifference } from './mean-difference.ts';
import { NO_INGREDIENTS } from './mean-interval.ts';
import { scopeOf } from './scope.ts';
import { testedDays } from './tested-days.sql.ts';

/** Whose mean: all tests of a unit, or those of one operator there. */
type Whose = Pick<AreaChange, 'code' | 'operator'>;

const NO_SUMS: PeriodSums = { ...NO_INGREDIENTS, failedTests: 0 };

/**
 * Did each unit of the filter's edition and level become faster, against the period before and the same one a
 * year ago? For each base in turn every unit is a row, in code order, with or without tests;
 * `by: 'unit_operator'` puts after it a row for each operator that has tests there in either period. A base that
 * does not exist (see `basePeriod`) has no rows. Rows are shared with other callers: do not change them. Throws
 * a Fault when the filter's standard does not exist.
 */
export async function areaChanges(
  warehouse: Warehouse,
  filter: Filter,
  { by = 'unit' }: { readonly by?: 'unit' | 'unit_operator' | undefined } = {},
): Promise<readonly AreaChange[]> {
  const found = await Promise.all(
    BASES.flatMap((base) => {
      const period = basePeriod(filter.period, base);
      return period ? [changesSince(warehouse, filter, base, period)] : [];
    }),
  );
  const rows = found.flat();
  if (filter.operator === null) return by === 'unit' ? rows.filter((row) => row.operator === null) : rows;
  const units = rows.filter((row) => row.operator === null);
  const own = new Map(
    rows.filter((row) => row.operator === filter.operator).map((row) => [`${row.base} ${row.code}`, row]),
  );
  return units.flatMap((unit) => {
    const row = own.get(`${unit.base} ${unit.code}`);
    const whole = row ? { ...row, operator: null } : untested(unit);
    return row && by === 'unit_operator' ? [whole, row] : [whole];
  });
}

/** Every unit's rows, all operators and each, whatever operator the filter names: one answer serves them all. */
function changesSince(
  warehouse: Warehouse,
  filter: Filter,
  base: Base,
  period: Period,
): Promise<readonly AreaChange[]> {
  const question = {
    statistic: 'changes',
    filter: { ...filter, operator: null, statistic: 'mean' as const },
    further: base,
    dates: { from: period.from, to: filter.period.to },
  };
  return answerOnce(warehouse, question, async () => {
    const catalog = await readCatalog(warehouse);
    const { minimumTests } = judgingStandard(catalog, filter.standard);
    const scope = scopeOf({ ...filter, operator: null }, {});
    const failedAsZero = filter.failedTests === 'as_zero';
    const [sums, days] = await Promise.all([
      warehouse.db.queryPlanned(changeSums, {
        ...scope,
        baseFrom: period.from,
        baseTo: period.to,
        byOperator: true,
        failedAsZero,
      }),
      warehouse.db.queryPlanned(testedDays, { ...scope, from: period.from, to: period.to, failedAsZero }),
    ]);
    const byCode = group(sums, (row) => row.code);
    const keyOf = ({ code, operator }: Whose) => JSON.stringify([code, operator]);
    const daysOf = new Map(days.map((row) => [keyOf(row), row.days]));
    const rowOf = (whose: Whose, of: ChangeSums | undefined) => {
      const baseDays = daysOf.get(keyOf(whose)) ?? 0;
      return changeRow(whose, { base, baseFrom: period.from, baseTo: period.to, baseDays }, of, minimumTests);
    };
    return catalog.units(filter.edition, filter.level).flatMap(({ code }) => {
      const ofUnit = byCode.get(code) ?? [];
      return [
        rowOf(
          { code, operator: null },
          ofUnit.find((row) => row.whole),
        ),
        ...ofUnit.filter((row) => !row.whole).map((row) => rowOf({ code, operator: row.operator }, row)),
      ];
    });
  });
}

function changeRow(
  whose: Whose,
  base: Pick<AreaChange, 'base' | 'baseFrom' | 'baseTo' | 'baseDays'>,
  sums: ChangeSums | undefined,
  minimumTests: number,
): AreaChange {
  const [before, now] = sums ? [sumsOf(sums, '1'), sumsOf(sums, '2')] : [NO_SUMS, NO_SUMS];
  const difference = sums
    ? meanDifference({ base: before, now, products: sums })
    : { difference: null, lower: null, upper: null };
  const meanOf = ({ tests, kbpsSum }: PeriodSums) => (tests === 0 ? null : Number(kbpsSum) / tests);
  return {
    ...whose,
    ...base,
    tests: now.tests,
    baseTests: before.tests,
    sharedClusters: sums?.sharedClusters ?? 0,
    downloadKbpsMean: meanOf(now),
    baseDownloadKbpsMean: meanOf(before),
    downloadKbpsDifference: difference.difference,
    downloadKbpsDifferenceLower: difference.lower,
    downloadKbpsDifferenceUpper: difference.upper,
    change: judgeChange(difference, [before, now], minimumTests),
  };
}

const untested = ({ code, base, baseFrom, baseTo }: AreaChange): AreaChange =>
  changeRow({ code, operator: null }, { base, baseFrom, baseTo, baseDays: 0 }, undefined, 0);

/** The sums of one of the two periods: the base (1), or now (2). */
function sumsOf(sums: ChangeSums, period: '1' | '2'): PeriodSums {
  const names = Object.keys(NO_SUMS) as (keyof PeriodSums)[];
  return Object.fromEntries(names.map((name) => [name, sums[`${name}${period}`]])) as unknown as PeriodSums;
}
