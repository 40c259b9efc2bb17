import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { exportEverything } from '#lib/server/open-data/export-everything.ts';
import { inTemporaryFolder, fillWarehouse, report, timed } from './measure.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const LABEL = `open data, ${rows.toLocaleString('en')} rows`;

await inTemporaryFolder(async (folder) => {
  const [dataDir, out] = [join(folder, 'data'), join(folder, 'out')];
  await fillWarehouse(dataDir, rows);
  const config = readConfig({ ...process.env, DATA_DIR: dataDir }, process.cwd());
  const write = () => timed(() => exportEverything(config, out, () => undefined));
  const first = await write();
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) =>
    statSync(join(out, name)),
  );
  const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  report(`${LABEL}: all of it written, snapshot included`, first / 1000, 's', 'aim: under 60 of 10 million');
  report(`${LABEL}: on disk`, bytes / 1e6, 'MB');
  report(`${LABEL}: written again, nothing changed`, (await write()) / 1000, 's');
});
