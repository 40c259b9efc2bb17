import { shownInterval } from '../shown-interval.ts';
import type { AreaStatistic } from '../statistic.ts';

/** A mean as a case shows it, kbit/s: bounds null where none are shown. */
export interface ShownMean {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The mean that the verdict was decided by: one vote for each device where that decided, else of all measurements. */
export function shownMean(figures: AreaStatistic): ShownMean {
  const byDevice = figures.decidedBy === 'device';
  const mean = byDevice ? figures.downloadKbpsDeviceMean : figures.downloadKbpsMean;
  const lower = byDevice ? figures.downloadKbpsDeviceMeanLower : figures.downloadKbpsMeanLower;
  const upper = byDevice ? figures.downloadKbpsDeviceMeanUpper : figures.downloadKbpsMeanUpper;
  return { mean, ...shownInterval({ lower, upper }) };
}
