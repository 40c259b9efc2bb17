import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Column } from './column.ts';
import { COUNT_COLUMNS, SPEED_COLUMNS } from './speed-columns.ts';

/** A row of the area statistics as it leaves the house: with the unit's name, and its label when made up. */
export interface AreaRow extends AreaStatistic {
  /** With its type word: "Huyện Lục Nam". */
  readonly areaName: string;
  /** The warehouse holds tests that a generator made; no figure of it may pass for a measured one. */
  readonly simulated: boolean;
}

/**
 * Columns of the area statistics in CSV, JSON and Arrow. Speeds stay in the stored unit, kbit/s, in every
 * format: divide by 1000 for Mbps. `operator` is null in the rows of all operators together.
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
  { name: 'enough_devices', key: 'enoughDevices', kind: 'word', unit: null },
  { name: 'enough_places', key: 'enoughPlaces', kind: 'word', unit: null },
  { name: 'enough_times', key: 'enoughTimes', kind: 'word', unit: null },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
