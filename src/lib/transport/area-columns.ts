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
  { name: 'failed_share', key: 'failedShare', kind: 'number', unit: '1' },
  { name: 'tests_without_device', key: 'testsWithoutDevice', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'clusters', key: 'clusters', kind: 'count', unit: null },
  { name: 'places', key: 'places', kind: 'count', unit: null },
  { name: 'times_of_day', key: 'timesOfDay', kind: 'count', unit: null },
  { name: 'download_kbps_mean', key: 'downloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_lower', key: 'downloadKbpsMeanLower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_upper', key: 'downloadKbpsMeanUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_p20', key: 'downloadKbpsP20', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_p20_lower', key: 'downloadKbpsP20Lower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_p20_upper', key: 'downloadKbpsP20Upper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_median', key: 'downloadKbpsMedian', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_median_lower', key: 'downloadKbpsMedianLower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_median_upper', key: 'downloadKbpsMedianUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_p80', key: 'downloadKbpsP80', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_p80_lower', key: 'downloadKbpsP80Lower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_p80_upper', key: 'downloadKbpsP80Upper', kind: 'number', unit: 'kbit/s' },
  { name: 'share_at_limit', key: 'shareAtLimit', kind: 'number', unit: '1' },
  { name: 'share_at_limit_lower', key: 'shareAtLimitLower', kind: 'number', unit: '1' },
  { name: 'share_at_limit_upper', key: 'shareAtLimitUpper', kind: 'number', unit: '1' },
  { name: 'enough_tests', key: 'enoughTests', kind: 'word', unit: null },
  { name: 'enough_devices', key: 'enoughDevices', kind: 'word', unit: null },
  { name: 'enough_places', key: 'enoughPlaces', kind: 'word', unit: null },
  { name: 'enough_times', key: 'enoughTimes', kind: 'word', unit: null },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
