import { Fault } from '#lib/domain/fault.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { talliedYears } from './reports.sql.ts';

/** The year a board shows, and the years one can go to. */
export interface BoardYears {
  readonly year: number;
  /** Years with tallies and the year of the running report month, oldest first. */
  readonly years: readonly number[];
  /** Was any tally ever loaded (and not taken back)? */
  readonly hasTallies: boolean;
}

/**
 * Which year does the board show? The one asked for; else the latest with tallies; else the running one.
 * Throws a Fault when `asked` is no year.
 */
export async function boardYears(warehouse: Warehouse, asked: string | null): Promise<BoardYears> {
  if (asked !== null && !/^\d{4}$/.test(asked)) throw new Fault('tally_year_unknown', { value: asked }, 404);
  const stored = (await warehouse.db.query(talliedYears, {})).map((row) => row.year);
  const running = Number(reportMonthOf(localDateAt(warehouse.clock())).slice(0, 4));
  const year = asked === null ? (stored[stored.length - 1] ?? running) : Number(asked);
  return {
    year,
    years: [...new Set([...stored, running, year])].sort((a, b) => a - b),
    hasTallies: stored.length > 0,
  };
}
