import { gapId, parseGapAddress } from '#lib/domain/gaps/gap-address.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { GapArea, PlaceStatus } from '#lib/domain/gaps/gap.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { placeOf } from './gap-areas.ts';
import { windowCells } from './gap-cells.ts';
import { gapScreenings } from './gap-screening.ts';
import { windowAt } from '../gap-windows/window-layout.ts';

/** What the address of a gap area leads to. */
export type GapLookup =
  /** A gap area of the list. */
  | { readonly kind: 'found'; readonly id: string }
  /** A place that now lies in another gap area. */
  | { readonly kind: 'within'; readonly id: string; readonly of: string }
  /** A place that is none under this filter. */
  | { readonly kind: 'status'; readonly id: string; readonly name: string; readonly status: PlaceStatus }
  | { readonly kind: 'outside' }
  /** The rank of an earlier version, or anything else that names no place. */
  | { readonly kind: 'old' };

/** What does the address of a gap area lead to, under this filter? `areas` are those of the filter. */
export async function lookUpGap(
  warehouse: Warehouse,
  filter: Filter,
  areas: readonly GapArea[],
  address: string,
): Promise<GapLookup> {
  const place = parseGapAddress(address);
  if (!place) return { kind: 'old' };
  const id = gapId(place);
  if (areas.some((area) => area.id === id)) return { kind: 'found', id };
  const cells = await windowCells(warehouse, filter);
  const centre = cells.layout.numberOf.get(place.centre);
  if (centre === undefined) return { kind: 'outside' };
  const around = areas.find((area) => area.cells.includes(place.centre));
  if (around) return { kind: 'within', id: around.id, of: id };
  const screening = (await gapScreenings(warehouse, filter)).get(filter.operator);
  const { name } = placeOf(cells, windowAt(place.radius, centre));
  return { kind: 'status', id, name, status: screening?.statuses[centre] ?? 'untested' };
}
