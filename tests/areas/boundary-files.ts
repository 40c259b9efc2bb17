import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { FeatureCollection, Geometry } from 'geojson';
import { topology } from 'topojson-server';
import type { AreaImportReport, AreaImportRequest } from '#lib/domain/area-import.ts';
import { importAreas } from '#lib/server/areas/import-areas.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** A made-up island far from every other area: a west and an east district, each of two communes side by side. */
export const COMMUNES = [
  { code: 'A1', name: 'Xã An Nhất', parent: 'A', x: 110 },
  { code: 'A2', name: 'Xã An Nhị', parent: 'A', x: 110.1 },
  { code: 'B1', name: 'Phường Bình Nhất', parent: 'B', x: 110.2 },
  { code: 'B2', name: 'Phường Bình Nhị', parent: 'B', x: 110.3 },
] as const;

export const REQUEST: AreaImportRequest = {
  fileName: 'island.geojson',
  edition: 'island',
  level: 'commune',
  codeField: 'code',
  nameField: 'name',
  parentField: 'parent',
  editionName: 'Đảo thử',
};

type Ring = number[][];

/** A square of 0.1 degrees, counterclockwise, closed. */
export const square = (x: number, y = 10): Ring => [
  [x, y],
  [x + 0.1, y],
  [x + 0.1, y + 0.1],
  [x, y + 0.1],
  [x, y],
];

export function island(
  change: (geometry: Geometry, code: string) => Geometry = (it) => it,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: COMMUNES.map(({ x, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: change({ type: 'Polygon', coordinates: [square(x)] }, properties.code),
    })),
  };
}

export const asBytes = (document: unknown) => strToU8(JSON.stringify(document));

export const asTopoJson = (collection: FeatureCollection) => asBytes(topology({ communes: collection }, 1e5));

/** A zipped Shapefile of polygons with text attributes, as the format's white paper of 1998 lays it out. */
export function asShapefile(collection: FeatureCollection, prj: string | null): Uint8Array {
  const rows = collection.features.map(({ properties, geometry }) => ({
    properties: properties as Record<string, string>,
    rings: (geometry as { coordinates: Ring[] }).coordinates,
  }));
  const parts: Record<string, Uint8Array> = {
    'island.shp': shapes(rows.map((row) => row.rings)),
    'island.dbf': table(rows.map((row) => row.properties)),
    'island.cpg': strToU8('UTF-8'),
  };
  if (prj !== null) parts['island.prj'] = strToU8(prj);
  return zipSync(parts);
}

function shapes(rows: readonly Ring[][]): Uint8Array {
  const contents = rows.map((rings) => {
    const content = Buffer.alloc(44 + rings.length * 4 + rings.flat().length * 16);
    content.writeInt32LE(5, 0);
    content.writeInt32LE(rings.length, 36);
    content.writeInt32LE(rings.flat().length, 40);
    let points = 0;
    rings.forEach((ring, i) => {
      content.writeInt32LE(points, 44 + i * 4);
      points += ring.length;
    });
    rings.flat().forEach(([x, y], i) => {
      content.writeDoubleLE(x!, 44 + rings.length * 4 + i * 16);
      content.writeDoubleLE(y!, 52 + rings.length * 4 + i * 16);
    });
    return content;
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + contents.reduce((sum, { length }) => sum + 8 + length, 0)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  const records = contents.flatMap((content, i) => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return [head, content];
  });
  return new Uint8Array(Buffer.concat([header, ...records]));
}

const FIELD_BYTES = 40;

function table(rows: readonly Record<string, string>[]): Uint8Array {
  const fields = Object.keys(rows[0]!);
  const header = Buffer.alloc(32 + fields.length * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + fields.length * FIELD_BYTES, 10);
  fields.forEach((field, i) => {
    header.write(field, 32 + i * 32, 'ascii');
    header.write('C', 43 + i * 32, 'ascii');
    header.writeUInt8(FIELD_BYTES, 48 + i * 32);
  });
  header.writeUInt8(0x0d, header.length - 1);
  const records = rows.map((row) => {
    const record = Buffer.alloc(1 + fields.length * FIELD_BYTES, ' ');
    fields.forEach((field, i) => record.write(row[field]!, 1 + i * FIELD_BYTES, 'utf8'));
    return record;
  });
  return new Uint8Array(Buffer.concat([header, ...records, Buffer.from([0x1a])]));
}

/** Imports a boundary file of these bytes. */
export async function importBytes(
  warehouse: Warehouse,
  bytes: Uint8Array,
  request: AreaImportRequest,
): Promise<AreaImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-areas-'));
  try {
    writeFileSync(join(folder, 'file'), bytes);
    return await importAreas(warehouse, join(folder, 'file'), request);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
