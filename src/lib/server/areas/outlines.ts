import { createHash } from 'node:crypto';
import { group } from 'd3';
import type { FeatureCollection, MultiPolygon, Polygon, Position as GeoPosition } from 'geojson';
import { merge } from 'topojson-client';
import { areaTitle, type Level } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { labelPoint } from './label-point.ts';
import * as sql from './outlines.sql.ts';
import { doubleArea } from './rings.ts';
import type { AreaTopology, Position, Ring } from './topology.ts';

/** Properties of an area's outline. */
export interface OutlineProperties {
  readonly code: string;
  /** Without its type word. */
  readonly name: string;
  /** With its type word. */
  readonly title: string;
  /** Label position, inside the largest part. */
  readonly label: [longitude: number, latitude: number];
}

/** The outlines of one edition and level. */
export type Outlines = FeatureCollection<Polygon | MultiPolygon, OutlineProperties>;

/** Every ring of an outline, outer ones and holes. */
export function ringsOf({ geometry }: Outlines['features'][number]): Ring[] {
  const polygons: GeoPosition[][][] =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat() as unknown as Ring[];
}

/** Decimals of a degree: about a metre. */
const DECIMALS = 5;

interface Built {
  readonly collection: Outlines;
  /** Serialised input of the outlines; they are rebuilt only when it changes. */
  readonly fingerprint: string;
}

const cache = new WeakMap<Warehouse, Map<string, { version: number; made: Promise<Built> }>>();

/**
 * What are the outlines of an edition's level? GeoJSON (RFC 7946: WGS 84, outer rings counterclockwise), in code
 * order, borders inside an area dissolved. Cached until the areas change. Throws the Fault `areas_level_missing` when
 * the edition has no such level.
 */
export async function outlines(
  { root: warehouse }: Warehouse,
  edition: string,
  level: Level,
): Promise<Outlines> {
  const levels = cache.get(warehouse) ?? new Map<string, { version: number; made: Promise<Built> }>();
  cache.set(warehouse, levels);
  const key = `${edition}/${level}`;
  let cached = levels.get(key);
  if (cached?.version !== warehouse.dataVersion) {
    const made = make(warehouse, edition, level, cached?.made);
    levels.set(key, (cached = { version: warehouse.dataVersion, made }));
    made.catch(() => levels.delete(key));
  }
  return (await cached.made).collection;
}

async function make(
  warehouse: Warehouse,
  edition: string,
  level: Level,
  before: Promise<Built> | undefined,
): Promise<Built> {
  const source = await readSource(warehouse, edition, level);
  const fingerprint = JSON.stringify(source);
  const earlier = await before?.catch(() => undefined);
  if (earlier?.fingerprint === fingerprint) return earlier;
  return { collection: await dissolve(warehouse, source), fingerprint };
}

/** Outlines as GeoJSON text with its fingerprint. */
interface OutlinesDocument {
  readonly body: string;
  readonly sha256: string;
}

const documents = new WeakMap<Outlines, OutlinesDocument>();

/** The outlines as GeoJSON text with its fingerprint. Cached like `outlines`. */
export async function outlinesDocument(
  warehouse: Warehouse,
  edition: string,
  level: Level,
): Promise<OutlinesDocument> {
  const collection = await outlines(warehouse, edition, level);
  const known = documents.get(collection);
  if (known) return known;
  const body = JSON.stringify(collection);
  const made = { body, sha256: createHash('sha256').update(body).digest('base64url') };
  documents.set(collection, made);
  return made;
}

/** The immutable URL of the current outlines: its response can be cached without limit. */
export async function outlinesAddress(warehouse: Warehouse, edition: string, level: Level): Promise<string> {
  const { sha256 } = await outlinesDocument(warehouse, edition, level);
  return `/api/v1/areas/${encodeURIComponent(edition)}/${level}?${OUTLINES_FINGERPRINT}=${sha256}`;
}

/** The URL parameter with the fingerprint of the outlines. */
export const OUTLINES_FINGERPRINT = 'sha256';

async function readSource(warehouse: Warehouse, edition: string, level: Level) {
  const areas = (await readCatalog(warehouse)).areasOf(edition, level);
  const members = await warehouse.db.query(sql.levelAreas, { edition, level });
  const [member] = members;
  if (areas.length === 0 || !member) throw new Fault('areas_level_missing', { edition, level }, 404);
  const [layer] = await warehouse.db.query(sql.layerFingerprint, { layer: member.layer });
  return { areas, members, layer: member.layer, sha256: layer!.sha256 };
}

type Source = Awaited<ReturnType<typeof readSource>>;

async function dissolve(warehouse: Warehouse, { areas, members, layer }: Source): Promise<Outlines> {
  const [stored] = await warehouse.db.query(sql.layerTopology, { layer });
  const topology = JSON.parse(stored!.topology) as AreaTopology;
  const shapes = new Map(topology.objects.areas.geometries.map((shape) => [shape.properties.code, shape]));
  const membersOf = group(members, ({ unit }) => unit);
  return {
    type: 'FeatureCollection',
    features: areas.flatMap(({ code, name, type }) => {
      const parts = (membersOf.get(code) ?? []).flatMap(({ area }) => shapes.get(area) ?? []);
      const polygons = merge(topology, parts).coordinates as unknown as Ring[][];
      const wound = polygons.map(asPolygon).filter((polygon) => polygon.length > 0);
      const [largest] = [...wound].sort((a, b) => Math.abs(doubleArea(b[0]!)) - Math.abs(doubleArea(a[0]!)));
      if (!largest) return [];
      const label = rounded(labelPoint(largest));
      const geometry: Polygon | MultiPolygon =
        wound.length === 1
          ? { type: 'Polygon', coordinates: wound[0]! }
          : { type: 'MultiPolygon', coordinates: wound };
      const properties = { code, name, title: areaTitle({ type, name }), label };
      return [{ type: 'Feature', id: code, properties, geometry }];
    }),
  };
}

const rounded = ([x, y]: Position): [number, number] => [
  Number(x.toFixed(DECIMALS)),
  Number(y.toFixed(DECIMALS)),
];

/** Rounded rings wound as RFC 7946 requires: the outer one counterclockwise, holes clockwise. */
function asPolygon(rings: readonly Ring[]): [number, number][][] {
  return rings.flatMap((ring, i) => {
    const line = ring.map(rounded).filter((p, k, all) => k === 0 || p.join() !== all[k - 1]!.join());
    const turn = doubleArea(line);
    if (line.length < 4 || turn === 0) return [];
    return [turn > 0 === (i === 0) ? line : line.reverse()];
  });
}
