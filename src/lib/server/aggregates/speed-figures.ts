import { sum } from 'd3';
import type { FailedTreatment } from '#lib/domain/filter.ts';
import { NO_FIGURES, type SpeedFigures, type SpeedPoint } from '#lib/domain/statistic.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { clusterSums, type ClusterSums, type ClusterSumsParams } from './cluster-sums.sql.ts';
import type { GroupBy } from './clustered-measurements.sql.ts';
import { independentMeanInterval, meanInterval, type MeanIngredients } from './mean-interval.ts';
import { speedsAtRanks, type RequestedRank } from './ordered-measurements.sql.ts';
import { PERCENTILES, percentileRanks, type PercentileName, type RankInterval } from './percentile-ranks.ts';
import { shareInterval, type ThresholdIngredients } from './share-interval.ts';
import { NO_FINDINGS, type WayFindings } from './counting-ways.ts';
import type { GroupCoverage } from './column-store/coverage.ts';
import type { GroupName } from './groups.ts';
import type { PeriodSums } from './period-sums.ts';

/** A percentile's interval in kbit/s; bounds null when they cannot be computed. */
interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The sums of a group, with the intervals of its percentiles. */
export interface GroupSums extends ClusterSums {
  readonly bounds: Readonly<Record<PercentileName, Bounds>>;
}

/** Most speeds sorted in memory, at about 8 bytes each. */
const MAX_SPEEDS_IN_MEMORY = 4_000_000;

const NO_BOUNDS: Bounds = { lower: null, upper: null };

/**
 * What are the sums of each group, from SQL? Groups of unknown operators are left out. Bounds of percentiles are speeds at
 * ranks that follow from the sums, hence a second query.
 */
export async function groupSums(
  { db }: Warehouse,
  groupBy: GroupBy,
  { limit, ...params }: ClusterSumsParams,
): Promise<readonly GroupSums[]> {
  const groups = (await db.queryPlanned(clusterSums(groupBy), { ...params, limit })).filter(
    (sums) => sums.whole || sums.operator !== null,
  );
  const rankIntervals = groups.map(ranksOf);
  const ranks: RequestedRank[] = groups.flatMap((sums, i) => {
    const { monthOn, hourFrom, technology, cell, code, operator, whole } = sums;
    const key = { monthOn, hourFrom, technology, cell, code, operator, whole };
    return rankIntervals[i]!.flatMap((between) =>
      between ? [between.lower, between.upper].map((rank) => ({ ...key, rank })) : [],
    );
  });
  const totalTests = sum(groups, ({ tests }) => tests);
  const found = await db.queryPlanned(speedsAtRanks(groupBy, totalTests <= MAX_SPEEDS_IN_MEMORY), {
    ...params,
    ranks: JSON.stringify(ranks),
  });
  const speeds = found.map((row) => row.kbps).values();
  const next = () => speeds.next().value!;
  return groups.map((sums, i) =>
    withBounds(
      sums,
      rankIntervals[i]!.map((between) => (between ? { lower: next(), upper: next() } : NO_BOUNDS)),
    ),
  );
}

/** The bounds of a percentile among sorted speeds, slowest first; `of` counts those at or below it. */
export function boundsAmong(
  speeds: ArrayLike<number>,
  probability: number,
  of: ThresholdIngredients,
): Bounds {
  const between = percentileRanks(probability, of);
  return between ? { lower: speeds[between.lower - 1]!, upper: speeds[between.upper - 1]! } : NO_BOUNDS;
}

function ranksOf(sums: ClusterSums): readonly (RankInterval | null)[] {
  const ranks = [];
  for (const { name, probability } of PERCENTILES)
    ranks.push(percentileRanks(probability, thresholdOf(sums, name)));
  return ranks;
}

/** `bounds`: in the order of `PERCENTILES`. */
const withBounds = (sums: ClusterSums, [p20, p50, p80]: readonly Bounds[]): GroupSums => ({
  ...sums,
  bounds: { p20: p20!, p50: p50!, p80: p80! },
});

/** The names of a threshold's counts. */
const THRESHOLD_COUNTS = {
  limit: ['limitK', 'limitNk', 'limitKk'],
  p20: ['p20K', 'p20Nk', 'p20Kk'],
  p50: ['p50K', 'p50Nk', 'p50Kk'],
  p80: ['p80K', 'p80Nk', 'p80Kk'],
} as const;

/** The counts of a group's measurements at or above the limit, or at or below a percentile. */
export function thresholdOf(sums: ClusterSums, threshold: PercentileName | 'limit'): ThresholdIngredients {
  const { tests, clusters, n2, n3, n4, n5 } = sums;
  const [k, nk, kk] = THRESHOLD_COUNTS[threshold];
  return { tests, clusters, n2, n3, n4, n5, k: sums[k], nk: sums[nk], kk: sums[kk] };
}

