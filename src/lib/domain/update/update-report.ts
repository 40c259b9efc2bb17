import type { FigureDifference } from './compare-figures.ts';
import type { FigureChanges } from './figure-changes.ts';

/** What an update did and found. */
export interface UpdateReport {
  readonly from: string;
  readonly to: string;
  readonly valuesCompared: number;
  readonly differences: readonly FigureDifference[];
  readonly announced: readonly FigureChanges[];
  readonly outcome: 'rehearsed' | 'stopped' | 'updated';
}
