import { areaTitle, type Edition, type Level } from '#lib/domain/area.ts';
import { outlines } from '../areas/outlines.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { SimulatedArea } from './province.ts';
import { districtsOfAreas } from './simulated-areas.sql.ts';

/** Population of an area without a known one. */
const UNKNOWN_POPULATION = 10_000;

/** The areas of the simulation: those of the edition and level with the most areas. */
export async function simulatedAreas(warehouse: Warehouse): Promise<SimulatedArea[]> {
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
  return catalog.areasOf(key.edition, key.level).flatMap((area) => {
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
