import { createHash } from 'node:crypto';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { Writer } from '../db/database.ts';
import { buildGrid } from './grid.ts';
import * as sql from './layers.sql.ts';
import { areaRings, type AreaTopology } from './topology.ts';

export type { LayerRow as Layer } from './layers.sql.ts';

/** A validated boundary layer: shapes with distinct codes, closed rings, WGS 84. */
export interface LayerContent {
  /** Key of the layer: storing one of the same name (and kind) replaces it. */
  readonly name: string;
  readonly imported: boolean;
  readonly origin: string;
  readonly licence: string;
  readonly datedOn: LocalDate | null;
  readonly topology: AreaTopology;
}

/** The result of storing a layer. */
export interface StoredLayer {
  readonly id: number;
  readonly areaIds: ReadonlyMap<string, number>;
  /** Pairs of overlapping shapes (codes): positions there are tagged with the first of the pair. */
  readonly overlaps: readonly (readonly [string, string])[];
}

/** The layers used for tagging, in a fixed order. */
export function readLayers(writer: Writer): Promise<sql.LayerRow[]> {
  return writer.query(sql.layers, {});
}

/**
 * Stores a layer with its shapes and grid, replacing the one of the same name. A shape whose code existed keeps its
 * id, so that places that contain it stay the same.
 */
export async function storeLayer(writer: Writer, content: LayerContent): Promise<StoredLayer> {
  const before = (await readLayers(writer)).find(
    (layer) => layer.name === content.name && layer.imported === content.imported,
  );
  const [last] = await writer.query(sql.lastIds, {});
  const layer = before?.id ?? last!.layer + 1;
  const known = await writer.query(sql.areasOfLayer, { layer });
  const areaIds = new Map(known.map(({ code, id }) => [code, id]));
  if (before) await removeLayer(writer, layer);

  const areas = areaRings(content.topology);
  let next = last!.area;
  const ids = areas.map(({ code }) => areaIds.get(code) ?? ++next);
  const grid = await buildGrid(areas);
  const topology = JSON.stringify(content.topology);
  await writer.run(sql.insertLayer, {
    layer,
    name: content.name,
    imported: content.imported,
    origin: content.origin,
    licence: content.licence,
    datedOn: content.datedOn,
    sha256: createHash('sha256').update(topology).digest('hex'),
    topology,
    ...grid.frame,
  });
  await writer.append(
    'area',
    areas.map((area, i) => [ids[i]!, layer, area.code, area.west, area.south, area.east, area.north]),
  );

  await writer.run(sql.createSpans, {});
  await writer.run(sql.createCandidates, {});
  await writer.run(sql.createEdges, {});
  await writer.append(
    'staged_span',
    grid.spans.map(({ row, from, to, area }) => [row, from, to, ids[area]!]),
  );
  await writer.append(
    'staged_candidate',
    grid.candidates.map(({ row, column, area }) => [row, column, ids[area]!]),
  );
  await writer.append(
    'staged_edge',
    grid.rowEdges.map(({ row, area, x1, y1, x2, y2 }) => [row, ids[area]!, x1, y1, x2, y2]),
  );
  const { columns, west, columnsPerDegree } = grid.frame;
  const blockColumns = sql.blockColumns(columns);
  await writer.run(sql.insertBlocks, { layer, blockColumns });
  await writer.run(sql.insertInnerCells, { layer, columns, blockColumns });
  await writer.run(sql.insertBorderCells, { layer, columns, west, columnsPerDegree });
  await writer.run(sql.dropSpans, {});
  await writer.run(sql.dropCandidates, {});
  await writer.run(sql.dropEdges, {});

  return {
    id: layer,
    areaIds: new Map(areas.map(({ code }, i) => [code, ids[i]!])),
    overlaps: grid.overlaps.map(([a, b]) => [areas[a]!.code, areas[b]!.code]),
  };
}

/** Removes the layers that no edition uses. */
export async function removeIdleLayers(writer: Writer): Promise<void> {
  for (const { id } of await writer.query(sql.idleLayers, {})) await removeLayer(writer, id);
}

async function removeLayer(writer: Writer, layer: number): Promise<void> {
  for (const step of sql.deleteGrid) await writer.run(step, { layer });
  await writer.run(sql.deleteAreas, { layer });
  await writer.run(sql.deleteLayer, { layer });
}
