import type { Standard } from '#lib/domain/standard.ts';
import { UNDECIDABLE } from '#lib/domain/decisions/decision.ts';
import { NO_FIGURES, type AreaStatistic } from '#lib/domain/statistic.ts';
import { areaViews } from '#lib/map/area-view.ts';

export const standard: Standard = {
  id: '4g-mean-40',
  kind: 'planning_target',
  enabled: true,
  levels: ['district'],
  metric: 'download',
  technology: '4G',
  statistic: 'mean',
  limit: 40_000,
  share: null,
  operator: null,
  decidingMean: 'device',
  decidingMeanReason: null,
  minimumTests: 300,
  name: { vi: 'Chuẩn', en: 'Standard' },
  documents: [],
  source: '',
  minimumTestsSource: '',
  validFrom: '2024-01-11',
  validTo: null,
  validity: { vi: '', en: '' },
  dueYear: null,
  seenUntil: null,
};

export const row = (code: string, figures: Partial<AreaStatistic>): AreaStatistic => ({
  code,
  operator: null,
  ...NO_FIGURES,
  ...UNDECIDABLE,
  places: 120,
  timesOfDay: 5,
  enoughTests: 'enough',
  enoughDevices: 'enough',
  enoughPlaces: 'enough',
  enoughTimes: 'enough',
  tests: 812,
  failedTests: 0,
  devices: 400,
  clusters: 400,
  decidedBy: 'device',
  deciding: 38_200,
  decidingLower: 36_800,
  decidingUpper: 39_600,
  downloadKbpsMedian: 30_000,
  shareAtLimit: 0.4,
  verdict: 'not_met',
  ...figures,
});

export const units = ['a', 'b', 'c'].map((code) => ({
  code,
  name: code,
  title: `Huyện ${code.toUpperCase()}`,
}));
export const views = (statistics: readonly AreaStatistic[]) =>
  areaViews({ units, statistics, chosen: 'mean', standard, locale: 'vi', href: (code) => `/areas/${code}` });
export const fast = {
  deciding: 58_000,
  decidingLower: 56_000,
  decidingUpper: 60_000,
  verdict: 'met',
} as const;