/** What are the figures of a group? `sums` is undefined for a group without measurements. */
export function speedFigures(sums: GroupSums | undefined, failedTests: FailedTreatment): SpeedFigures {
  if (!sums) return NO_FIGURES;
  const made = failedTests === 'as_zero' ? sums.tests : sums.tests + sums.failedTests;
  const mean = meanInterval(sums);
  const ofDevices = independentMeanInterval({
    count: sums.devices,
    x: BigInt(sums.voteSum),
    xx: BigInt(sums.voteSquares),
    xxx: BigInt(sums.voteCubes),
  });
  const share = shareInterval(thresholdOf(sums, 'limit'));
  const { p20, p50, p80 } = sums.bounds;
  return {
    tests: sums.tests,
    failedTests: sums.failedTests,
    failedShare: made === 0 ? null : sums.failedTests / made,
    testsWithoutDevice: sums.testsWithoutDevice,
    devices: sums.devices,
    clusters: sums.clusters,
    downloadKbpsMean: mean.mean,
    downloadKbpsMeanLower: mean.lower,
    downloadKbpsMeanUpper: mean.upper,
    downloadKbpsDeviceMean: ofDevices.mean,
    downloadKbpsDeviceMeanLower: ofDevices.lower,
    downloadKbpsDeviceMeanUpper: ofDevices.upper,
    downloadKbpsP20: sums.kbpsP20,
    downloadKbpsP20Lower: p20.lower,
    downloadKbpsP20Upper: p20.upper,
    downloadKbpsMedian: sums.kbpsP50,
    downloadKbpsMedianLower: p50.lower,
    downloadKbpsMedianUpper: p50.upper,
    downloadKbpsP80: sums.kbpsP80,
    downloadKbpsP80Lower: p80.lower,
    downloadKbpsP80Upper: p80.upper,
    shareAtLimit: share.share,
    shareAtLimitLower: share.lower,
    shareAtLimitUpper: share.upper,
  };
}

/** What are the mean and median of a group? The figures of one point of a chart. */
export function speedPoint(sums: PointSums | undefined): SpeedPoint {
  const { mean, lower, upper } = sums ? meanInterval(sums) : { mean: null, lower: null, upper: null };
  const median = sums?.bounds.p50 ?? NO_BOUNDS;
  return {
    tests: sums?.tests ?? 0,
    downloadKbpsMean: mean,
    downloadKbpsMeanLower: lower,
    downloadKbpsMeanUpper: upper,
    downloadKbpsMedian: sums?.kbpsP50 ?? null,
    downloadKbpsMedianLower: median.lower,
    downloadKbpsMedianUpper: median.upper,
  };
}

/** The sums of an area, or of an operator in it, with their coverage. */
export type AreaSums = GroupSums & GroupCoverage;

/** What the mean of an area, or of an operator in it, and its variance are computed from. */
export type AreaTotals = GroupName &
  PeriodSums &
  Pick<ClusterSums, 'devices' | 'voteSum' | 'voteSquares'> & {
    /** Measurements of known devices. */
    readonly testsOfDevices: number;
  };

/** The sums behind one point of a chart: mean and median, each with its interval. */
export type PointSums = MeanIngredients &
  Pick<GroupSums, 'kbpsP50'> & { readonly bounds: { readonly p50: Bounds } };

/** One period of a series, of all operators or one of them; `code` is the period's first date. */
export type SeriesPoint = GroupName & { readonly figures: SpeedPoint };

/**
 * The figures of a group with their coverage, and what a verdict needs beside them: what each way of counting decides,
 * and the most tests per person stated for measurements without a device (see `NOT_STATED`; 0 when all have one).
 */
export type CoveredFigures = SpeedFigures & GroupCoverage & WayFindings & { readonly statedTests: number };

/** The figures of an area without measurements. */
export const NOT_MEASURED: CoveredFigures = {
  ...NO_FIGURES,
  ...NO_FINDINGS,
  places: 0,
  timesOfDay: null,
  statedTests: 0,
};

/** The figures of an area, of all operators or one of them. */
export type AreaFigures = GroupName & { readonly figures: CoveredFigures };

/** `limit` in kbit/s. */
export interface AreaSumsOptions {
  readonly limit: number;
  readonly byOperator: boolean;
}

/** `minimumDevices`: below it a way of counting decides nothing. */
export type AreaFiguresOptions = AreaSumsOptions & { readonly minimumDevices: number };
