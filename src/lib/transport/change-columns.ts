import type { AreaChange } from '#lib/domain/change.ts';
import type { Column } from './column.ts';

/** A row of the exported changes. */
export interface ChangeRow extends AreaChange {
  /** With its type word: "Huyện Lục Nam". */
  readonly areaName: string;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
}

/**
 * Columns of the changes in CSV, JSON and Arrow; speeds in kbit/s. `base` is the period compared with, [`base_from`,
 * `base_to`); differences are now minus base. `operator` is null in the rows over all operators.
 */
export const CHANGE_COLUMNS: readonly Column<ChangeRow>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'unit_name', key: 'areaName', kind: 'text', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'base', key: 'base', kind: 'word', unit: null },
  { name: 'base_from', key: 'baseFrom', kind: 'word', unit: null },
  { name: 'base_to', key: 'baseTo', kind: 'word', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'base_tests', key: 'baseTests', kind: 'count', unit: null },
  { name: 'base_days', key: 'baseDays', kind: 'count', unit: null },
  { name: 'shared_clusters', key: 'sharedClusters', kind: 'count', unit: null },
  { name: 'download_kbps_mean', key: 'downloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'base_download_kbps_mean', key: 'baseDownloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_difference', key: 'downloadKbpsDifference', kind: 'number', unit: 'kbit/s' },
  {
    name: 'download_kbps_difference_lower',
    key: 'downloadKbpsDifferenceLower',
    kind: 'number',
    unit: 'kbit/s',
  },
  {
    name: 'download_kbps_difference_upper',
    key: 'downloadKbpsDifferenceUpper',
    kind: 'number',
    unit: 'kbit/s',
  },
  { name: 'change', key: 'change', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
