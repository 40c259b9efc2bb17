import { group } from 'd3';
import {
  LEVELS,
  areaTitle,
  type Counterparts,
  type Edition,
  type Level,
  type AreaReference,
  areaKey,
} from '#lib/domain/area.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { counterpartsOf, type CounterpartRow } from './counterparts.sql.ts';
import { formerNames } from './place-names/gazetteer.sql.ts';

/**
 * Which areas of the other editions cover an area's territory, where borders differ? One entry for each edition over
 * the same boundary layer, oldest first; none for an edition where the same territory is one area of the same name or
 * code, nor for one that only repeats the borders of an edition nearer to the area's own.
 */
export async function counterparts(
  warehouse: Warehouse,
  area: AreaReference,
): Promise<readonly Counterparts[]> {
  const { edition, level, code } = area;
  const [catalog, rows, names] = await Promise.all([
    readCatalog(warehouse),
    warehouse.db.queryKept(counterpartsOf, { edition, level, code }),
    warehouse.db.queryKept(formerNames, {}),
  ]);
  const own = catalog.editions.find(({ id }) => id === edition);
  const named = catalog.areasOf(edition, level).find((entry) => entry.code === code);
  if (!own || !named) return [];
  const byEdition = group(rows, (row) => row.edition);
  const onSameGround = [
    area,
    ...rows.filter((row) => row.shared === row.areas && row.shared === row.ownAreas),
  ];
  const known = new Set(onSameGround.map(areaKey));
  const partsIn = (other: Edition) =>
    names
      .filter(
        (entry) =>
          entry.edition === other.id &&
          LEVELS.indexOf(entry.level) >= LEVELS.indexOf(level) &&
          entry.units.some((at) => known.has(areaKey(at))),
      )
      .map((entry) => entry.name);
  const found = catalog.editions.flatMap((other) => {
    const against = levelAgainst(level, other);
    const shown = (byEdition.get(other.id) ?? []).filter((row) => row.level === against);
    if (against === null || shown.length === 0) return [];
    const areas = shown.map((row) => counterpart(row, catalog));
    const [only] = areas;
    const sameGround = areas.length === 1 && only!.whole && only!.holds;
    if (sameGround && (only!.name === named.name || only!.code === code)) return [];
    const namesake = catalog.areasOf(other.id, against).find(({ name }) => name === named.name);
    return [
      {
        edition: other.id,
        changedOn: isEarlier(other, own) ? (other.validTo ?? own.validFrom) : other.validFrom,
        earlier: isEarlier(other, own),
        areas,
        formedOf: isEarlier(other, own) ? partsIn(other) : [],
        namesake: namesake ? areaTitle(namesake) : null,
      },
    ];
  });
  return found.filter((entry, i) => {
    const nearer = found[entry.earlier ? i + 1 : i - 1];
    return nearer?.earlier !== entry.earlier || !hasSameBorders(entry, nearer);
  });
}

/** Do two editions divide an area's territory in the same way, whatever the areas are called? */
function hasSameBorders(a: Counterparts, b: Counterparts): boolean {
  const borders = ({ areas }: Counterparts) =>
    JSON.stringify(areas.map(({ code, level, whole, holds }) => [code, level, whole, holds]));
  return borders(a) === borders(b);
}

/** The other edition's level to compare with: the same, else its finest. */
function levelAgainst(level: Level, { levels }: Edition): Level | null {
  return levels.includes(level) ? level : (levels[levels.length - 1] ?? null);
}

const isEarlier = (other: Edition, own: Edition) => (other.validFrom ?? '') < (own.validFrom ?? '');

function counterpart({ edition, level, code, areas, shared, ownAreas }: CounterpartRow, catalog: Catalog) {
  const area = catalog.areasOf(edition, level).find((entry) => entry.code === code);
  return {
    code,
    level,
    name: area?.name ?? code,
    title: area ? areaTitle(area) : code,
    whole: shared === areas,
    holds: shared === ownAreas,
  };
}
