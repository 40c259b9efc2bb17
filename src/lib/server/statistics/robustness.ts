import type { Filter } from '#lib/domain/filter.ts';
import { VARIANTS, type RobustnessRow, type Variant } from '#lib/domain/robustness.ts';
import { lightsFor } from '#lib/domain/sufficiency.ts';
import { judge } from '#lib/domain/verdict.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { judgingStandard } from './judging-standard.ts';
import { meanInterval } from '../aggregates/mean-interval.ts';
import { robustnessSums } from './robustness.sql.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { areaMinimums, decisionRule } from './area-minimums.ts';
import { areaStatistics } from './area-statistics.ts';

/**
 * Does an area's verdict depend on one device, day or place, or on how measurements are counted? One row for each
 * possible variant, the one that decides first; variants that equal the filter are left out. Each row is judged by its
 * interval alone, since some leave measurements out by design. Empty where there is no verdict, or where it is decided by
 * an interval that is widened for unknown devices.
 */
export function robustness(
  warehouse: Warehouse,
  filter: Filter,
  code: string,
): Promise<readonly RobustnessRow[]> {
  const question = { statistic: 'robustness', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const statistic = (await areaStatistics(warehouse, filter)).find((row) => row.code === code);
    const decidedBy = statistic?.decidedBy ?? null;
    if (decidedBy === null || decidedBy === 'widened' || statistic!.verdict === 'too_few') return [];
    const catalog = await readCatalog(warehouse);
    const { limit } = decisionRule(catalog, filter, judgingStandard(catalog, filter.standard));
    const minimums = areaMinimums(catalog, filter);
    const sums = await warehouse.db.query(robustnessSums, {
      ...scopeOf(filter, { code }),
      failedAsZero: filter.failedTests === 'as_zero',
    });
    const decides: Variant = decidedBy === 'device' ? 'equal_devices' : 'all_tests';
    const order = [decides, ...VARIANTS.filter((variant) => variant !== decides)];
    const rows = order.flatMap((variant) => {
      const of = sums.find((row) => row.variant === variant);
      if (!of) return [];
      const { mean, lower, upper } = meanInterval(of);
      const counts = {
        tests: of.tests,
        devices: of.devices || null,
        places: of.places,
        times: of.timesOfDay,
      };
      return [
        {
          variant,
          counted: of.tests,
          downloadKbpsMean: mean,
          downloadKbpsMeanLower: lower,
          downloadKbpsMeanUpper: upper,
          verdict: judge({ tests: of.tests, lower, upper }, limit, 0),
          lights: lightsFor(counts, minimums),
        },
      ];
    });
    return rows.map((row) => ({ ...row, changed: row.verdict !== rows[0]!.verdict }));
  });
}
