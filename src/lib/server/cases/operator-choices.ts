import { groups } from 'd3';
import { areaTitle } from '#lib/domain/area.ts';
import type { PlaceKey } from '#lib/domain/cases/case.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** An operator with measurements in the places that a case may be about: its figures there, an entry for each such place. */
export interface OperatorChoice {
  readonly code: string;
  readonly tests: number;
  readonly figures: readonly AreaStatistic[];
}

/** The areas among the places, and the operators that were measured in them. */
export interface OperatorChoices {
  readonly titles: readonly string[];
  readonly operators: readonly OperatorChoice[];
}

/**
 * Which operator might a case about these places be for? Those that miss the standard in most of them first, then those with
 * most measurements. Gap areas are each operator's own, so that only areas count; one that does not exist is left out.
 */
export async function operatorChoices(
  warehouse: Warehouse,
  filter: Filter,
  places: readonly PlaceKey[],
): Promise<OperatorChoices> {
  const codes = new Set(places.flatMap((key) => (key.kind === 'area' ? [key.code] : [])));
  if (codes.size === 0) return { titles: [], operators: [] };
  const [{ areasOf }, rows] = await Promise.all([
    readCatalog(warehouse),
    areaStatistics(warehouse, filter, { by: 'area_operator' }),
  ]);
  const known = new Map(areasOf(filter.edition, filter.level).map((area) => [area.code, areaTitle(area)]));
  const measured = rows.filter(
    ({ code, operator, tests }) => codes.has(code) && operator !== null && tests > 0,
  );
  const operators = groups(measured, ({ operator }) => operator!).map(([code, figures]) => ({
    code,
    tests: figures.reduce((sum, { tests }) => sum + tests, 0),
    figures,
  }));
  const missed = ({ figures }: OperatorChoice) =>
    figures.filter(({ verdict }) => verdict === 'not_met').length;
  return {
    titles: [...codes].flatMap((code) => known.get(code) ?? []),
    operators: operators.sort((a, b) => missed(b) - missed(a) || b.tests - a.tests),
  };
}
