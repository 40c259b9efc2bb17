import type { AreaReference } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { placesInScope, type ScopeParams, type AreaParams } from './scope.sql.ts';

/** Selects areas of the filter's edition and level. */
export interface AreaChoice {
  /** One area; null selects all. */
  readonly code?: string | null;
  /** Merges the selected areas into one, under the code `*`. */
  readonly together?: boolean;
  /** Only measurements that also lie in this area. */
  readonly within?: AreaReference | undefined;
}

/** Which measurements does a filter select in these areas? As parameters for the statements of this room. */
export function scopeOf(filter: Filter, { code, together, within }: AreaChoice): ScopeParams {
  return {
    from: filter.period.from,
    to: filter.period.to,
    technology: filter.technology === 'all' ? null : filter.technology,
    operator: filter.operator,
    unflagged: filter.flagged === 'excluded',
    edition: filter.edition,
    level: filter.level,
    code: code ?? null,
    together: together ?? false,
    withinEdition: within?.edition ?? null,
    withinLevel: within?.level ?? null,
    withinCode: within?.code ?? null,
    partEdition: filter.within?.edition ?? null,
    partLevel: filter.within?.level ?? null,
    partCode: filter.within?.code ?? null,
  };
}

/** The places in a scope and the area that each counts for, ordered by area code. Memoized. */
export function placesIn(
  warehouse: Warehouse,
  scope: AreaParams,
): Promise<readonly { readonly place: number; readonly code: string }[]> {
  const { edition, level, code, together, withinEdition, withinLevel, withinCode } = scope;
  const { partEdition, partLevel, partCode } = scope;
  const within = { withinEdition, withinLevel, withinCode, partEdition, partLevel, partCode };
  const areas = { edition, level, code, together, ...within };
  return memoize(warehouse, { statistic: 'places', further: areas }, () =>
    warehouse.db.queryPlanned(placesInScope, areas),
  );
}
