import { parseFilterChoice } from '#lib/domain/filter.ts';
import { monthOf } from '#lib/domain/local-date.ts';
import { periodKey, quarter, rollingYear } from '#lib/domain/period.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { gaps } from '#lib/server/statistics/gaps.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { prepareAnswers } from '#lib/server/statistics/prepare-answers.ts';
import { quotas } from '#lib/server/statistics/quotas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { filterWalk } from './filter-walk.ts';
import { openWarehouse, inTemporaryFolder, peakMemoryMb, report, spread, timed } from './measure.ts';
import { bareMonth, fillMeasurements, recordFilled } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const RUNS = 20;
const FEW_RUNS = 5;
const MONTHS = 110;
const CHANGES = 60;
const ANY_CHANGES = 240;
const PREPARE_MS = 1_800_000;
/** Between one change of an overview's filter and the next. */
const PAUSE_MS = 250;

/** The first date of the nth month of the data; a new month for every run, so that no answer is remembered. */
const monthAt = (n: number) => new Date(Date.UTC(2014, 9 + (n % MONTHS), 1)).toISOString().slice(0, 10);

const random = seededRandom(1);
const oneOf = <T>(values: readonly T[]) => values[random.whole(values.length)]!;
const PLACES = [
  { edition: '2024', level: 'district' },
  { edition: '2025', level: 'commune' },
  { edition: '2024', level: 'province' },
] as const;
const LEVELS = PLACES.map(({ edition, level }) => `edition=${edition}&level=${level}`);
const PERIODS = [
  ...['2023-11', '2024-02', '2024-06', '2024-07'].flatMap((month) => [
    `period=month:${month}`,
    `period=report:${month}`,
    `period=rolling:${month}`,
  ]),
  ...['period=quarter:2023-Q4', 'period=quarter:2024-Q2'],
];
/** A change of an overview's filter as the server prepares for: the last year's periods, any unit, operator, technology. */
const preparedChange = () =>
  `${oneOf(PERIODS)}&${oneOf(LEVELS)}&technology=${oneOf(['4G', 'all', '5G'])}&operator=${oneOf(['all', 'viettel', 'vinaphone'])}`;
const counting = () => `failed=${oneOf(['excluded', 'as_zero'])}&flagged=${oneOf(['included', 'excluded'])}`;
/** One to a quarter or rolling year, prepared in every way of counting. */
const longChange = () => {
  const period = oneOf([rollingYear, quarter])(monthOf(monthAt(random.whole(MONTHS))));
  return `period=${periodKey(period)}&${oneOf(LEVELS)}&technology=${oneOf(['4G', 'all', '5G'])}&${counting()}`;
};
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

  const tell = (name: string, value: number, unit: string, beside = '') =>
    report(`statistics, ${label}: ${name}`, value, unit, beside);
  const tellSpread = ({ p50, p95 }: { p50: number; p95: number }, name: string, beside = '') => {
    tell(`${name}, p50`, p50, 'ms');
    tell(`${name}, p95`, p95, 'ms', beside);
  };
  const overviewOf = (query: string) => overview(warehouse, parseFilterChoice(new URLSearchParams(query)));

  const bare = await warehouse.db.write((writer) =>
    spread(RUNS, (run) => writer.run(bareMonth, { from: monthAt(run + 40), to: monthAt(run + 41) })),
  );
  tell('one month, bare mean and median, p50', bare.p50, 'ms');
  const month = await spread(RUNS, async (run) =>
    areaStatistics(warehouse, await filterOf(`from=${monthAt(run)}&to=${monthAt(run + 1)}`)),
  );
  tellSpread(month, 'one month by area');
  const byOperator = await spread(RUNS, async (run) =>
    areaStatistics(warehouse, await filterOf(`from=${monthAt(run + 20)}&to=${monthAt(run + 21)}`), {
      by: 'unit_operator',
    }),
  );
  tellSpread(byOperator, 'one month by area and operator');
  const changes = await spread(RUNS, async (run) =>
    areaChanges(warehouse, await filterOf(`from=${monthAt(run + 20)}&to=${monthAt(run + 21)}`)),
  );
  tellSpread(changes, 'one month against the last and a year ago');
  const unprepared = await spread(RUNS, () => overviewOf(liveChange()), PAUSE_MS);
  tellSpread(unprepared, 'overview before anything is prepared, own dates');

  const preparing = await timed(async () => {
    for (const until = performance.now() + PREPARE_MS; performance.now() < until;)
      if (await prepareAnswers(warehouse)) break;
  });
  tell('overview prepared in', preparing / 1000, 's', `at most ${PREPARE_MS / 1000}`);
  const aim = 'aim: p95 under 50 at 10 M, 150 at 50 M; Mosaic at 5 M: 17 (means), 607 (medians)';
  const kept = await spread(CHANGES, () => overviewOf(preparedChange()), PAUSE_MS);
  tellSpread(kept, 'overview, periods of the last year', aim);
  const live = await spread(CHANGES, () => overviewOf(liveChange()), PAUSE_MS);
  tellSpread(live, 'overview, own dates and other counting', aim);
  const long = await spread(CHANGES, () => overviewOf(longChange()), PAUSE_MS);
  tellSpread(long, 'overview, quarters and years in any counting', aim);
  const walk = filterWalk({ first: '2014-10', months: 118, places: PLACES }, random);
  const any = await spread(ANY_CHANGES, () => overview(warehouse, walk.next().value), PAUSE_MS);
  tellSpread(any, 'overview, any change of any filter', aim);
  const gapsOf = await spread(FEW_RUNS, async (run) =>
    gaps(warehouse, await filterOf(`period=report:${monthOf(monthAt(run + 60))}`), 7),
  );
  tellSpread(gapsOf, 'gaps of a month, largest cells');
  const quotasOf = await spread(FEW_RUNS, async (run) =>
    quotas(warehouse, await filterOf(`period=report:${monthOf(monthAt(run + 60))}`)),
  );
  tellSpread(quotasOf, 'further tests of a month');
  const again = preparedChange();
  const remembered = await spread(CHANGES, () => overviewOf(again));
  tell('overview remembered, p95', remembered.p95, 'ms');
  const all = await timed(async () =>
    areaStatistics(warehouse, await filterOf('from=2014-08-01&to=2024-08-01'), { by: 'unit_operator' }),
  );
  tell('ten years by area and operator', all, 'ms');
  tell('peak memory', peakMemoryMb(), 'MB');
  await warehouse.close();
});
