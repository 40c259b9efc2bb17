import { FAILED_TESTS, FLAGGED_TESTS, type FilterChoice } from '#lib/domain/filter.ts';
import { addMonths, monthOf, type LocalDate, type LocalMonth } from '#lib/domain/local-date.ts';
import {
  calendarMonth,
  quarter,
  reportMonth,
  reportMonthOf,
  rollingYear,
  type Period,
  type PeriodKind,
} from '#lib/domain/period.ts';
import type { TechnologyChoice } from '#lib/domain/technology.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areaChanges } from './area-changes.ts';
import { areaStatistics } from './area-statistics.ts';
import type { Dates } from './columns/half-months.ts';
import { holdColumns, testedHalves, testsOnDates } from './columns/held-columns.ts';
import { keepWaiting } from './kept-answers.ts';
import { OVERVIEW_MONTHS } from './overview.ts';
import { isQuietFor, isVisited } from './quiet.ts';
import { resolveFilter } from './resolve-filter.ts';
import { trend } from './trend.ts';

/** Months back from the last test of which every period is prepared; older ones are kept once somebody asks. */
const MONTHS_PREPARED = 24;
/** These take longest to compute: they are prepared of all years, however tests are counted, from so many tests on. */
const LONG: readonly PeriodKind[] = ['quarter', 'rolling'];
const LONG_TESTS = 200_000;
const TECHNOLOGIES_PREPARED: readonly TechnologyChoice[] = ['4G', 'all', '5G'];
const COUNTINGS_PREPARED = FAILED_TESTS.flatMap((failedTests) =>
  FLAGGED_TESTS.map((flagged) => ({ failedTests, flagged })),
);
/** Before a step nobody asked anything for so long, and nobody the server for longer: people come first. */
const PAUSE_MS = 20;
const AFTER_VISIT_MS = 1_500;
/** Longest stretch at a time: other background work waits for it. */
const MOST_MS = 10_000;

type Step = () => Promise<unknown>;

/** Where each warehouse's preparing has come to. */
const reached = new WeakMap<Warehouse, { version: number; steps: AsyncIterator<Step> }>();

/**
 * Does before anybody asks what an overview's answers take: holds tests as columns, newest first, as many as there is
 * memory for; keeps the months of its trend; keeps its answers for every kind of period of the last two years, newest
 * first, for 4G, 5G and all technologies, every edition and level (an operator's rows are taken from those of all
 * operators); then large quarters and rolling years of all years in every way of counting. Works on where it stopped, a
 * stretch at a time, one step after another and only while nobody asks anything; begins anew when the data have changed.
 * To be called again and again: true once there is nothing left.
 */
export async function prepareAnswers(warehouse: Warehouse): Promise<boolean> {
  const until = performance.now() + MOST_MS;
  while (performance.now() < until) {
    const isQuiet = await isQuietFor(warehouse, PAUSE_MS);
    if (warehouse.closing) return false;
    if (!isQuiet || isVisited(warehouse, AFTER_VISIT_MS)) continue;
    const next = await stepsLeft(warehouse).next();
    if (next.done) return true;
    await next.value();
    await keepWaiting(warehouse);
  }
  return false;
}

function stepsLeft(warehouse: Warehouse): AsyncIterator<Step> {
  const version = warehouse.dataVersion;
  let begun = reached.get(warehouse);
  if (begun?.version !== version) {
    begun = { version, steps: allSteps(warehouse) };
    reached.set(warehouse, begun);
  }
  return begun.steps;
}

async function* allSteps(warehouse: Warehouse): AsyncGenerator<Step> {
  const catalog = await readCatalog(warehouse);
  const { firstOn, lastOn } = catalog.holdings;
  if (firstOn === null || lastOn === null) return;
  const { halves, holdable } = await testedHalves(warehouse);
  for (const half of halves.slice(0, holdable)) yield () => holdColumns(warehouse, half);
  for (const period of monthsOf(halves)) {
    for (const technology of TECHNOLOGIES_PREPARED) {
      yield () => keepMonth(warehouse, catalog, { period, technology });
    }
  }
  const recent = addMonths(monthOf(lastOn), 1 - MONTHS_PREPARED);
  for (const period of periodsBetween(recent, lastOn)) {
    for (const choice of everywhere(catalog)) yield () => keepOverview(warehouse, { period, ...choice });
  }
  for (const period of periodsBetween(monthOf(firstOn), lastOn)) {
    if (!LONG.includes(period.kind) || (await testsOnDates(warehouse, period)) < LONG_TESTS) continue;
    for (const counting of COUNTINGS_PREPARED) {
      for (const choice of everywhere(catalog))
        yield () => keepOverview(warehouse, { period, ...counting, ...choice });
    }
  }
}

async function keepOverview(warehouse: Warehouse, choice: FilterChoice): Promise<void> {
  const filter = await resolveFilter(warehouse, choice);
  await Promise.all([
    areaStatistics(warehouse, filter, { by: 'unit_operator' }),
    areaChanges(warehouse, filter, { by: 'unit_operator' }),
    trend(warehouse, filter, { code: null, months: OVERVIEW_MONTHS }),
  ]);
}

/** Keeps what a month adds to the trend of all units of any level, however tests are counted: own dates may end in any. */
async function keepMonth(warehouse: Warehouse, { editions }: Catalog, choice: FilterChoice): Promise<void> {
  for (const { id: edition, levels } of editions) {
    for (const level of levels) {
      for (const counting of COUNTINGS_PREPARED) {
        const filter = await resolveFilter(warehouse, { ...choice, edition, level, ...counting });
        await trend(warehouse, filter, { code: null, months: 1 });
      }
    }
  }
}

/** The report and calendar months that some halves of months lie in, in their order. */
function monthsOf(halves: readonly Dates[]): readonly Period[] {
  const months = halves.flatMap(({ from }) => [
    reportMonth(reportMonthOf(from)),
    calendarMonth(monthOf(from)),
  ]);
  return [...new Map(months.map((month) => [month.from, month])).values()];
}

/** Every technology, edition and level that is prepared. */
function* everywhere({ editions }: Catalog): Generator<FilterChoice> {
  for (const technology of TECHNOLOGIES_PREPARED) {
    for (const { id: edition, levels } of editions) {
      for (const level of levels) yield { technology, edition, level };
    }
  }
}

/** Periods of every kind, newest first. */
function* periodsBetween(first: LocalMonth, lastOn: LocalDate): Generator<Period> {
  for (let back = 0; addMonths(monthOf(lastOn), -back) >= first; back++) {
    const month = addMonths(monthOf(lastOn), -back);
    yield reportMonth(addMonths(reportMonthOf(lastOn), -back));
    yield calendarMonth(month);
    yield rollingYear(month);
    if (back % 3 === 0) yield quarter(month);
  }
}
