import type { Filter } from '#lib/domain/filter.ts';
import { VARIANTS, type RobustnessRow } from '#lib/domain/robustness.ts';
import { lightsFor } from '#lib/domain/sufficiency.ts';
import { judge } from '#lib/domain/verdict.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { judgingStandard } from './judging-standard.ts';
import { meanInterval } from '../aggregates/mean-interval.ts';
import { robustnessSums } from './robustness.sql.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { areaMinimums } from './area-minimums.ts';

/**
 * Does an area's verdict depend on one device, day or place, or on how measurements are counted? One row for each
 * possible variant, `as_is` first; variants that equal the filter are left out. The minimum of measurements applies
 * to `as_is` only: the other variants leave some out by design, so their interval alone decides. Empty when `as_is`
 * gives no verdict.
 */
export function robustness(
  warehouse: Warehouse,
  filter: Filter,
  code: string,
): Promise<readonly RobustnessRow[]> {
  const question = { statistic: 'robustness', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const catalog = await readCatalog(warehouse);
    const { limit, minimumTests } = judgingStandard(catalog, filter.standard);
    const minimums = areaMinimums(catalog, filter);
    const sums = await warehouse.db.query(robustnessSums, {
      ...scopeOf(filter, { code }),
      failedAsZero: filter.failedTests === 'as_zero',
    });
    const rows = VARIANTS.flatMap((variant) => {
      const of = sums.find((row) => row.variant === variant);
      if (!of) return [];
      const { mean, lower, upper } = meanInterval(of);
      const minimum = variant === 'as_is' ? minimumTests : 0;
      return [
        {
          variant,
          counted: of.tests,
          downloadKbpsMean: mean,
          downloadKbpsMeanLower: lower,
          downloadKbpsMeanUpper: upper,
          verdict: judge({ tests: of.tests, lower, upper }, limit, minimum),
          lights: lightsFor(
            { tests: of.tests, devices: of.devices || null, places: of.places, times: of.timesOfDay },
            minimums,
          ),
        },
      ];
    });
    const [asIs] = rows;
    if (!asIs || asIs.verdict === 'too_few') return [];
    return rows.map((row) => ({ ...row, changed: row.verdict !== asIs.verdict }));
  });
}
