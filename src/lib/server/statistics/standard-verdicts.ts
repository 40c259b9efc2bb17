import { decide, decideShare, type DecisionRule } from '#lib/domain/decisions/decision.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { lastDateOf } from '#lib/domain/period.ts';
import { JUDGED_METRICS, standardInForce, type Standard } from '#lib/domain/standard.ts';
import { lightsFor } from '#lib/domain/sufficiency.ts';
import type { StandardVerdict } from '#lib/domain/verdict.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { decisionRule, minimumsOf } from './area-minimums.ts';
import { decidable } from './statistic-row.ts';
import { uploadFigures, uploadGroups, type UploadGroup } from './upload-figures.ts';
import { areaFigures, countsOf } from '../aggregates/area-figures.ts';
import { NOT_MEASURED, type AreaFigures, type CoveredFigures } from '../aggregates/speed-figures.ts';

/**
 * Does each area of the filter's edition and level meet each standard that is switched on and in force at the end of the
 * period? Standards of the filter's technology (each with its own when the filter takes all); one that an operator
 * declared for itself is judged on that operator's measurements alone, and left out where there are none or where the
 * filter names another operator. By area in code order, then in the catalog's order. `code`: that area only.
 */
export function standardVerdicts(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
): Promise<readonly StandardVerdict[]> {
  const question = { statistic: 'standards', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () =>
    verdictsBy(warehouse, await readCatalog(warehouse), filter, code),
  );
}

/** The same by other standards and gates than those in force. */
export async function verdictsBy(
  warehouse: Warehouse,
  catalog: Pick<Catalog, 'standards' | 'gates'>,
  filter: Filter,
  code: string | null,
): Promise<readonly StandardVerdict[]> {
  const codes = code === null ? (await shownAreas(warehouse, filter)).map((area) => area.code) : [code];
  const scopeFor = ({ technology }: Standard) => ({
    ...scopeOf({ ...filter, technology }, { code }),
    failedAsZero: filter.failedTests === 'as_zero',
  });
  const downloads = new Map<string, Promise<readonly AreaFigures[]>>();
  const uploads = new Map<string, Promise<readonly UploadGroup[]>>();
  const figuresFor = async (standard: Standard): Promise<readonly AreaFigures[]> => {
    const [rule, { technology, limit, metric }] = [decisionRule(catalog, filter, standard), standard];
    if (metric === 'upload') {
      const groups = uploads.get(technology) ?? uploadGroups(warehouse, scopeFor(standard));
      uploads.set(technology, groups);
      return uploadFigures(await groups, rule);
    }
    const key = `${technology} ${limit} ${rule.minimumDevices}`;
    const rows =
      downloads.get(key) ?? areaFigures(warehouse, scopeFor(standard), { ...rule, byOperator: true });
    downloads.set(key, rows);
    return rows;
  };
  const judged = await Promise.all(
    standardsFor(catalog, filter).map(async (standard) => ({
      standard,
      rule: decisionRule(catalog, filter, standard),
      minimums: minimumsOf(catalog, filter, standard),
      ofArea: new Map(
        (await figuresFor(standard))
          .filter(({ whole, operator }) =>
            standard.operator === null ? whole : !whole && operator === standard.operator,
          )
          .map((row) => [row.code, row.figures]),
      ),
    })),
  );
  return codes.flatMap((area) =>
    judged.flatMap(({ standard, rule, minimums, ofArea }): StandardVerdict[] => {
      const figures = ofArea.get(area);
      if (!figures && standard.operator !== null) return [];
      const lights = lightsFor(countsOf(figures ?? NOT_MEASURED), minimums);
      const verdict = verdictOf(standard, figures ?? NOT_MEASURED, rule, filter.operator);
      return [{ code: area, ...verdict, lights }];
    }),
  );
}

function standardsFor(
  { standards }: Pick<Catalog, 'standards'>,
  { period, technology, operator }: Filter,
): readonly Standard[] {
  return standards.filter(
    (standard) =>
      standard.enabled &&
      JUDGED_METRICS.some((metric) => metric === standard.metric) &&
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
): Omit<StandardVerdict, 'code' | 'lights'> {
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
