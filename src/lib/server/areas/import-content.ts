import { readFile } from 'node:fs/promises';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { topology } from 'topojson-server';
import type { AreaImportRequest, OutlineRepair } from '#lib/domain/area-import.ts';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { guessField } from './guess-field.ts';
import { readAreaFile, type AreaFile } from './area-file.ts';
import { gridWork } from './grid.ts';
import { conversionOf, type Conversion } from './coordinate-reference.ts';
import { findCrossing, nestRings, soundRing } from './rings.ts';
import { areaRings, type AreaTopology, type Position, type Ring } from './topology.ts';

/** One area of an imported file; it becomes one shape of the new layer, under the same code. */
export interface ImportedArea {
  readonly code: string;
  /** As in the file, with or without type word. */
  readonly title: string;
  readonly parent: string | null;
  /** Name of that area, where a field says it. */
  readonly parentTitle: string | null;
}

/** A validated boundary file: its areas, their shapes, and what was converted or repaired. */
export interface ImportContent {
  readonly areas: readonly ImportedArea[];
  /** The fields that codes and names were read from. */
  readonly fields: { readonly code: string; readonly name: string };
  /** Positions of the file. */
  readonly positions: number;
  readonly topology: AreaTopology;
  readonly convertedFrom: string | null;
  readonly repairs: readonly OutlineRepair[];
}

/** Request to the child: read and validate a boundary file. */
export interface ReadImportRequest {
  readonly path: string;
  readonly request: AreaImportRequest;
}

/** The Fault for an error in reading a boundary file. */
export const importFault = (): Fault => new Fault('areas_file_unreadable');

/** More than the communes of the whole country before 2025 (10,598). */
const MAX_AREAS = 20_000;
/** A province's communes drawn to some metres. */
const MAX_POSITIONS = 500_000;
/** What a grid takes seconds for. */
const MAX_WORK = { crossed: 4_000_000, covered: 60_000_000 };

/**
 * Reads and validates a boundary file: every area needs its own code, a name and valid outlines in WGS 84. Small
 * defects of rings are repaired and reported; throws a Fault with row and area for all others, and when there are more
 * areas or positions than the server could use. Only for a limited child.
 */
export async function readImport({ path, request }: ReadImportRequest): Promise<ImportContent> {
  const { fileName: file, parentField } = request;
  const source = await readAreaFile(await readFile(path), file, request.object);
  if (source.features.length === 0) throw new Fault('areas_none_in_file', { file }, 422);
  const tooLarge = new Fault('areas_file_too_large', { file }, 413);
  if (source.features.length > MAX_AREAS || positionsIn(source) > MAX_POSITIONS) throw tooLarge;
  const conversion = conversionOf(source.reference);
  const fields = [...new Set(source.features.flatMap(({ properties }) => Object.keys(properties)))];
  const rowsOf = source.features.map(({ properties }) => properties);
  const named = {
    code: request.codeField ?? guessField('code', request.level, rowsOf, fields),
    name: request.nameField ?? guessField('name', request.level, rowsOf, fields),
  };
  const [codeOf, titleOf] = [named.code, named.name].map((name) => reader(name, fields));
  const [typeOf, parentOf, parentTitleOf] = [request.typeField, parentField, request.parentNameField].map(
    (name) => (name === undefined ? null : reader(name, fields)),
  );

  const rows = new Map<string, number>();
  const repairs: OutlineRepair[] = [];
  const areas: ImportedArea[] = [];
  const shapes = source.features.map((feature, i) => {
    const row = i + 1;
    const code = codeOf!(feature.properties, row);
    const title = [typeOf?.(feature.properties, row), titleOf!(feature.properties, row)]
      .filter(Boolean)
      .join(' ');
    const first = rows.get(code);
    if (first !== undefined) throw new Fault('areas_code_twice', { code, row, first }, 422);
    rows.set(code, row);
    const parent = parentOf?.(feature.properties, row) ?? null;
    areas.push({ code, title, parent, parentTitle: parentTitleOf?.(feature.properties, row) ?? null });
    const { polygons, repair } = soundPolygons(feature, source.nested, conversion, { unit: title, row });
    if (repair) repairs.push({ unit: title, ...repair });
    return { code, polygons };
  });
  const shared = asTopology(shapes);
  const { crossed, covered } = gridWork(areaRings(shared));
  if (crossed > MAX_WORK.crossed || covered > MAX_WORK.covered) throw tooLarge;
  return {
    areas,
    fields: named,
    positions: positionsIn(source),
    topology: shared,
    convertedFrom: conversion.from,
    repairs,
  };
}

