import { areaTitle, inForce, type AreaReference, type Edition, type Level } from '#lib/domain/area.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { outlines } from '../areas/outlines.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { SimulatedArea } from './province.ts';
import { districtsOfAreas } from './simulated-areas.sql.ts';

/** Population of an area without a known one. */
const UNKNOWN_POPULATION = 10_000;

/**
 * The areas of the simulation: those of the edition and level with the most areas. With a date, only those in the first
 * of the widest areas of that day: before provinces merged, a department measured its own.
 */
export async function simulatedAreas(warehouse: Warehouse, on?: LocalDate): Promise<SimulatedArea[]> {
  const catalog = await readCatalog(warehouse);
  const count = ({ edition, level }: { edition: Edition; level: Level }) =>
    catalog.areasOf(edition.id, level).length;
  const [finest] = catalog.editions
    .flatMap((edition) => edition.levels.map((level) => ({ edition, level })))
    .sort((a, b) => count(b) - count(a));
  if (!finest) return [];
  const key = { edition: finest.edition.id, level: finest.level };
  const shapes = new Map(
    (await outlines(warehouse, key.edition, key.level)).features.map((feature) => [
      feature.properties.code,
      feature,
    ]),
  );
  const districts = new Map(
    (await warehouse.db.query(districtsOfAreas, key)).map((row) => [row.code, row.district]),
  );
  const within = on === undefined ? null : firstPartOn(catalog, on);
  return (await shownAreas(warehouse, { ...key, within })).flatMap((area) => {
    const outline = shapes.get(area.code);
    if (!outline) return [];
    const population = area.population ?? UNKNOWN_POPULATION;
    return [
      {
        code: area.code,
        title: areaTitle(area),
        district: districts.get(area.code) ?? '',
        population,
        outline,
      },
    ];
  });
}

/** The first of several widest areas of the edition in force; null when there is one. */
function firstPartOn({ editions, areasOf }: Catalog, on: LocalDate): AreaReference | null {
  const edition = editions.find((entry) => inForce(entry, on));
  const level = edition?.levels[0];
  const [first, ...others] = edition && level ? areasOf(edition.id, level) : [];
  return edition && level && first && others.length > 0
    ? { edition: edition.id, level, code: first.code }
    : null;
}
