import type { Measure } from '#lib/domain/workbench/click-question.ts';

/** The figures that the controls offer, those of most use first; shares of the standard's limit in Mbps. */
export const offeredMeasures = (limit: number): readonly Measure[] => [
  { of: 'download', statistic: 'mean' },
  { of: 'download', statistic: 'device_mean' },
  { of: 'download', statistic: 'median' },
  { of: 'download', statistic: 'share_below', limit },
  { of: 'download', statistic: 'share_at_least', limit },
  { of: 'upload', statistic: 'mean' },
  { of: 'upload', statistic: 'device_mean' },
  { of: 'upload', statistic: 'median' },
  { of: 'latency', statistic: 'mean' },
  { of: 'latency', statistic: 'median' },
  { of: 'jitter', statistic: 'mean' },
  { of: 'tests' },
  { of: 'devices' },
  { of: 'failed' },
  { of: 'failed_share' },
];
