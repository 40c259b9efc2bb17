import type { Filter } from '#lib/domain/filter.ts';
import { lastDateOf } from '#lib/domain/period.ts';
import { standardInForce, type Standard } from '#lib/domain/standard.ts';
import { judgeByStandard, type StandardVerdict } from '#lib/domain/verdict.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answerOnce } from './answer-cache.ts';
import { clusterSums, type ClusterSums } from './cluster-sums.sql.ts';
import { NOT_TOLD_APART } from './clustered-tests.sql.ts';
import { meanInterval } from './mean-interval.ts';
import { scopeOf } from './scope.ts';
import { shareInterval } from './share-interval.ts';
import { kindOf } from './speed-figures.ts';

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
  return answerOnce(warehouse, question, async () => {
    const standards = standardsFor(await readCatalog(warehouse), filter);
    const sums = new Map<string, Promise<readonly ClusterSums[]>>();
    const sumsFor = ({ technology, limit }: Standard) => {
      const key = `${technology} ${limit}`;
      const found = sums.get(key) ?? unitSums(warehouse, { ...filter, technology }, code, limit);
      sums.set(key, found);
      return found;
    };
    const rows = await Promise.all(
      standards.map(async (standard) => {
        const of = (await sumsFor(standard)).find((row) =>
          standard.operator === null ? row.whole : row.operator === standard.operator,
        );
        return of || standard.operator === null ? [verdictOf(standard, of, filter.operator)] : [];
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

function unitSums(warehouse: Warehouse, filter: Filter, code: string, limit: number) {
  return warehouse.db.queryPlanned(clusterSums({ ...NOT_TOLD_APART, byOperator: true }), {
    ...scopeOf(filter, { code }),
    failedAsZero: filter.failedTests === 'as_zero',
    limit,
  });
}

function verdictOf(
  standard: Standard,
  sums: ClusterSums | undefined,
  operator: string | null,
): StandardVerdict {
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

function statisticOf({ statistic }: Standard, sums: ClusterSums | undefined) {
  if (!sums) return { value: null, lower: null, upper: null };
  if (statistic === 'share') {
    const { share, ...bounds } = shareInterval(kindOf(sums, 'limit'));
    return { value: share, ...bounds };
  }
  const { mean, ...bounds } = meanInterval(sums);
  return { value: mean, ...bounds };
}
