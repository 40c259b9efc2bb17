import { expect, it } from 'vitest';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { restoreBatch, reloadBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { exported, load } from './support.ts';

const SEEDS = [1, 2, 3];
const STEPS = 14;
const FILES = 5;
const TESTS = 12;
const test = (i: number) =>
  `${10 + i}/06/2024 08:00:01;Viettel;4G;${20 + i},5;11;20;106,2;21,3;${i % 3 === 0 ? '' : `d${i}`}`;

/** Which tests the warehouse holds, by day; one that is held twice stands twice. */
const held = async (warehouse: Warehouse) =>
  (
    await warehouse.db.query<{ day: number }, Record<never, never>>(
      { text: `select day(tested_on) as day from measurement order by day` },
      {},
    )
  ).map(({ day }) => day - 10);

it.each(SEEDS)(
  'whatever the order of loading, undoing, putting back and reloading files that overlap, the tests held are those of the files in use, once each (seed %i)',
  async (seed) => {
    const random = seededRandom(seed);
    const below = (n: number) => random.integer(n);
    const warehouse = await openOnDisk();
    const contents = Array.from({ length: FILES }, () =>
      Array.from({ length: 1 + below(8) }, () => below(TESTS)),
    );
    const batchOf = new Map<number, number>();
    const inUse = new Set<number>();
    for (let step = 0; step < STEPS; step++) {
      const file = below(FILES);
      const id = batchOf.get(file);
      if (id === undefined) {
        const rows = contents[file]!.map(test);
        const report = await load(warehouse, `${seed}-${file}.csv`, exported(...rows));
        if (report.outcome === 'unchanged') continue;
        await warehouse.settled();
        batchOf.set(file, report.batch.id);
        inUse.add(file);
      } else if (!inUse.has(file)) {
        await restoreBatch(warehouse, id, { by: 'test' });
        inUse.add(file);
      } else if (random.next() < 0.5) {
        await undoBatch(warehouse, id);
        inUse.delete(file);
      } else {
        await reloadBatch(warehouse, id, { by: 'test' });
      }
      const expected = [...new Set([...inUse].flatMap((used) => contents[used]!))].sort((a, b) => a - b);
      expect(await held(warehouse)).toEqual(expected);
      for (const { read, accepted, rejected, duplicates } of await listBatches(warehouse)) {
        expect(read).toBe(accepted + rejected + duplicates);
      }
    }
  },
  60_000,
);
