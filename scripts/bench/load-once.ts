import { loadFile } from '#lib/server/ingest/ingest.ts';
import { openWarehouse, peakMemoryMb, timedWithCpu } from './measure.ts';
import { LOCAL_TIMES } from './rows.sql.ts';

/** Program of its own, so that time and memory are the load's alone: `load-once.ts FILE DATA_DIR` prints them as JSON. */
const [path, dataDir] = process.argv.slice(2) as [string, string];
const warehouse = await openWarehouse(dataDir);
const took = await timedWithCpu(() =>
  loadFile(warehouse, { path, name: 'export.csv' }, { loadedBy: 'bench', columns: LOCAL_TIMES }),
);
const memoryMb = peakMemoryMb();
await warehouse.close();
console.log(JSON.stringify({ ...took, memoryMb }));
