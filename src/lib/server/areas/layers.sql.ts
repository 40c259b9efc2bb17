import { statement, wholeNumber } from '../db/statement.ts';

/** A boundary layer as used for tagging: its id and the placement of its grid. */
export interface LayerRow {
  readonly id: number;
  readonly name: string;
  readonly imported: boolean;
  readonly west: number;
  readonly south: number;
  readonly columnsPerDegree: number;
  readonly rowsPerDegree: number;
  readonly columns: number;
  readonly rows: number;
}

/** All layers with their grids. */
export const layers = statement<LayerRow>()`
  select layer_id as id, name, imported, grid_west as west, grid_south as south,
    grid_columns_per_degree as "columnsPerDegree", grid_rows_per_degree as "rowsPerDegree",
    grid_columns as columns, grid_rows as rows
  from layer order by layer_id
`;

/** Highest ids in use; 0 when there are none. */
export const lastIds = statement<{ layer: number; area: number }>()`
  select coalesce((select max(layer_id) from layer), 0) as layer,
    coalesce((select max(area_id) from area), 0) as area
`;

/** Shapes of a layer, ids with codes. */
export const areasOfLayer = statement<{ id: number; code: string }, { layer: number }>()`
  select area_id as id, code from area where layer_id = $layer
`;

/** Inserts a layer with its topology and grid frame. */
export const insertLayer = statement<
  never,
  {
    layer: number;
    name: string;
    imported: boolean;
    origin: string;
    licence: string;
    datedOn: string | null;
    sha256: string;
    topology: string;
    west: number;
    south: number;
    columnsPerDegree: number;
    rowsPerDegree: number;
    columns: number;
    rows: number;
  }
>()`
  insert into layer (layer_id, name, imported, origin, licence, dated_on, file_sha256, topology, grid_west,
    grid_south, grid_columns_per_degree, grid_rows_per_degree, grid_columns, grid_rows)
  values ($layer, $name, $imported, $origin, $licence, $datedOn::date, $sha256, $topology, $west, $south,
    $columnsPerDegree, $rowsPerDegree, $columns, $rows)
`;

/** Deletes a layer. */
export const deleteLayer = statement<never, { layer: number }>()`
  delete from layer where layer_id = $layer
`;
/** Deletes the shapes of a layer. */
export const deleteAreas = statement<never, { layer: number }>()`
  delete from area where layer_id = $layer
`;
/** Deletes the grid of a layer. */
export const deleteGrid = [
  statement<never, { layer: number }>()`delete from grid_block where layer_id = $layer`,
  statement<never, { layer: number }>()`delete from grid_cell where layer_id = $layer`,
];

/** Layers without an area in any edition: they are no longer used for tagging. */
export const idleLayers = statement<{ id: number }>()`
  select layer_id as id from layer
  where layer_id not in (select layer_id from area join area_unit using (area_id))
`;

/** Creates the staging table of cells inside one shape. */
export const createSpans = statement()`
  create or replace temp table staged_span (cell_row integer, from_column integer, to_column integer, area_id integer)
`;
/** Creates the staging table of cells cut by a border. */
export const createCandidates = statement()`
  create or replace temp table staged_candidate (cell_row integer, cell_column integer, area_id integer)
`;
/** Creates the staging table of edges per row. */
export const createEdges = statement()`
  create or replace temp table staged_edge (
    cell_row integer, area_id integer, x1 double, y1 double, x2 double, y2 double
  )
`;

/** Cells of a block along a side. */
export const BLOCK_SIDE = 4;
/** Blocks of a layer along a row of its grid. */
export const blockColumns = (columns: number): number => Math.ceil(columns / BLOCK_SIDE);
const side = wholeNumber(BLOCK_SIDE);

/** Inserts the blocks that hold a cell; those whose cells all lie in one shape with it. */
export const insertBlocks = statement<never, { layer: number; blockColumns: number }>()`
  insert into grid_block (layer_id, block, area_id)
  select $layer, (cell_row // ${side}) * $blockColumns + cell_column // ${side} as block,
    case when count(area_id) = ${side} * ${side} and min(area_id) = max(area_id) then min(area_id) end
  from (
    select cell_row, unnest(range(from_column, to_column)) as cell_column, area_id from staged_span
    union all
    select distinct cell_row, cell_column, null from staged_candidate
  )
  group by block
`;

/** Inserts the cells inside one shape, of blocks that are not. */
export const insertInnerCells = statement<never, { layer: number; columns: number; blockColumns: number }>()`
  insert into grid_cell (layer_id, cell, area_id, candidates)
  select $layer, cell_row * $columns + cell_column, area_id, null
  from (select cell_row, unnest(range(from_column, to_column)) as cell_column, area_id from staged_span)
  where (cell_row // ${side}) * $blockColumns + cell_column // ${side}
    in (select block from grid_block where layer_id = $layer and area_id is null)
`;

/**
 * Cells cut by a border. Each candidate has the edges that a ray to the east from within the cell can cross: those of
 * its row that reach beyond the cell's western side.
 */
export const insertBorderCells = statement<
  never,
  { layer: number; columns: number; west: number; columnsPerDegree: number }
>()`
  insert into grid_cell (layer_id, cell, area_id, candidates)
  select $layer, cell_row * $columns + cell_column, null,
    list({'area_id': area_id, 'edges': edges} order by area_id)
  from (
    select c.cell_row, c.cell_column, c.area_id,
      coalesce(
        list({'x1': e.x1, 'y1': e.y1, 'x2': e.x2, 'y2': e.y2}) filter (where e.area_id is not null), []
      ) as edges
    from staged_candidate c
    left join staged_edge e on e.cell_row = c.cell_row and e.area_id = c.area_id
      and greatest(e.x1, e.x2) >= $west + (c.cell_column - 0.5) / $columnsPerDegree
    group by all
  )
  group by cell_row, cell_column
`;

/** Drops the staging table of `createSpans`. */
export const dropSpans = statement()`drop table if exists staged_span`;
/** Drops the staging table of `createCandidates`. */
export const dropCandidates = statement()`drop table if exists staged_candidate`;
/** Drops the staging table of `createEdges`. */
export const dropEdges = statement()`drop table if exists staged_edge`;
