import { strFromU8, unzipSync } from 'fflate';
import type { FeatureCollection, Geometry } from 'geojson';
import shapefile from 'shpjs';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { Fault } from '#lib/domain/fault.ts';

/** How a file declares its coordinate reference system. */
export type DeclaredReference =
  | { readonly kind: 'none' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wkt'; readonly text: string };

/** A parsed boundary file, not yet validated. */
export interface AreaFile {
  readonly reference: DeclaredReference;
  readonly features: readonly { properties: Record<string, unknown>; geometry: Geometry | null }[];
  /** Are holes grouped under their outer rings? A Shapefile only marks them by winding. */
  readonly nested: boolean;
}

/** Largest unpacked size of a zip; no province's outlines need more. */
const MAX_UNZIPPED_BYTES = 256 * 1024 * 1024;

/**
 * Parses GeoJSON, TopoJSON or a zipped Shapefile, recognised by content. `object` chooses among several objects of a
 * file. Throws a Fault for any other file. Only for a limited child.
 */
export async function readAreaFile(bytes: Uint8Array, fileName: string, object?: string): Promise<AreaFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readShapefile(bytes, fileName, object);
  if (bytes[2] === 0x27 && bytes[3] === 0x0a)
    throw new Fault('areas_shapefile_not_zipped', { file: fileName }, 422);
  let document: unknown;
  try {
    document = JSON.parse(strFromU8(bytes).replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Fault('areas_format_unknown', { file: fileName }, 422, { cause });
  }
  const type = (document as { type?: unknown } | null)?.type;
  if (type === 'Topology') return readTopology(document as Topology, fileName, object);
  if (type === 'FeatureCollection') return readCollection(document as FeatureCollection);
  throw new Fault('areas_format_unknown', { file: fileName }, 422);
}

function readCollection(collection: FeatureCollection): AreaFile {
  const { crs } = collection as { crs?: { properties?: { name?: unknown } } | null };
  const name = crs?.properties?.name;
  return {
    reference: typeof name === 'string' ? { kind: 'name', name } : { kind: 'none' },
    features: (collection.features ?? []).map(({ properties, geometry }) => ({
      properties: properties ?? {},
      geometry,
    })),
    nested: true,
  };
}

function readTopology(topology: Topology, fileName: string, object: string | undefined): AreaFile {
  const name = chosen(Object.keys(topology.objects ?? {}), object, fileName);
  try {
    const made = feature(topology, topology.objects[name]!);
    return readCollection(
      made.type === 'FeatureCollection' ? made : { type: 'FeatureCollection', features: [made] },
    );
  } catch (cause) {
    throw new Fault('areas_file_unreadable', { file: fileName }, 422, { cause });
  }
}

interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array | undefined;
  readonly cpg: Uint8Array | undefined;
}
/** The published types lack the form with separate parts of a Shapefile. */
const parseShapefile = shapefile as unknown as (parts: ShapefileParts) => Promise<FeatureCollection>;

async function readShapefile(
  bytes: Uint8Array,
  fileName: string,
  object: string | undefined,
): Promise<AreaFile> {
  try {
    const parts = unzipParts(bytes, fileName);
    const name = chosen(
      [...parts.keys()].filter((path) => path.endsWith('.shp')).map((path) => path.slice(0, -4)),
      object,
      fileName,
    );
    const wkt = parts.get(`${name}.prj`);
    const [shp, dbf, cpg] = ['shp', 'dbf', 'cpg'].map((ending) => parts.get(`${name}.${ending}`));
    if (!dbf) throw new Fault('areas_shapefile_incomplete', { file: fileName, missing: `${name}.dbf` }, 422);
    const collection = await parseShapefile({ shp: shp!, dbf, cpg });
    return {
      ...readCollection(collection),
      reference: wkt ? { kind: 'wkt', text: strFromU8(wkt).trim() } : { kind: 'none' },
      nested: false,
    };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('areas_file_unreadable', { file: fileName }, 422, { cause });
  }
}

/** The files of a zip by name, extensions in lower case, without macOS metadata. */
function unzipParts(bytes: Uint8Array, fileName: string): Map<string, Uint8Array> {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const wanted = /\.(shp|dbf|prj|cpg)$/i.test(name) && !name.startsWith('__MACOSX');
      if (wanted) total += originalSize;
      if (total > MAX_UNZIPPED_BYTES) throw new Fault('areas_file_too_large', { file: fileName }, 413);
      return wanted;
    },
  });
  return new Map(
    Object.entries(files).map(([name, content]) => [
      name.slice(0, -4) + name.slice(-4).toLowerCase(),
      content,
    ]),
  );
}

function chosen(names: readonly string[], wanted: string | undefined, file: string): string {
  if (names.length === 0) throw new Fault('areas_none_in_file', { file }, 422);
  const found = wanted === undefined ? names : names.filter((name) => name === wanted);
  if (found.length !== 1) throw new Fault('areas_choose_object', { file, objects: names }, 422);
  return found[0]!;
}
