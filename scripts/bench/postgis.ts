import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Database } from '#lib/server/db/database.ts';
import { outlines } from '#lib/server/areas/outlines.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { memoryFor, openWarehouse, inTemporaryFolder, quantileOf, report, spread, timed } from './measure.ts';
import { findPostgis, withCluster, type Cluster } from './postgis-cluster.ts';
import { copyExport, createAreas, indexTests, monthByArea, placeTests } from './postgis.sql.ts';
import { bareMeans, bareMonth, bareRead, writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const label = `postgis, ${rows / 1e6} M`;
const RUNS = 20;
const MARK_MEANS = 'Mosaic at 5 M rows: 17 (p50)';
const MARK_MEDIANS = 'Mosaic at 5 M rows: 607';
/** Months of the export, which holds five years from 8/2019 on; another for each run, so that no result is memoized. */
const monthAt = (n: number) => new Date(Date.UTC(2019, 8 + n, 1)).toISOString().slice(0, 10);
const monthsFrom = (first: number) =>
  Array.from({ length: RUNS + 1 }, (_, i) => [monthAt(first + i), monthAt(first + i + 1)] as const);

const version = findPostgis();
if (version) await inTemporaryFolder((folder) => compare(version, folder));
else
  console.log(
    'postgis: skipped, there is no PostgreSQL with PostGIS here (Debian: apt-get install postgresql-15-postgis-3)',
  );

async function compare(version: string, folder: string): Promise<void> {
  const path = join(folder, 'export.csv');
  const areas = await openWarehouse(join(folder, 'areas'));
  await areas.db.write((writer) => writer.run(writeExport(rows, path), {}));
  const { features } = await outlines(areas, '2024', 'district');
  await areas.close();

  await measureBare(path, join(folder, 'bare.duckdb'));
  const ours = await measureOurs(path, join(folder, 'data'));
  await withCluster(version, folder, async (cluster) => {
    const pieces = features.map(({ properties: { code }, geometry }) => ({ code, geometry }));
    await measurePostgis(cluster, path, pieces, ours);
  });
}

/** DuckDB alone, which knows no areas: only reading. */
async function measureBare(path: string, target: string): Promise<void> {
  const bare = await Database.open({ path: target, threads: 2, memoryLimit: memoryFor(0) });
  const read = await bare.write((writer) => timed(() => writer.run(bareRead(path), {})));
  await bare.close();
  report(`${label}: bare DuckDB, CSV read, not placed`, read / 1000, 's');
}

/** Our way; gives the tests of each area in the month that PostGIS is compared by. */
async function measureOurs(path: string, dataDir: string): Promise<ReadonlyMap<string, number>> {
  const load = ['--import', 'tsx', 'scripts/bench/load-once.ts', path, dataDir];
  const { stdout, stderr, status } = spawnSync(process.execPath, load, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { ms } = JSON.parse(stdout) as { ms: number };
  report(`${label}: ours, CSV checked, placed, no duplicates`, ms / 1000, 's');

  const warehouse = await openWarehouse(dataDir);
  const bareOver = (statement: typeof bareMeans, first: number) =>
    warehouse.db.write((writer) =>
      spread(RUNS, (run) => {
        const [from, to] = monthsFrom(first)[run]!;
        return writer.run(statement, { from, to });
      }),
    );
  const means = await bareOver(bareMeans, 0);
  const medians = await bareOver(bareMonth, 0);
  const month = await spread(RUNS, (run) => ask(warehouse, ...monthsFrom(0)[run]!));
  const again = await spread(RUNS, (run) => ask(warehouse, ...monthsFrom(0)[run]!));
  const tests = await ask(warehouse, ...monthsFrom(30)[0]!);
  await warehouse.close();
  sayMonth('bare DuckDB, means', means, MARK_MEANS);
  sayMonth('bare DuckDB, medians too', medians, MARK_MEDIANS);
  sayMonth('ours, medians and intervals too', month, MARK_MEDIANS);
  sayMonth('ours, asked before', again, MARK_MEDIANS);
  return new Map(tests.map(({ code, tests }) => [code, tests]));
}

async function ask(warehouse: Warehouse, from: string, to: string) {
  const query = `edition=2024&level=district&from=${from}&to=${to}`;
  return areaStatistics(
    warehouse,
    await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(query))),
  );
}

async function measurePostgis(
  cluster: Cluster,
  path: string,
  areas: Parameters<typeof createAreas>[0],
  ours: ReadonlyMap<string, number>,
): Promise<void> {
  cluster.run(createAreas(areas));
  const load = async (name: string, statements: string) => {
    const ms = await timed(() => Promise.resolve(cluster.run(statements)));
    report(`${label}: PostGIS, ${name}`, ms / 1000, 's');
    return ms;
  };
  const all =
    (await load('CSV read', copyExport(path))) +
    (await load('placed', placeTests)) +
    (await load('indexed by date', indexTests));
  report(`${label}: PostGIS, all of it`, all / 1000, 's');

  for (const [name, median, mark] of [
    ['means', false, MARK_MEANS],
    ['medians too', true, MARK_MEDIANS],
  ] as const) {
    const times = cluster.timesOf(monthsFrom(0).map(([from, to]) => monthByArea(from, to, median)));
    const warm = times.slice(1);
    sayMonth(`PostGIS, ${name}`, { p50: quantileOf(warm, 0.5), p95: quantileOf(warm, 0.95) }, mark);
  }
  const found = cluster
    .run(`${monthByArea(...monthsFrom(30)[0]!, false)};`)
    .trim()
    .split('\n');
  const apart = found.map((line) => {
    const [code, tests] = line.split('|');
    return Math.abs(Number(tests) - (ours.get(code!) ?? 0));
  });
  const most = Math.max(...apart);
  report(`${label}: most tests of an area apart from ours`, most, 'tests', 'in a month');
}

function sayMonth(what: string, { p50, p95 }: { p50: number; p95: number }, mark: string): void {
  report(`${label}: month, ${what}, p50`, p50, 'ms', mark);
  report(`${label}: month, ${what}, p95`, p95, 'ms');
}
