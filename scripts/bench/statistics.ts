import { parseFilterChoice } from '#lib/domain/filter.ts';
import { monthOf } from '#lib/domain/local-date.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { quotas } from '#lib/server/statistics/quotas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { loadPartitions } from '#lib/server/aggregates/column-store/partition-cache.ts';
import { filterWalk } from './filter-walk.ts';
import {
  fillWarehouse,
  openWarehouse,
  inTemporaryFolder,
  peakMemoryMb,
  report,
  spread,
  timed,
} from './measure.ts';
import { bareMonth } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const RUNS = 20;
const FEW_RUNS = 5;
const MONTHS = 110;
const ANY_CHANGES = 240;
/** Between one change of an overview's filter and the next. */
const PAUSE_MS = 250;

/** The first date of the nth month of the data; a new month for every run, so that no answer is remembered. */
const monthAt = (n: number) => new Date(Date.UTC(2014, 9 + (n % MONTHS), 1)).toISOString().slice(0, 10);

const AIMS = 'aims p50 / p95: 15 / 30 at 1 M, 40 / 100 at 10 M, 150 / 500 at 50 M';

const random = seededRandom(1);
const PLACES = [
  { edition: '2024', level: 'district' },
  { edition: '2025', level: 'commune' },
  { edition: '2024', level: 'province' },
] as const;

await inTemporaryFolder(async (folder) => {
  await fillWarehouse(folder, rows);
  const warehouse = await openWarehouse(folder);
  const label = `${(rows / 1e6).toFixed(0)} M rows`;
  const filterOf = (query: string) =>
    resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(`edition=2024&level=district&${query}`)));

  const reportPart = (name: string, value: number, unit: string, note = '') =>
    report(`statistics, ${label}: ${name}`, value, unit, note);
  const reportSpread = ({ p50, p95 }: { p50: number; p95: number }, name: string, note = '') => {
    reportPart(`${name}, p50`, p50, 'ms');
    reportPart(`${name}, p95`, p95, 'ms', note);
  };

  const loading = await timed(() => loadPartitions(warehouse));
  reportPart('all partitions in memory after', loading / 1000, 's', 'aim: 5 at 10 M');
  const bare = await warehouse.db.write((writer) =>
    spread(RUNS, (run) => writer.run(bareMonth, { from: monthAt(run + 40), to: monthAt(run + 41) })),
  );
  reportPart('one month, bare mean and median, p50', bare.p50, 'ms');
  const month = await spread(RUNS, async (run) =>
    areaStatistics(warehouse, await filterOf(`from=${monthAt(run)}&to=${monthAt(run + 1)}`)),
  );
  reportSpread(month, 'one month by area');
  const byOperator = await spread(RUNS, async (run) =>
    areaStatistics(warehouse, await filterOf(`from=${monthAt(run + 20)}&to=${monthAt(run + 21)}`), {
      by: 'area_operator',
    }),
  );
  reportSpread(byOperator, 'one month by area and operator');
  const changes = await spread(RUNS, async (run) =>
    areaChanges(warehouse, await filterOf(`from=${monthAt(run + 20)}&to=${monthAt(run + 21)}`)),
  );
  reportSpread(changes, 'one month against the last and a year ago');
  const filters = filterWalk({ first: '2014-10', months: 118, places: PLACES }, random);
  const any = await spread(ANY_CHANGES, () => overview(warehouse, filters.next().value), PAUSE_MS);
  reportSpread(any, 'overview, any change of any filter', AIMS);
  const gapsOf = await spread(FEW_RUNS, async (run) =>
    gaps(warehouse, await filterOf(`period=report:${monthOf(monthAt(run + 60))}`), 7),
  );
  reportSpread(gapsOf, 'gaps of a month, largest cells');
  const quotasOf = await spread(FEW_RUNS, async (run) =>
    quotas(warehouse, await filterOf(`period=report:${monthOf(monthAt(run + 60))}`)),
  );
  reportSpread(quotasOf, 'further tests of a month');
  const again = filters.next().value;
  const cached = await spread(FEW_RUNS, () => overview(warehouse, again));
  reportPart('overview cached, p95', cached.p95, 'ms');
  const all = await timed(async () =>
    areaStatistics(warehouse, await filterOf('from=2014-08-01&to=2024-08-01'), { by: 'area_operator' }),
  );
  reportPart('ten years by area and operator', all, 'ms');
  reportPart('peak memory', peakMemoryMb(), 'MB');
  await warehouse.close();
});
