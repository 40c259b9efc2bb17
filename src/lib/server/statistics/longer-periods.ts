import type { Filter } from '#lib/domain/filter.ts';
import { daysBetween, monthOf } from '#lib/domain/local-date.ts';
import { reachesEnd, type DataDates } from '#lib/domain/period-coverage.ts';
import {
  calendarMonth,
  lastDateOf,
  quarter,
  rollingYear,
  shiftPeriod,
  type Period,
} from '#lib/domain/period.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areaStatistics } from './area-statistics.ts';

/** Verdicts of areas without enough tests for one. */
export const LACKING: readonly Verdict[] = ['too_few', 'untested'];

/** A period, and how many areas of the filter have enough tests for a verdict in it. */
export interface LongerPeriod {
  readonly period: Period;
  readonly enough: number;
  readonly areas: number;
}

/**
 * Which is the shortest longer period in which not all areas lack tests for a verdict, and which the shortest in which
 * none does? Among complete months, quarters and years that end with the filter's period or before it; one row where it
 * is the same, none where even a year does not help.
 */
export async function longerPeriods(warehouse: Warehouse, filter: Filter): Promise<readonly LongerPeriod[]> {
  const dates = dataDates(warehouse, await readCatalog(warehouse));
  const found: LongerPeriod[] = [];
  for (const period of candidates(filter.period, dates)) {
    const rows = await areaStatistics(warehouse, { ...filter, period });
    const enough = rows.filter(({ verdict }) => !LACKING.includes(verdict)).length;
    if (enough > 0 && (found.length === 0 || enough === rows.length)) {
      found.push({ period, enough, areas: rows.length });
    }
    if (enough === rows.length) break;
  }
  return found;
}

const length = ({ from, to }: Period) => daysBetween(from, to);

/** The latest complete period of each longer kind that ends no later than this one, shortest first. */
function candidates(present: Period, dates: DataDates): readonly Period[] {
  return [calendarMonth, quarter, rollingYear]
    .map((make) => {
      let period = make(monthOf(lastDateOf(present)));
      while (dates.firstOn !== null && period.to > dates.firstOn) {
        if (period.to <= present.to && reachesEnd(period, dates)) return period;
        period = shiftPeriod(period, -1);
      }
      return null;
    })
    .filter((period) => period !== null && length(period) > length(present)) as readonly Period[];
}
