import type { Level } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { placesInScope, type ScopeParams, type AreaParams } from './scope.sql.ts';

/** A unit of some edition and level, named apart from the filter's own. */
export interface AreaReference {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** Which units of the filter's edition and level are asked about. */
export interface AreaChoice {
  /** One unit; null all of them. */
  readonly code?: string | null;
  /** All chosen units as one, under the code `*`. */
  readonly together?: boolean;
  /** Only tests that also lie in this unit. */
  readonly within?: AreaReference | undefined;
}

/** Which tests does a filter mean for these units? The parameters of every statement of this room. */
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
  };
}

/** The places of the units a scope takes, and which of them each counts for, in the order of codes. */
export function placesIn(
  warehouse: Warehouse,
  scope: AreaParams,
): Promise<readonly { readonly place: number; readonly code: string }[]> {
  const { edition, level, code, together, withinEdition, withinLevel, withinCode } = scope;
  const areas = { edition, level, code, together, withinEdition, withinLevel, withinCode };
  return memoize(warehouse, { statistic: 'places', further: areas }, () =>
    warehouse.db.queryPlanned(placesInScope, areas),
  );
}
