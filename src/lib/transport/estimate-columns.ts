import type { Estimate } from '#lib/domain/statistic.ts';
import type { Column } from './column.ts';
import { COUNT_COLUMNS, SPEED_COLUMNS } from './speed-columns.ts';

/** A row of the exported estimates. */
export interface EstimateRow extends Estimate {
  /** With its type word: "Huyện Lục Nam"; `*` for all areas together. */
  readonly areaName: string;
  /** Days of the row's month without data or outside the period; null when not grouped by month. */
  readonly monthDaysMissing: number | null;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
}

/**
 * Columns of the estimates in CSV, JSON and Arrow. A dimension that rows are not grouped by is null (`unit_code`:
 * `*`). `month_from` is the first date of the month, `hour_from` the first hour of a band of four.
 */
export const ESTIMATE_COLUMNS: readonly Column<EstimateRow>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'unit_name', key: 'areaName', kind: 'text', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'technology', key: 'technology', kind: 'word', unit: null },
  { name: 'month_from', key: 'monthOn', kind: 'word', unit: null },
  { name: 'month_days_missing', key: 'monthDaysMissing', kind: 'count', unit: null },
  { name: 'hour_from', key: 'hourFrom', kind: 'count', unit: null },
  ...COUNT_COLUMNS,
  ...SPEED_COLUMNS,
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
