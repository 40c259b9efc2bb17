import { setTimeout as pause } from 'node:timers/promises';
import type { FilterChoice } from '#lib/domain/filter.ts';
import { addMonths, monthOf, type LocalDate } from '#lib/domain/local-date.ts';
import {
  calendarMonth,
  quarter,
  reportMonth,
  reportMonthOf,
  rollingYear,
  type Period,
} from '#lib/domain/period.ts';
import type { TechnologyChoice } from '#lib/domain/technology.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areaChanges } from './area-changes.ts';
import { areaStatistics } from './area-statistics.ts';
import { resolveFilter } from './resolve-filter.ts';
import { trend } from './trend.ts';

/** Months back from the last test whose periods are prepared; older ones are kept once somebody asks. */
const MONTHS_PREPARED = 24;
const TREND_MONTHS = 12;
const TECHNOLOGIES_PREPARED: readonly TechnologyChoice[] = ['4G', 'all', '5G'];
/** Between two questions, so that people come first. */
const PAUSE_MS = 50;
/** Longest stretch at a time: other background work waits for it. */
const MOST_MS = 10_000;

/** Where each warehouse's preparing has come to. */
const reached = new WeakMap<Warehouse, { version: number; questions: Iterator<FilterChoice> }>();

/**
 * Answers the overview's questions before anybody asks, so that they are kept: every kind of period of the
 * last two years, newest first, for 4G, 5G and all technologies, every edition and level (an operator's rows
 * are taken from those of all operators). Works on where it stopped, a stretch at a time, one question after
 * another and only while nobody asks anything; begins anew when the data have changed. To be called again and
 * again: true once there is nothing left.
 */
export async function prepareAnswers(warehouse: Warehouse): Promise<boolean> {
  const until = performance.now() + MOST_MS;
  while (performance.now() < until) {
    const { reads } = warehouse.db;
    await pause(PAUSE_MS);
    if (warehouse.closing) return false;
    if (warehouse.db.reads !== reads) continue;
    const next = (await questionsLeft(warehouse)).next();
    if (next.done) return true;
    const filter = await resolveFilter(warehouse, next.value);
    await areaStatistics(warehouse, filter, { by: 'unit_operator' });
    await areaChanges(warehouse, filter);
    await trend(warehouse, filter, { code: null, months: TREND_MONTHS, by: 'operator' });
  }
  return false;
}

async function questionsLeft(warehouse: Warehouse): Promise<Iterator<FilterChoice>> {
  const version = warehouse.dataVersion;
  let begun = reached.get(warehouse);
  if (begun?.version !== version) {
    begun = { version, questions: overviewQuestions(await readCatalog(warehouse)) };
    reached.set(warehouse, begun);
  }
  return begun.questions;
}

function* overviewQuestions({ editions, holdings }: Catalog): Generator<FilterChoice> {
  if (holdings.lastOn === null) return;
  for (const period of periodsUpTo(holdings.lastOn)) {
    for (const technology of TECHNOLOGIES_PREPARED) {
      for (const { id: edition, levels } of editions) {
        for (const level of levels) yield { period, technology, edition, level };
      }
    }
  }
}

function* periodsUpTo(lastOn: LocalDate): Generator<Period> {
  for (let back = 0; back < MONTHS_PREPARED; back++) {
    const month = addMonths(monthOf(lastOn), -back);
    yield reportMonth(addMonths(reportMonthOf(lastOn), -back));
    yield calendarMonth(month);
    yield rollingYear(month);
    if (back % 3 === 0) yield quarter(month);
  }
}
