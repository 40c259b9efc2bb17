import type { Filter } from '#lib/domain/filter.ts';
import { lastDateOf } from '#lib/domain/period.ts';
import { standardInForce, type Standard } from '#lib/domain/standard.ts';
import { lightsFor } from '#lib/domain/sufficiency.ts';
import { judgeByStandard, type StandardVerdict } from '#lib/domain/verdict.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { meanInterval } from '../aggregates/mean-interval.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { shareInterval } from '../aggregates/share-interval.ts';
import { kindOf } from '../aggregates/speed-figures.ts';
import { minimumsOf } from './area-minimums.ts';
import { countsOf, areaSums } from '../aggregates/area-sums.ts';
import type { AreaSums } from '../aggregates/speed-figures.ts';

/**
 * Does a unit meet each standard in force at the end of the period? Standards of the filter's technology
 * (each one's own when the filter takes all together); one that an operator declared for itself is judged
 * on that operator's tests alone, left out where it has none or where the filter names another operator.
 * In the catalog's order. `code` is a unit of the filter's edition and level.
 */
export function standardVerdicts(
  warehouse: Warehouse,
  filter: Filter,
  code: string,
): Promise<readonly StandardVerdict[]> {
  const question = { statistic: 'standards', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const catalog = await readCatalog(warehouse);
    const sums = new Map<string, Promise<readonly AreaSums[]>>();
    const sumsFor = ({ technology, limit }: Standard) => {
      const key = `${technology} ${limit}`;
      const scope = {
        ...scopeOf({ ...filter, technology }, { code }),
        failedAsZero: filter.failedTests === 'as_zero',
      };
      const found = sums.get(key) ?? areaSums(warehouse, scope, { limit, byOperator: true });
      sums.set(key, found);
      return found;
    };
    const rows = await Promise.all(
      standardsFor(catalog, filter).map(async (standard) => {
        const of = (await sumsFor(standard)).find((row) =>
          standard.operator === null ? row.whole : row.operator === standard.operator,
        );
        if (!of && standard.operator !== null) return [];
        const lights = lightsFor(countsOf(of), minimumsOf(catalog, filter, standard));
        return [{ ...verdictOf(standard, of, filter.operator), lights }];
      }),
    );
    return rows.flat();
  });
}

function standardsFor({ standards }: Catalog, { period, technology, operator }: Filter): readonly Standard[] {
  return standards.filter(
    (standard) =>
      standard.metric === 'download' &&
      (technology === 'all' || standard.technology === technology) &&
      (standard.operator === null || operator === null || standard.operator === operator) &&
      standardInForce(standard, lastDateOf(period)),
  );
}

function verdictOf(
  standard: Standard,
  sums: AreaSums | undefined,
  operator: string | null,
): Omit<StandardVerdict, 'lights'> {
  const { value, lower, upper } = statisticOf(standard, sums);
  const judged = { tests: sums?.tests ?? 0, failedTests: sums?.failedTests ?? 0, lower, upper };
  return {
    ...judged,
    standard,
    operator: standard.operator ?? operator,
    value,
    verdict: judgeByStandard(standard, judged),
  };
}

function statisticOf({ statistic }: Standard, sums: AreaSums | undefined) {
  if (!sums) return { value: null, lower: null, upper: null };
  if (statistic === 'share') {
    const { share, ...bounds } = shareInterval(kindOf(sums, 'limit'));
    return { value: share, ...bounds };
  }
  const { mean, ...bounds } = meanInterval(sums);
  return { value: mean, ...bounds };
}
