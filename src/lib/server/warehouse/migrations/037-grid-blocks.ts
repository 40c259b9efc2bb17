import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/**
 * Migration 37: positions are looked up by blocks of 4 x 4 cells first, most of which lie in one area; only the cells of the
 * others are kept.
 */
export const gridBlocks: Migration = {
  version: 37,
  name: 'blocks of the lookup grid',
  statements: [
    ddl`create table grid_block (
      layer_id smallint not null,
      block integer not null,
      area_id integer
    )`,
    ddl`insert into grid_block
      select layer_id, (cell // grid_columns // 4) * ceil(grid_columns / 4)::integer + cell % grid_columns // 4 as block,
        case when count(area_id) = 16 and min(area_id) = max(area_id) then min(area_id) end
      from grid_cell join layer using (layer_id)
      group by all`,
    ddl`delete from grid_cell where rowid in (
      select cell_row from (
        select grid_cell.rowid as cell_row, layer_id,
          (cell // grid_columns // 4) * ceil(grid_columns / 4)::integer + cell % grid_columns // 4 as block
        from grid_cell join layer using (layer_id)
      ) join grid_block using (layer_id, block)
      where area_id is not null)`,
  ],
};
