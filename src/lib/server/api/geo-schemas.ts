import type { CellProperties, GapProperties } from '#lib/domain/gaps/gap-shapes.ts';
import { GAP_STATUSES, PLACE_STATUSES } from '#lib/domain/gaps/gap.ts';
import type { OutlineProperties } from '../areas/outlines.ts';
import {
  COUNT,
  FLAG,
  ID,
  listOf,
  NUMBER,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
  type Schema,
} from './schema.ts';

const POSITION: Schema = { type: 'array', items: NUMBER, minItems: 2, maxItems: 2 };
const RING: Schema = { ...listOf(POSITION), minItems: 4 };
const POLYGON = objectOf({ type: { const: 'Polygon' }, coordinates: listOf(RING) });
const MULTI_POLYGON = objectOf({ type: { const: 'MultiPolygon' }, coordinates: listOf(listOf(RING)) });

const FEATURE = { type: { const: 'Feature' } };
const COLLECTION = { type: { const: 'FeatureCollection' } };
/** Of which data, and under which filter, as the query string that asks for the same. */
const ORIGIN = { simulated: FLAG, data_version: COUNT, filter: TEXT, coverage: ref('Coverage') };

/** Answers in GeoJSON (RFC 7946). */
export const GEO_SCHEMAS: Readonly<Record<string, Schema>> = {
  Outlines: objectOf({ ...COLLECTION, features: listOf(ref('Outline')) }),
  Outline: objectOf({
    ...FEATURE,
    id: TEXT,
    properties: objectOf<OutlineProperties>({ code: TEXT, name: TEXT, title: TEXT, label: POSITION }),
    geometry: { anyOf: [POLYGON, MULTI_POLYGON] },
  }),
  GapOutlines: objectOf({ ...COLLECTION, ...ORIGIN, features: listOf(ref('GapOutline')) }),
  GapOutline: objectOf({
    ...FEATURE,
    properties: objectOf<GapProperties>({
      gap_id: { type: 'string', pattern: '^[0-9a-f]{15}-[123]$' },
      rank: ID,
      name: TEXT,
      status: oneOfWords(GAP_STATUSES),
      people: nullable(COUNT),
      tests: COUNT,
      devices: COUNT,
      at_most: nullable(NUMBER),
      devices_missing: nullable(COUNT),
      label: POSITION,
    }),
    geometry: MULTI_POLYGON,
  }),
  CellOutlines: objectOf({ ...COLLECTION, ...ORIGIN, features: listOf(ref('CellOutline')) }),
  CellOutline: objectOf({
    ...FEATURE,
    properties: objectOf<CellProperties>({
      cell: { type: 'string', pattern: '^[0-9a-f]{15}$' },
      status: oneOfWords(PLACE_STATUSES),
      tests: COUNT,
      devices: COUNT,
      kbps: nullable(NUMBER),
      lower: nullable(NUMBER),
      upper: nullable(NUMBER),
      at_most: nullable(NUMBER),
      people: nullable(COUNT),
    }),
    geometry: POLYGON,
  }),
};
