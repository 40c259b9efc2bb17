import { LEVELS, type Area } from '#lib/domain/area.ts';
import type { Writer } from '../db/database.ts';
import { removeIdleLayers, storeLayer } from './layers.ts';
import { rebuildPlaces } from './places.ts';
import { readReferenceFiles, type FormerName, type ReferenceLevel } from './reference-files.ts';
import { storeEdition, storeLevel } from './store-levels.ts';
import * as sql from './levels.sql.ts';

/**
 * Loads the areas, editions and names of a reference folder, replacing those loaded before. Imports stay: levels
 * served by an imported layer, and their editions' details. Places that still exist keep their ids; measurements are
 * tagged again. Run within one transaction.
 */
export async function loadReferenceAreas(writer: Writer, folder: string): Promise<void> {
  const { layer, editions, names, provinces } = readReferenceFiles(folder);
  await writer.run(sql.deleteReferenceMemberships, {});
  await writer.run(sql.deleteUnservedAreas, {});
  const imported = new Set(
    (await writer.query(sql.servedLevels, {})).map(({ edition, level }) => `${edition}/${level}`),
  );
  const describedByImport = new Set(
    (await writer.query(sql.storedEditions, {})).filter((edition) => edition.imported).map(({ id }) => id),
  );
  const { areaIds } = await storeLayer(writer, { ...layer, imported: false });
  for (const edition of editions) {
    if (!describedByImport.has(edition.id)) await storeEdition(writer, { ...edition, imported: false });
    for (const content of edition.levels) {
      if (imported.has(`${edition.id}/${content.level}`)) continue;
      await storeLevel(writer, {
        edition: edition.id,
        level: content.level,
        areas: withParents(content, edition.levels),
        areaOfShape: new Map([...content.areaOfShape].map(([shape, area]) => [areaIds.get(shape)!, area])),
      });
    }
  }
  await storeFormerNames(writer, names);
  await writer.run(sql.clearProvinceNames, {});
  await writer.append(
    'province_name',
    provinces.map(({ edition, name, holding }) => [edition, name, holding]),
  );
  await writer.run(sql.deleteEmptyEditions, {});
  await removeIdleLayers(writer);
  await rebuildPlaces(writer);
}

/** Adds to each area the code of the area at the nearest wider level that contains all of its shapes. */
function withParents(content: ReferenceLevel, levels: readonly ReferenceLevel[]): Area[] {
  const above = LEVELS.slice(0, LEVELS.indexOf(content.level))
    .reverse()
    .flatMap((level) => levels.filter((other) => other.level === level))[0];
  return content.areas.map((area) => {
    const shapes = [...content.areaOfShape].filter(([, code]) => code === area.code).map(([shape]) => shape);
    const parents = new Set(shapes.map((shape) => above?.areaOfShape.get(shape) ?? null));
    return { ...area, parentCode: parents.size === 1 ? [...parents][0]! : null };
  });
}

async function storeFormerNames(writer: Writer, names: readonly FormerName[]): Promise<void> {
  const entries = names.map((name, i) => ({ id: i + 1, ...name }));
  await writer.run(sql.clearFormerNames, {});
  await writer.run(sql.clearFormerNameAreas, {});
  await writer.run(sql.insertFormerNames, { names: JSON.stringify(entries) });
  await writer.append(
    'gazetteer_unit',
    entries.flatMap(({ id, areas }) => areas.map((area) => [id, area.edition, area.level, area.code])),
  );
}
