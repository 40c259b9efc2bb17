import { parseFilterChoice } from '#lib/domain/filter.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { freshWarehouse, inTemporaryFolder, peakMemoryMb, report, spread, timed } from './measure.ts';
import { bareMonth, fillMeasurements } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const RUNS = 20;
const MONTHS = 110;

/** The first date of the nth month of the data; a new month for every run, so that no answer is remembered. */
const monthAt = (n: number) => new Date(Date.UTC(2014, 9 + (n % MONTHS), 1)).toISOString().slice(0, 10);

await inTemporaryFolder(async (folder) => {
  const warehouse = await freshWarehouse(folder);
  await warehouse.change({ commit: (writer) => writer.run(fillMeasurements(rows), {}) });
  const label = `${(rows / 1e6).toFixed(0)} M rows`;
  const filterOf = (query: string) =>
    resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(`edition=2024&level=district&${query}`)));

  const bare = await warehouse.db.write((writer) =>
    spread(RUNS, (run) => writer.run(bareMonth, { from: monthAt(run + 40), to: monthAt(run + 41) })),
  );
  const month = await spread(RUNS, async (run) =>
    areaStatistics(warehouse, await filterOf(`from=${monthAt(run)}&to=${monthAt(run + 1)}`)),
  );
  const byOperator = await spread(RUNS, async (run) =>
    areaStatistics(warehouse, await filterOf(`from=${monthAt(run + 20)}&to=${monthAt(run + 21)}`), {
      by: 'unit_operator',
    }),
  );
  const all = await timed(async () =>
    areaStatistics(warehouse, await filterOf('from=2014-08-01&to=2024-08-01'), { by: 'unit_operator' }),
  );
  await warehouse.close();

  report(`statistics, ${label}: one month, bare mean and median, p50`, bare.p50, 'ms');
  report(`statistics, ${label}: one month by area, p50`, month.p50, 'ms', 'aim: under 100');
  report(`statistics, ${label}: one month by area, p95`, month.p95, 'ms');
  report(`statistics, ${label}: one month by area and operator, p50`, byOperator.p50, 'ms');
  report(`statistics, ${label}: one month by area and operator, p95`, byOperator.p95, 'ms');
  report(`statistics, ${label}: ten years by area and operator`, all, 'ms');
  report(`statistics, ${label}: peak memory`, peakMemoryMb(), 'MB');
});
