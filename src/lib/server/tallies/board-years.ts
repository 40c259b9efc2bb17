import { Fault } from '#lib/domain/fault.ts';
import { localDateAt, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { talliedYears } from './reports.sql.ts';

/** The year of a board, and the years to choose from. */
export interface BoardYears {
  readonly year: number;
  /** Years with tallies and the year of the running report month, oldest first. */
  readonly years: readonly number[];
  /** Is any tally loaded (and not undone)? */
  readonly hasTallies: boolean;
}

/**
 * Which year does the board show? The requested one; else that of a month that is asked for beside it; else the latest with
 * tallies; else the running one. Throws a Fault when `requested` is not a year.
 */
export async function boardYears(
  warehouse: Warehouse,
  requested: string | null,
  month: LocalMonth | null = null,
): Promise<BoardYears> {
  if (requested !== null && !/^\d{4}$/.test(requested))
    throw new Fault('tally_year_unknown', { value: requested }, 404);
  const stored = (await warehouse.db.queryKept(talliedYears, {})).map((row) => row.year);
  const running = Number(reportMonthOf(localDateAt(warehouse.clock())).slice(0, 4));
  const latest = stored[stored.length - 1] ?? running;
  const year = Number(requested ?? month?.slice(0, 4) ?? latest);
  return {
    year,
    years: [...new Set([...stored, running, year])].sort((a, b) => a - b),
    hasTallies: stored.length > 0,
  };
}
