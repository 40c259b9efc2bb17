import { fragment, joinFragments, literal, wholeNumber, type Fragment } from '../db/statement.ts';
import { BLOCK_SIDE, blockColumns, type LayerRow } from './layers.sql.ts';

/** The joins and the expression that tag positions. */
export interface PositionTagging {
  /** Left joins after a relation aliased `s`; they keep exactly one row for each of its rows. */
  readonly joins: Fragment;
  /** The place of the position; NULL without a position or outside every area. */
  readonly placeId: Fragment;
  /** There are no layers: every position is outside. */
  readonly empty: boolean;
}

/**
 * Which place does a position lie in? For a relation aliased `s` with DOUBLE columns longitude and latitude.
 * Exact: inside a block or a cell by one lookup, in cells cut by a border by the even-odd rule with half-open edges, so
 * that a position on a border belongs to one neighbour only; where areas overlap, to the first.
 */
export function positionTagging(layers: readonly LayerRow[]): PositionTagging {
  if (layers.length === 0) return { joins: fragment``, placeId: fragment`null::integer`, empty: true };
  const ids = joinFragments(
    layers.map(({ id }) => wholeNumber(id)),
    ', ',
  );
  const tuple = layers.map(
    ({ id }) =>
      fragment`coalesce(max(area_id) filter (where layer_id = ${wholeNumber(id)}), 0) as ${area(id)}`,
  );
  const places = fragment`(
      select place_id, ${joinFragments(tuple, ', ')}
      from (select place_id, unnest(area_ids) as area_id from place) join area using (area_id)
      group by place_id having bool_and(layer_id in (${ids}))
    )`;
  const [first, ...others] = layers;
  if (others.length === 0) return { ...taggingOf(first!, places), empty: false };
  const matches = layers.map(({ id }) => fragment`tag_place.${area(id)} = coalesce(${areaIn(id)}, 0)`);
  return {
    joins: joinFragments(
      [
        ...layers.map((layer) => cellJoin(layer)),
        fragment`left join ${places} as tag_place on ${joinFragments(matches, ' and ')}`,
      ],
      '\n',
    ),
    placeId: fragment`tag_place.place_id`,
    empty: false,
  };
}

/** Of a single layer a block of one shape is of one place, and only the place of a cell is looked up. */
function taggingOf(layer: LayerRow, places: Fragment): Pick<PositionTagging, 'joins' | 'placeId'> {
  const { id } = layer;
  const placed = fragment`left join ${places} as block_place on block_place.${area(id)} = grid_block.area_id`;
  return {
    joins: fragment`${cellJoin(layer, placed)}
    left join ${places} as tag_place
      on tag_place.${area(id)} = case when ${isCut(id)} then ${areaIn(id)} end`,
    placeId: fragment`coalesce(${block(id)}.place_id, tag_place.place_id)`,
  };
}

const area = (layer: number): Fragment => fragment`area_${wholeNumber(layer)}`;
const block = (layer: number): Fragment => fragment`tag_block_${wholeNumber(layer)}`;
const cell = (layer: number): Fragment => fragment`tag_cell_${wholeNumber(layer)}`;
/** Is the block of several shapes? */
const isCut = (layer: number): Fragment =>
  fragment`${block(layer)}.block is not null and ${block(layer)}.area_id is null`;
/** A literal that keeps every bit of a double. */
const double = (value: number): Fragment => fragment`${literal(String(value))}::double`;

/**
 * Most positions lie in a block of one shape; only the others are looked up among the cells, of which there are many more, some
 * with lists of edges. `placed`: a join that gives a `place_id` to each row of `grid_block`.
 */
function cellJoin(layer: LayerRow, placed?: Fragment): Fragment {
  const [across, rows, id] = [wholeNumber(layer.columns), wholeNumber(layer.rows), wholeNumber(layer.id)];
  const x = fragment`(s.longitude - ${double(layer.west)}) * ${double(layer.columnsPerDegree)}`;
  const y = fragment`(s.latitude - ${double(layer.south)}) * ${double(layer.rowsPerDegree)}`;
  const [side, ofBlocks] = [wholeNumber(BLOCK_SIDE), wholeNumber(blockColumns(layer.columns))];
  const inside = fragment`${x} >= 0 and ${x} < ${across} and ${y} >= 0 and ${y} < ${rows}`;
  const columns = placed ? fragment`, place_id` : fragment``;
  return fragment`
    left join (
      select block, grid_block.area_id${columns} from grid_block ${placed ?? fragment``} where layer_id = ${id}
    ) as ${block(layer.id)}
      on ${block(layer.id)}.block = case when ${inside}
        then floor(${y} / ${side})::integer * ${ofBlocks} + floor(${x} / ${side})::integer end
    left join (select cell, area_id, candidates from grid_cell where layer_id = ${id}) as ${cell(layer.id)}
      on ${cell(layer.id)}.cell = case when ${isCut(layer.id)}
        then floor(${y})::integer * ${across} + floor(${x})::integer end`;
}

/** The shape of a layer at the position; NULL outside all. */
function areaIn(layer: number): Fragment {
  const crossed = fragment`e.y1 <= s.latitude and s.latitude < e.y2
    and s.longitude < e.x1 + ((s.latitude - e.y1) * (e.x2 - e.x1)) / (e.y2 - e.y1)`;
  return fragment`case when ${cell(layer)}.cell is null then ${block(layer)}.area_id
    when ${cell(layer)}.candidates is null then ${cell(layer)}.area_id
    else list_filter(${cell(layer)}.candidates,
      lambda c: len(list_filter(c.edges, lambda e: ${crossed})) % 2 = 1)[1].area_id end`;
}
