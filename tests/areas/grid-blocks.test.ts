import { afterAll, beforeAll, expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { gridBlocks } from '#lib/server/warehouse/migrations/037-grid-blocks.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openAreas } from './open-areas.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openAreas();
});
afterAll(() => warehouse.close());

const step = statement();
/** The grid as it was before migration 37: every cell, no blocks. */
const CELLS_ONLY = [
  step`create temp table block_made as from grid_block`,
  step`create temp table cell_made as from grid_cell`,
  step`insert into grid_cell
    select layer_id, ((block // of_blocks) * 4 + y) * grid_columns + block % of_blocks * 4 + x, area_id, null
    from (select *, ceil(grid_columns / 4)::integer as of_blocks from grid_block join layer using (layer_id)) as b,
      range(4) as rows(y), range(4) as columns(x)
    where area_id is not null`,
  step`drop table grid_block`,
];
const compared = statement<{ blocks: number; cells: number; parted: number }>()`
  select (select count(*) from grid_block) as blocks, (select count(*) from grid_cell) as cells,
    (select count(*) from ((from grid_block except all from block_made) union all (from block_made except all from grid_block)))
      + (select count(*) from ((from grid_cell except all from cell_made) union all (from cell_made except all from grid_cell)))
      as parted
`;
const cells = statement<{ cells: number }>()`select count(*) as cells from grid_cell`;

/** Thrown to roll back. */
class Undone extends Error {}

it('a grid of cells from before blocks becomes the grid that is made today', async () => {
  const seen: { before?: number; blocks?: number; cells?: number; parted?: number } = {};
  const migrated = warehouse.db.write((writer) =>
    writer.transaction(async () => {
      for (const undo of CELLS_ONLY) await writer.run(undo, {});
      seen.before = (await writer.query(cells, {}))[0]!.cells;
      for (const migrate of gridBlocks.statements) await writer.run(migrate, {});
      Object.assign(seen, (await writer.query(compared, {}))[0]);
      throw new Undone();
    }),
  );
  await expect(migrated).rejects.toThrow(Undone);
  expect(seen.parted).toBe(0);
  expect(seen.blocks).toBeGreaterThan(50_000);
  expect(seen.before! / seen.cells!).toBeGreaterThan(5);
});
