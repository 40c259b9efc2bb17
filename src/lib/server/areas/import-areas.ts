import { isLevel, LEVELS, type Level } from '#lib/domain/area.ts';
import type { AreaImportReport, AreaImportRequest } from '#lib/domain/area-import.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { openImport } from './open-import.ts';
import { importedLevels } from './import-levels.ts';
import { readLayers, removeIdleLayers, storeLayer } from './layers.ts';
import { rebuildPlaces } from './places.ts';
import { placedMeasurements } from './places.sql.ts';
import { storeEdition, storeLevel } from './store-levels.ts';
import * as sql from './levels.sql.ts';

/** Ids are part of URLs and command lines. */
export const EDITION_ID = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}._-]{0,39}$/u;

/**
 * Imports a boundary file (GeoJSON, TopoJSON, zipped Shapefile) as the outlines of an edition's level: creates or
 * changes the edition, replaces an earlier import of the same level, and tags every measurement again. All or
 * nothing. `path` is the file; `signal` gives its reading up. Throws a Fault that says what to correct.
 */
export async function importAreas(
  warehouse: Warehouse,
  path: string,
  request: AreaImportRequest,
  signal?: AbortSignal,
): Promise<AreaImportReport> {
  const parentLevel = checkedParentLevel(request);
  checkEdition(request);
  const { edition, level, fileName } = request;
  const content = await openImport(path, request, signal);
  const titles = new Map(content.areas.map(({ code, title }) => [code, title]));
  return warehouse.change({
    commit: async (writer) => {
      const name = await describeEdition(writer, request);
      const known = await writer.query(sql.areasOfEdition, { edition });
      const levels = importedLevels({ id: edition, name, level, parentLevel }, content.areas, known);
      const layer = `${edition}/${level}`;
      const before = (await readLayers(writer)).find((it) => it.imported && it.name === layer);
      const { areaIds, overlaps } = await storeLayer(writer, {
        name: layer,
        imported: true,
        origin: request.origin ?? fileName,
        licence: request.licence ?? '',
        datedOn: null,
        topology: content.topology,
      });
      for (const { areaOfShape, ...entry } of levels) {
        const byId = [...areaOfShape].map(([shape, code]) => [areaIds.get(shape)!, code] as const);
        await storeLevel(writer, { ...entry, edition, areaOfShape: new Map(byId) });
      }
      await removeIdleLayers(writer);
      await rebuildPlaces(writer);
      const [placed] = await writer.query(placedMeasurements, { edition, level });
      return {
        fileName,
        edition,
        level,
        replaced: before !== undefined,
        convertedFrom: content.convertedFrom,
        levels: levels.map((entry) => ({ level: entry.level, units: entry.areas.length })),
        repairs: content.repairs,
        overlaps: overlaps.map(([a, b]) => [titles.get(a)!, titles.get(b)!] as const),
        measurements: placed!.measurements,
        measurementsPlaced: placed!.placed,
      };
    },
    deeds: ({ levels, replaced }) => ({
      action: 'areas_imported',
      object: `edition:${edition}`,
      after: { level, levels, replaced },
    }),
  });
}

function checkedParentLevel({ level, parentField, parentLevel }: AreaImportRequest): Level | null {
  for (const value of [level, parentLevel ?? level]) {
    if (!isLevel(value)) throw new Fault('areas_level_unknown', { level: value, levels: LEVELS });
  }
  if (parentField === undefined) return null;
  const directly = LEVELS[LEVELS.indexOf(level) - 1];
  const chosen = parentLevel ?? directly;
  if (!chosen || LEVELS.indexOf(chosen) >= LEVELS.indexOf(level)) {
    throw new Fault('areas_parent_level_wrong', { level });
  }
  return chosen;
}

function checkEdition({ edition, validFrom, validTo }: AreaImportRequest): void {
  if (!EDITION_ID.test(edition)) throw new Fault('areas_edition_id_invalid', { edition });
  for (const value of [validFrom, validTo]) {
    if (value !== undefined && !isLocalDate(value)) throw new Fault('areas_date_invalid', { value });
  }
}

/** Updates the edition with the request's details; returns the edition's name. */
async function describeEdition(writer: Writer, request: AreaImportRequest): Promise<string> {
  const { edition: id, editionName, validFrom, validTo, origin, licence } = request;
  const old = (await writer.query(sql.storedEditions, {})).find((edition) => edition.id === id);
  const name = editionName ?? old?.name ?? id;
  if (old && [editionName, validFrom, validTo, origin, licence].every((value) => value === undefined)) {
    return name;
  }
  await storeEdition(writer, {
    id,
    name,
    imported: true,
    validFrom: validFrom ?? old?.validFrom ?? null,
    validTo: validTo ?? old?.validTo ?? null,
    origin: origin ?? old?.origin ?? request.fileName,
    licence: licence ?? old?.licence ?? '',
    datedOn: old?.datedOn ?? null,
  });
  return name;
}
