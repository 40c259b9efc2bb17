import type { DistributionBin } from '#lib/domain/statistic.ts';
import { speedClasses, speedClassOf, type SpeedClass } from '#lib/domain/speed-scale.ts';
import { scaleFromZero } from './axis.ts';

/** One bar: x and width in per cent of the plot, y and height in its pixels. */
export interface Bar {
  readonly bin: DistributionBin;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly speedClass: SpeedClass;
  readonly share: number;
}

/** Where the bars, the limit and the labels of a distribution are drawn. */
export interface DistributionGeometry {
  readonly bars: readonly Bar[];
  /** In per cent of the plot. */
  readonly limitX: number;
  readonly tests: number;
  /** Share of tests in bins below the limit, 0 to 1. */
  readonly shareBelow: number;
  readonly tickKbps: readonly number[];
  readonly tickShares: readonly { readonly y: number; readonly share: number }[];
  x(kbps: number): number;
}

/** Is the bin without an upper end? */
export function isOpenEnded(bin: DistributionBin): boolean {
  return !Number.isFinite(bin.toKbps) || bin.toKbps === null;
}

/**
 * Where a histogram's bars stand. Height is the share of tests; the axis runs from 0 to the last bin that has
 * tests (an open-ended one as wide as the one before it), and always reaches past the limit.
 */
export function distributionGeometry(
  bins: readonly DistributionBin[],
  limitKbps: number,
  height: number,
): DistributionGeometry {
  const tests = bins.reduce((sum, bin) => sum + bin.tests, 0);
  const filled = bins.filter((bin) => bin.tests > 0);
  const step = bins[0] ? bins[0].toKbps - bins[0].fromKbps : limitKbps / 8;
  const endOf = (bin: DistributionBin) => (isOpenEnded(bin) ? bin.fromKbps + step : bin.toKbps);
  const end = Math.max(limitKbps * 1.5, ...filled.map(endOf));
  const shareOf = (bin: DistributionBin) => (tests === 0 ? 0 : bin.tests / tests);
  const y = scaleFromZero(Math.max(0, ...filled.map(shareOf)), [height, 0], 4);
  const x = scaleFromZero(end, [0, 100]);
  x.domain([0, end]);
  const classes = speedClasses(limitKbps);
  return {
    tests,
    shareBelow: filled.filter((bin) => bin.fromKbps < limitKbps).reduce((sum, bin) => sum + shareOf(bin), 0),
    limitX: x(limitKbps),
    bars: filled.map((bin) => ({
      bin,
      x: x(bin.fromKbps),
      width: x(endOf(bin)) - x(bin.fromKbps),
      y: y(shareOf(bin)),
      height: height - y(shareOf(bin)),
      speedClass: speedClassOf(bin.fromKbps, classes),
      share: shareOf(bin),
    })),
    tickKbps: x.ticks(6),
    tickShares: y.ticks(4).map((share) => ({ y: y(share), share })),
    x: (kbps) => x(kbps),
  };
}
