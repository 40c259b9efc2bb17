import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** The shapes of each area of a level; one layer serves a level. */
export const levelAreas = statement<
  { unit: string; area: string; layer: number },
  { edition: string; level: Level }
>()`
  select u.code as unit, a.code as area, a.layer_id as layer
  from area_unit u join area a using (area_id)
  where u.edition_id = $edition and u.level = $level
  order by u.code, a.area_id
`;

/** The topology of a layer, as JSON. */
export const layerTopology = statement<{ topology: string }, { layer: number }>()`
  select topology from layer where layer_id = $layer
`;

/** Fingerprint of a layer's topology. */
export const layerFingerprint = statement<{ sha256: string }, { layer: number }>()`
  select file_sha256 as sha256 from layer where layer_id = $layer
`;

/** Areas of one edition and level that share a shape with an area of another. */
export const areasSharingShapes = statement<
  { code: string },
  { edition: string; level: Level; code: string; asEdition: string; asLevel: Level }
>()`
  select distinct other.code
  from area_unit own join area_unit other using (area_id)
  where own.edition_id = $edition and own.level = $level and own.code = $code
    and other.edition_id = $asEdition and other.level = $asLevel
  order by other.code
`;
