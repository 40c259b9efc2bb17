import type { AreaChange } from '#lib/domain/change.ts';
import { COMPOSITIONS, type Composition } from '#lib/domain/comparison/composition.ts';
import type { Column } from './column.ts';
import type { FixedFigures } from './fixed-figures.ts';

const fixedColumn = (composition: Composition): Column<ChangeRow>[] => [
  {
    name: `download_kbps_difference_fixed_${composition}`,
    key: `${composition}Difference`,
    kind: 'number',
    unit: 'kbit/s',
  },
  {
    name: `download_kbps_difference_fixed_${composition}_lower`,
    key: `${composition}DifferenceLower`,
    kind: 'number',
    unit: 'kbit/s',
  },
  {
    name: `download_kbps_difference_fixed_${composition}_upper`,
    key: `${composition}DifferenceUpper`,
    kind: 'number',
    unit: 'kbit/s',
  },
  { name: `fixed_${composition}_share`, key: `${composition}Covered`, kind: 'number', unit: null },
];

/** A row of the exported changes. */
export interface ChangeRow extends AreaChange, FixedFigures {
  /** With its type word: "Huyện Lục Nam". */
  readonly areaName: string;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
}

/**
 * Columns of the changes in CSV, JSON and Arrow; speeds in kbit/s. `base` is the period compared with, [`base_from`,
 * `base_to`); differences are now minus base, `change` what the plain one
 * says, and `composition` whether that stands at fixed shares. `operator` is null in the rows over all operators.
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
  ...COMPOSITIONS.flatMap(fixedColumn),
  { name: 'composition', key: 'finding', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
