import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Column } from './column.ts';
import { COUNT_COLUMNS, SPEED_COLUMNS } from './speed-columns.ts';

/** A row of the exported area statistics. */
export interface AreaRow extends Omit<AreaStatistic, 'opposedBy'> {
  /** With its type word: "Huyện Lục Nam". */
  readonly areaName: string;
  /**
   * Months of the period with as many measurements as a document asks for each month; null where none asks, or for
   * fewer than two whole months.
   */
  readonly monthsWithMinimum: number | null;
  /** What has to be said of the standard beside the verdict: names of notes, joined by semicolons; null for none. */
  readonly standing: string | null;
  /** The words of `AreaStatistic.opposedBy`, joined by semicolons; null when there are none. */
  readonly opposingWays: string | null;
  /** The warehouse has generated measurements: its figures must not pass for measured ones. */
  readonly simulated: boolean;
}

/**
 * Columns of the area statistics in CSV, JSON and Arrow. Speeds are in kbit/s in every format: divide by 1000 for
 * Mbps. `operator` is null in the rows over all operators.
 */
export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'unit_name', key: 'areaName', kind: 'text', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  ...COUNT_COLUMNS,
  { name: 'places', key: 'places', kind: 'count', unit: null },
  { name: 'times_of_day', key: 'timesOfDay', kind: 'count', unit: null },
  ...SPEED_COLUMNS,
  { name: 'enough_tests', key: 'enoughTests', kind: 'word', unit: null },
  { name: 'months_with_minimum', key: 'monthsWithMinimum', kind: 'count', unit: null },
  { name: 'enough_devices', key: 'enoughDevices', kind: 'word', unit: null },
  { name: 'enough_places', key: 'enoughPlaces', kind: 'word', unit: null },
  { name: 'enough_times', key: 'enoughTimes', kind: 'word', unit: null },
  { name: 'decided_by', key: 'decidedBy', kind: 'word', unit: null },
  { name: 'deciding_kbps', key: 'deciding', kind: 'number', unit: 'kbit/s' },
  { name: 'deciding_kbps_lower', key: 'decidingLower', kind: 'number', unit: 'kbit/s' },
  { name: 'deciding_kbps_upper', key: 'decidingUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'standing', key: 'standing', kind: 'text', unit: null },
  { name: 'verdict_reason', key: 'reason', kind: 'word', unit: null },
  { name: 'opposed_by', key: 'opposingWays', kind: 'word', unit: null },
  { name: 'hinge_devices', key: 'hingeDevices', kind: 'count', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
