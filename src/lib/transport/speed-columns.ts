import type { SpeedFigures } from '#lib/domain/statistic.ts';
import type { Column } from './column.ts';

/** Numbers of measurements, devices and independent clusters behind the figures. */
export const COUNT_COLUMNS: readonly Column<SpeedFigures>[] = [
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'failed_tests', key: 'failedTests', kind: 'count', unit: null },
  { name: 'failed_share', key: 'failedShare', kind: 'number', unit: '1' },
  { name: 'tests_without_device', key: 'testsWithoutDevice', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'clusters', key: 'clusters', kind: 'count', unit: null },
];

/** Mean, percentiles and share at the limit, each with its 95% interval; speeds in kbit/s. */
export const SPEED_COLUMNS: readonly Column<SpeedFigures>[] = [
  { name: 'download_kbps_mean', key: 'downloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_lower', key: 'downloadKbpsMeanLower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_upper', key: 'downloadKbpsMeanUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_device_mean', key: 'downloadKbpsDeviceMean', kind: 'number', unit: 'kbit/s' },
  {
    name: 'download_kbps_device_mean_lower',
    key: 'downloadKbpsDeviceMeanLower',
    kind: 'number',
    unit: 'kbit/s',
  },
  {
    name: 'download_kbps_device_mean_upper',
    key: 'downloadKbpsDeviceMeanUpper',
    kind: 'number',
    unit: 'kbit/s',
  },
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
];
