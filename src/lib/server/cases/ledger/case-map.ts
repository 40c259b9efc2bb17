import { greatest, group } from 'd3';
import { ENDED } from '#lib/domain/cases/case-state.ts';
import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import type { Outlines } from '../../areas/outlines.ts';
import { outlinesOfParts } from '../../areas/shown-areas.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** Open cases by area, in the edition and level that most of them are about. */
export interface CaseMap {
  readonly outlines: Outlines;
  /** Code of an area and its open cases. */
  readonly counts: readonly (readonly [code: string, cases: number])[];
  /** Open cases about gap areas, which the outlines do not show. */
  readonly gaps: number;
}

/** The map of open cases; null without one about an area, and of areas that another province's have replaced. */
export async function caseMap(warehouse: Warehouse, cases: readonly LedgerCase[]): Promise<CaseMap | null> {
  const places = cases
    .filter(({ state }) => !ENDED.has(state))
    .flatMap(({ edition, level, places: of }) => of.map(({ key }) => ({ edition, level, key })));
  const { areasOf } = await readCatalog(warehouse);
  const areas = places.filter(
    ({ edition, level, key }) => key.startsWith(AREA) && areasOf(edition, level).length > 0,
  );
  const most = greatest(
    group(areas, ({ edition, level }) => `${edition}/${level}`).values(),
    (a, b) => a.length - b.length,
  );
  if (!most) return null;
  const { edition, level } = most[0]!;
  const byCode = group(most, ({ key }) => key.slice(AREA.length));
  return {
    outlines: await outlinesOfParts(warehouse, { edition, level }, [...byCode.keys()]),
    counts: [...byCode].map(([code, of]) => [code, of.length]),
    gaps: places.filter(({ key }) => !key.startsWith(AREA)).length,
  };
}

/** Before the code of an area in a place's key. */
const AREA = 'area:';
