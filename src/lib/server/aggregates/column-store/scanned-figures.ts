import type { ClusterSums } from '../cluster-sums.sql.ts';
import type { PercentileName } from '../percentile-ranks.ts';
import { boundedSums, boundsAmong, speedPoint, type AreaSums, type SeriesPoint } from '../speed-figures.ts';
import type { ScannedGroup, ScannedPercentile } from './scan-sums.ts';
import { wholeNumberOf } from './whole-numbers.ts';

/** Converts a scanned group to the form of SQL sums, with bounds and coverage. Requires all percentiles, coverage and votes. */
export function areaSumsOf(scanned: ScannedGroup): AreaSums {
  const { name, sums, deviceKnown, devices, limit, coverage, speeds } = scanned;
  const votes = scanned.votes!;
  const [p20, p50, p80] = (['p20', 'p50', 'p80'] as const).map((which) => percentileOf(scanned, which));
  const clusterSums: ClusterSums = {
    monthOn: null,
    hourFrom: null,
    technology: null,
    cell: null,
    ...name,
    ...sums,
    testsWithoutDevice: sums.tests - deviceKnown,
    devices,
    voteSum: wholeNumberOf(votes.all.x),
    voteSquares: wholeNumberOf(votes.all.xx),
    voteCubes: wholeNumberOf(votes.all.xxx),
    limitK: limit.k,
    limitNk: limit.nk,
    limitKk: limit.kk,
    kbpsP20: p20!.kbps,
    p20K: p20!.k,
    p20Nk: p20!.nk,
    p20Kk: p20!.kk,
    kbpsP50: p50!.kbps,
    p50K: p50!.k,
    p50Nk: p50!.nk,
    p50Kk: p50!.kk,
    kbpsP80: p80!.kbps,
    p80K: p80!.k,
    p80Nk: p80!.nk,
    p80Kk: p80!.kk,
  };
  return { ...boundedSums(clusterSums, speeds), ...coverage! };
}

/** Converts a scanned group to a point of a series, with mean and median. Requires the median. */
export function seriesPointOf(scanned: ScannedGroup): SeriesPoint {
  const { name, sums, speeds } = scanned;
  const { tests, clusters, n2, n3, n4, n5 } = sums;
  const { k, nk, kk, kbps } = percentileOf(scanned, 'p50');
  const bounds = boundsAmong(speeds, 0.5, { tests, clusters, n2, n3, n4, n5, k, nk, kk });
  return { ...name, figures: speedPoint({ ...sums, kbpsP50: kbps, bounds: { p50: bounds } }) };
}

const percentileOf = ({ percentiles }: ScannedGroup, which: PercentileName): ScannedPercentile =>
  percentiles.find(({ name }) => name === which)!;
