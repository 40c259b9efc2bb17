import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Column } from './column.ts';

/** A row of the area statistics as it leaves the house: with the unit's name, and its label when made up. */
export interface AreaRow extends AreaStatistic {
  /** With its type word: "Huyện Lục Nam". */
  readonly unitName: string;
  /** The warehouse holds tests that a generator made; no figure of it may pass for a measured one. */
  readonly simulated: boolean;
}

/**
 * Columns of the area statistics in CSV, JSON and Arrow. Speeds stay in the stored unit, kbit/s, in every
 * format: divide by 1000 for Mbps. `operator` is null in the rows of all operators together.
 */
export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'unit_name', key: 'unitName', kind: 'text', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'failed_tests', key: 'failedTests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'clusters', key: 'clusters', kind: 'count', unit: null },
  { name: 'download_kbps_mean', key: 'downloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_lower', key: 'downloadKbpsMeanLower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_upper', key: 'downloadKbpsMeanUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_median', key: 'downloadKbpsMedian', kind: 'number', unit: 'kbit/s' },
  { name: 'share_at_limit', key: 'shareAtLimit', kind: 'number', unit: '1' },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
