import { parseFilterChoice } from '#lib/domain/filter.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { prepareAnswers } from '#lib/server/statistics/prepare-answers.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { openWarehouse, inTemporaryFolder, peakMemoryMb, report, spread, timed } from './measure.ts';
import { bareMonth, fillMeasurements, recordFilled } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const RUNS = 20;
const MONTHS = 110;
const CHANGES = 60;
const PREPARE_MS = 1_800_000;
/** Between one change of an overview's filter and the next. */
const PAUSE_MS = 250;

/** The first date of the nth month of the data; a new month for every run, so that no answer is remembered. */
const monthAt = (n: number) => new Date(Date.UTC(2014, 9 + (n % MONTHS), 1)).toISOString().slice(0, 10);

const random = seededRandom(1);
const oneOf = <T>(values: readonly T[]) => values[random.whole(values.length)]!;
const LEVELS = ['edition=2024&level=district', 'edition=2025&level=commune', 'edition=2024&level=province'];
const PERIODS = [
  ...['2023-11', '2024-02', '2024-06', '2024-07'].flatMap((month) => [
    `period=month:${month}`,
    `period=report:${month}`,
    `period=rolling:${month}`,
  ]),
  ...['period=quarter:2023-Q4', 'period=quarter:2024-Q2'],
];
const LONG_PERIODS = PERIODS.filter((period) => /rolling|quarter/.test(period));
/** A change of an overview's filter as the server prepares for: the last year's periods, any unit, operator, technology. */
const preparedChange = () =>
  `${oneOf(PERIODS)}&${oneOf(LEVELS)}&technology=${oneOf(['4G', 'all', '5G'])}&operator=${oneOf(['all', 'viettel', 'vinaphone'])}`;
const counting = () => `failed=${oneOf(['excluded', 'as_zero'])}&flagged=${oneOf(['included', 'excluded'])}`;
/** One to a long period of the last year, prepared in every way of counting. */
const longChange = () =>
  `${oneOf(LONG_PERIODS)}&${oneOf(LEVELS)}&technology=${oneOf(['4G', 'all', '5G'])}&${counting()}`;
/** One to a year that nothing is prepared of. */
const olderYear = () =>
  `period=rolling:${monthAt(24 + random.whole(MONTHS - 48)).slice(0, 7)}&${oneOf(LEVELS)}&technology=${oneOf(['4G', 'all'])}&${counting()}`;
/** One whose answer it does not keep: own dates of one or two months, other counting, some month of ten years. */
const liveChange = () => {
  const month = random.whole(MONTHS - 3);
  const dates = `from=${monthAt(month)}&to=${monthAt(month + 1 + random.whole(2))}`;
  return `${dates}&${oneOf(LEVELS)}&technology=${oneOf(['4G', 'all'])}&${counting()}`;
};

await inTemporaryFolder(async (folder) => {
  const filling = await openWarehouse(folder);
  await filling.change({
    async commit(writer) {
      await writer.run(fillMeasurements(rows), {});
      await writer.run(recordFilled, {});
    },
  });
  await filling.close();
  const warehouse = await openWarehouse(folder);
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
  const changes = await spread(RUNS, async (run) =>
    areaChanges(warehouse, await filterOf(`from=${monthAt(run + 20)}&to=${monthAt(run + 21)}`)),
  );
  const overviewOf = (query: string) => overview(warehouse, parseFilterChoice(new URLSearchParams(query)));
  const unprepared = await spread(RUNS, () => overviewOf(liveChange()), PAUSE_MS);
  const preparing = await timed(async () => {
    for (const until = performance.now() + PREPARE_MS; performance.now() < until;)
      if (await prepareAnswers(warehouse)) break;
  });
  const kept = await spread(CHANGES, () => overviewOf(preparedChange()), PAUSE_MS);
  const live = await spread(CHANGES, () => overviewOf(liveChange()), PAUSE_MS);
  const long = await spread(CHANGES, () => overviewOf(longChange()), PAUSE_MS);
  const older = await spread(RUNS, () => overviewOf(olderYear()), PAUSE_MS);
  const again = preparedChange();
  const remembered = await spread(CHANGES, () => overviewOf(again));
  const all = await timed(async () =>
    areaStatistics(warehouse, await filterOf('from=2014-08-01&to=2024-08-01'), { by: 'unit_operator' }),
  );
  await warehouse.close();

  report(`statistics, ${label}: one month, bare mean and median, p50`, bare.p50, 'ms');
  report(`statistics, ${label}: one month by area, p50`, month.p50, 'ms', 'aim: under 100');
  report(`statistics, ${label}: one month by area, p95`, month.p95, 'ms');
  report(`statistics, ${label}: one month by area and operator, p50`, byOperator.p50, 'ms');
  report(`statistics, ${label}: one month by area and operator, p95`, byOperator.p95, 'ms');
  report(`statistics, ${label}: one month against the last and a year ago, p50`, changes.p50, 'ms');
  report(`statistics, ${label}: one month against the last and a year ago, p95`, changes.p95, 'ms');
  report(`statistics, ${label}: overview prepared in`, preparing / 1000, 's', `at most ${PREPARE_MS / 1000}`);
  const aim = 'aim: p95 under 50 at 10 M, 150 at 50 M; Mosaic at 5 M: 17 (means), 607 (medians)';
  report(`statistics, ${label}: overview, periods of the last year, p50`, kept.p50, 'ms');
  report(`statistics, ${label}: overview, periods of the last year, p95`, kept.p95, 'ms', aim);
  report(`statistics, ${label}: overview, own dates and other counting, p50`, live.p50, 'ms');
  report(`statistics, ${label}: overview, own dates and other counting, p95`, live.p95, 'ms', aim);
  report(`statistics, ${label}: overview, quarters and years in any counting, p50`, long.p50, 'ms');
  report(`statistics, ${label}: overview, quarters and years in any counting, p95`, long.p95, 'ms', aim);
  report(`statistics, ${label}: overview, a year nobody asked for before, p50`, older.p50, 'ms');
  report(`statistics, ${label}: overview, a year nobody asked for before, p95`, older.p95, 'ms');
  report(`statistics, ${label}: the same before anything is prepared, p50`, unprepared.p50, 'ms');
  report(`statistics, ${label}: the same before anything is prepared, p95`, unprepared.p95, 'ms');
  report(`statistics, ${label}: overview remembered, p95`, remembered.p95, 'ms');
  report(`statistics, ${label}: ten years by area and operator`, all, 'ms');
  report(`statistics, ${label}: peak memory`, peakMemoryMb(), 'MB');
});
