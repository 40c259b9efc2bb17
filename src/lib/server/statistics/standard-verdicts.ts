import { decide, decideShare, type DecisionRule } from '#lib/domain/decisions/decision.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { lastDateOf } from '#lib/domain/period.ts';
import { standardInForce, type Standard } from '#lib/domain/standard.ts';
import { lightsFor } from '#lib/domain/sufficiency.ts';
import type { StandardVerdict } from '#lib/domain/verdict.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { decisionRule, minimumsOf } from './area-minimums.ts';
import { decidable } from './statistic-row.ts';
import { areaFigures, countsOf } from '../aggregates/area-figures.ts';
import { NOT_MEASURED, type AreaFigures, type CoveredFigures } from '../aggregates/speed-figures.ts';

/**
 * Does an area meet each standard in force at the end of the period? Standards of the filter's technology (each with
 * its own when the filter takes all); one that an operator declared for itself is judged on that operator's
 * measurements alone, and left out where there are none or where the filter names another operator. In the catalog's
 * order. `code` is an area of the filter's edition and level.
 */
export function standardVerdicts(
  warehouse: Warehouse,
  filter: Filter,
  code: string,
): Promise<readonly StandardVerdict[]> {
  const question = { statistic: 'standards', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const catalog = await readCatalog(warehouse);
    const found = new Map<string, Promise<readonly AreaFigures[]>>();
    const figuresFor = (standard: Standard) => {
      const { technology, limit } = standard;
      const key = `${technology} ${limit}`;
      const scope = {
        ...scopeOf({ ...filter, technology }, { code }),
        failedAsZero: filter.failedTests === 'as_zero',
      };
      const rows = found.get(key) ?? areaFigures(warehouse, scope, { ...decisionRule(catalog, filter, standard), byOperator: true });
      found.set(key, rows);
      return rows;
    };
    const rows = await Promise.all(
      standardsFor(catalog, filter).map(async (standard) => {
        const of = (await figuresFor(standard)).find((row) =>
          standard.operator === null ? row.whole : row.operator === standard.operator,
        );
        if (!of && standard.operator !== null) return [];
        const lights = lightsFor(
          countsOf(of?.figures ?? NOT_MEASURED),
          minimumsOf(catalog, filter, standard),
        );
        const rule = decisionRule(catalog, filter, standard);
        return [{ ...verdictOf(standard, of?.figures ?? NOT_MEASURED, rule, filter.operator), lights }];
      }),
    );
    return rows.flat();
  });
}

function standardsFor({ standards }: Catalog, { period, technology, operator }: Filter): readonly Standard[] {
  return standards.filter(
    (standard) =>
      standard.enabled &&
      standard.metric === 'download' &&
      (technology === 'all' || standard.technology === technology) &&
      (standard.operator === null || operator === null || standard.operator === operator) &&
      standardInForce(standard, lastDateOf(period)),
  );
}

function verdictOf(
  standard: Standard,
  figures: CoveredFigures,
  rule: DecisionRule,
  operator: string | null,
): Omit<StandardVerdict, 'lights'> {
  const decision =
    standard.statistic === 'share'
      ? decideShare(decidable(figures), { ...rule, share: standard.share! })
      : decide(decidable(figures), rule);
  const { tests, failedTests } = figures;
  const { deciding, decidingLower, decidingUpper, verdict, reason } = decision;
  return {
    ...{ tests, failedTests, standard, operator: standard.operator ?? operator },
    ...{ value: deciding, lower: decidingLower, upper: decidingUpper, verdict, reason },
  };
}
