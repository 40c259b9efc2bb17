import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { writeWorkbook } from '#lib/server/workbook-file.ts';
import { openWarehouse, inTemporaryFolder, peakMemoryMb, report, timed } from './measure.ts';
import { LOCAL_TIMES, exportRows, writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 100_000);

await inTemporaryFolder(async (folder) => {
  const warehouse = await openWarehouse(join(folder, 'data'));
  const csv = join(folder, 'export.csv');
  await warehouse.db.write((writer) => writer.run(writeExport(rows, csv), {}));
  const cells = await warehouse.db.query(exportRows(csv), {});
  const header = Object.keys(cells[0]!);
  const path = join(folder, 'export.xlsx');
  const sheet = { name: 'Đo kiểm', rows: [header, ...cells.map((row) => Object.values(row))] };
  await writeFile(path, await writeWorkbook({ sheets: [sheet] }));
  const ms = await timed(() =>
    loadFile(warehouse, { path, name: 'export.xlsx' }, { loadedBy: 'bench', columns: LOCAL_TIMES }),
  );
  await warehouse.close();
  report(`workbook: ${rows.toLocaleString('en')} rows`, ms / 1000, 's', 'aim: under 10');
  report('workbook: peak memory, the reading process apart', peakMemoryMb(), 'MB');
});
