import { statSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { Database } from '#lib/server/db/database.ts';
import { freshWarehouse, inTemporaryFolder, peakMemoryMb, report, timed } from './measure.ts';
import { bareRead, writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 5_000_000);

await inTemporaryFolder(async (folder) => {
  const path = join(folder, 'export.csv');
  const bare = await Database.open({ path: join(folder, 'bare.duckdb'), threads: 2, memoryLimit: '2GB' });
  await bare.write((writer) => writer.run(writeExport(rows, path), {}));
  const bareMs = await bare.write((writer) => timed(() => writer.run(bareRead(path), {})));
  await bare.close();

  const warehouse = await freshWarehouse(join(folder, 'data'));
  const loadMs = await timed(() => loadFile(warehouse, { path, name: 'export.csv' }, { loadedBy: 'bench' }));
  await warehouse.close();

  const megabytes = (statSync(path).size / 1e6).toFixed(0);
  report(
    `loading: bare read_csv, ${rows.toLocaleString('en')} rows (${megabytes} MB)`,
    rows / bareMs / 1000,
    'M rows/s',
  );
  report('loading: ours, checked, placed, without duplicates', rows / loadMs / 1000, 'M rows/s');
  report('loading: ours / bare', loadMs / bareMs, 'x time', 'aim: at most 2');
  report('loading: peak memory', peakMemoryMb(), 'MB');
});