function positionsIn({ features }: AreaFile): number {
  let positions = 0;
  for (const { geometry } of features) {
    if (geometry?.type === 'Polygon') for (const ring of geometry.coordinates) positions += ring.length;
    if (geometry?.type === 'MultiPolygon')
      for (const ring of geometry.coordinates.flat()) positions += ring.length;
  }
  return positions;
}

/** Reads a field (case-insensitive) of a row; throws a Fault for a missing field or value. */
function reader(name: string, fields: readonly string[]) {
  const field =
    fields.find((entry) => entry === name) ??
    fields.find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (field === undefined) throw new Fault('areas_field_missing', { field: name, fields }, 422);
  return (properties: Record<string, unknown>, row: number): string => {
    const value = properties[field];
    const text = typeof value === 'string' || typeof value === 'number' ? plainWords(String(value)) : '';
    if (text === '') throw new Fault('areas_value_missing', { field, row }, 422);
    if (text.includes('\uFFFD')) throw new Fault('areas_text_unreadable', { field, row, value: text }, 422);
    return text;
  };
}

function soundPolygons(
  { geometry }: AreaFile['features'][number],
  nested: boolean,
  conversion: Conversion,
  where: { unit: string; row: number },
): { polygons: Ring[][]; repair: Omit<OutlineRepair, 'unit'> | null } {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
    throw new Fault('areas_not_a_polygon', { ...where, type: geometry?.type ?? null }, 422);
  }
  const source = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let [ringsClosed, positionsDropped, ringsDropped] = [0, 0, 0];
  const sound = source.map((polygon) => {
    const rings = polygon.map((ring) => {
      const made = soundRing(ring.map((position) => inWgs84(position, conversion, where)));
      ringsClosed += Number(made.closed && made.ring !== null);
      positionsDropped += made.ring === null ? 0 : made.positionsDropped;
      ringsDropped += Number(made.ring === null);
      return made.ring;
    });
    // Without its outer ring a polygon is empty; its holes are dropped with it.
    return rings[0] === null ? [] : rings.filter((ring) => ring !== null);
  });
  const nonEmpty = sound.filter((polygon) => polygon.length > 0);
  if (nonEmpty.length === 0) throw new Fault('areas_outline_empty', where, 422);
  const crossing = findCrossing(nonEmpty.flat());
  if (crossing) {
    const at = crossing.map((degrees) => degrees.toFixed(5)).join(' ');
    throw new Fault('areas_outline_crosses', { ...where, at }, 422);
  }
  const mended = ringsClosed + positionsDropped + ringsDropped > 0;
  return {
    polygons: nested ? nonEmpty : nestRings(nonEmpty.flat()),
    repair: mended ? { ringsClosed, positionsDropped, ringsDropped } : null,
  };
}

function inWgs84(
  position: readonly number[],
  conversion: Conversion,
  where: { unit: string; row: number },
): Position {
  const [x = NaN, y = NaN] = position;
  const converted = Number.isFinite(x) && Number.isFinite(y) ? conversion.toWgs84([x, y]) : ([x, y] as const);
  const [longitude, latitude] = converted;
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    throw new Fault('areas_position_out_of_range', { ...where, position: `${x} ${y}` }, 422);
  }
  return converted;
}

function asTopology(shapes: readonly { code: string; polygons: Ring[][] }[]): AreaTopology {
  const areas: FeatureCollection<MultiPolygon, { code: string }> = {
    type: 'FeatureCollection',
    features: shapes.map(({ code, polygons }) => {
      const coordinates = polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x, y])));
      return { type: 'Feature', properties: { code }, geometry: { type: 'MultiPolygon', coordinates } };
    }),
  };
  return topology({ areas }) as unknown as AreaTopology;
}
