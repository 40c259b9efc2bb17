import { area, line } from 'd3';
import type { SpeedPoint } from '#lib/domain/statistic.ts';
import { scaleFromZero } from './axis.ts';

/** One point's mark: x in per cent of the plot, y in its pixels; null where the point has no figure. */
export interface TrendMark {
  readonly point: SpeedPoint;
  readonly x: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
  /** Its interval goes on above the axis: drawn up to there, and marked. */
  readonly isCut: boolean;
}

/** Where the marks, lines, bands and labels of a trend are drawn. */
export interface TrendGeometry {
  readonly marks: readonly TrendMark[];
  /** Paths in a box 100 wide and `height` high, broken where a point has no figure. */
  readonly meanPath: string;
  readonly medianPath: string;
  readonly bandPath: string;
  readonly medianBandPath: string;
  readonly limitY: number;
  readonly ticks: readonly { readonly y: number; readonly kbps: number }[];
  /** Width of one point's column in per cent. */
  readonly step: number;
}

/**
 * An interval reaches at most so many times the highest figure or limit on the axis: one hour with three tests must not
 * flatten the other 23.
 */
const TALLEST_INTERVAL = 1.5;

/** Where the line of months or hours, band and marks stand. The axis runs from 0 past the limit, every figure and the bounds that do not flatten them. */
export function trendGeometry(
  points: readonly SpeedPoint[],
  limitKbps: number,
  height: number,
): TrendGeometry {
  const figures = Math.max(
    limitKbps * 1.1,
    ...points.flatMap((point) => [point.downloadKbpsMean ?? 0, point.downloadKbpsMedian ?? 0]),
  );
  const bounds = Math.max(
    0,
    ...points.flatMap((point) => [point.downloadKbpsMeanUpper ?? 0, point.downloadKbpsMedianUpper ?? 0]),
  );
  const highest = Math.max(figures, Math.min(bounds, TALLEST_INTERVAL * figures));
  const scale = scaleFromZero(highest, [height, 0]).clamp(true);
  const top = scale.domain()[1]!;
  const y = (kbps: number | null) => (kbps === null ? null : scale(kbps));
  const step = 100 / Math.max(1, points.length);
  const marks = points.map((point, i) => ({
    point,
    x: (i + 0.5) * step,
    mean: y(point.downloadKbpsMean),
    median: y(point.downloadKbpsMedian),
    lower: y(point.downloadKbpsMeanLower),
    upper: y(point.downloadKbpsMeanUpper),
    medianLower: y(point.downloadKbpsMedianLower),
    medianUpper: y(point.downloadKbpsMedianUpper),
    isCut: Math.max(point.downloadKbpsMeanUpper ?? 0, point.downloadKbpsMedianUpper ?? 0) > top,
  }));
  const path = (of: 'mean' | 'median') =>
    line<TrendMark>()
      .defined((mark) => mark[of] !== null)
      .x((mark) => mark.x)
      .y((mark) => mark[of] ?? 0)(marks) ?? '';
  const band = (lower: 'lower' | 'medianLower', upper: 'upper' | 'medianUpper') =>
    area<TrendMark>()
      .defined((mark) => mark[lower] !== null && mark[upper] !== null)
      .x((mark) => mark.x)
      .y0((mark) => mark[lower] ?? 0)
      .y1((mark) => mark[upper] ?? 0)(marks) ?? '';
  return {
    marks,
    step,
    meanPath: path('mean'),
    medianPath: path('median'),
    bandPath: band('lower', 'upper'),
    medianBandPath: band('medianLower', 'medianUpper'),
    limitY: scale(limitKbps),
    ticks: scale.ticks(5).map((kbps) => ({ y: scale(kbps), kbps })),
  };
}
