import { PERCENTILES, type PercentileName } from '../percentile-ranks.ts';
import type { PeriodSums } from '../period-sums.ts';
import {
  boundsAmong,
  speedPoint,
  type AreaSums,
  type AreaTotals,
  type SeriesPoint,
} from '../speed-figures.ts';
import type { ScannedGroup, ScannedPercentile } from './scan-sums.ts';
import { wholeNumberOf } from './whole-numbers.ts';

/** Converts a scanned group to the form of SQL sums, with bounds and coverage. Requires all percentiles, coverage and votes. */
export function areaSumsOf(scanned: ScannedGroup): AreaSums {
  const { name, sums, deviceKnown, devices, limit, coverage, speeds, percentiles } = scanned;
  const votes = scanned.votes!.all;
  const [p20, p50, p80] = percentiles as readonly [ScannedPercentile, ScannedPercentile, ScannedPercentile];
  // One literal: an object assembled from others takes ten times as long, and there are a thousand groups.
  return {
    monthOn: null,
    hourFrom: null,
    technology: null,
    cell: null,
    code: name.code,
    operator: name.operator,
    whole: name.whole,
    tests: sums.tests,
    failedTests: sums.failedTests,
    testsWithoutDevice: sums.tests - deviceKnown,
    devices,
    clusters: sums.clusters,
    n2: sums.n2,
    n3: sums.n3,
    n4: sums.n4,
    n5: sums.n5,
    kbpsSum: sums.kbpsSum,
    kbpsSquared: sums.kbpsSquared,
    ns: sums.ns,
    ss: sums.ss,
    nns: sums.nns,
    nss: sums.nss,
    sss: sums.sss,
    voteSum: wholeNumberOf(votes.x),
    voteSquares: wholeNumberOf(votes.xx),
    voteCubes: wholeNumberOf(votes.xxx),
    limitK: limit.k,
    limitNk: limit.nk,
    limitKk: limit.kk,
    kbpsP20: p20.kbps,
    p20K: p20.k,
    p20Nk: p20.nk,
    p20Kk: p20.kk,
    kbpsP50: p50.kbps,
    p50K: p50.k,
    p50Nk: p50.nk,
    p50Kk: p50.kk,
    kbpsP80: p80.kbps,
    p80K: p80.k,
    p80Nk: p80.nk,
    p80Kk: p80.kk,
    bounds: {
      p20: boundsOf(p20, sums, speeds),
      p50: boundsOf(p50, sums, speeds),
      p80: boundsOf(p80, sums, speeds),
    },
    places: coverage!.places,
    timesOfDay: coverage!.timesOfDay,
  };
}

function boundsOf(
  { name, k, nk, kk }: ScannedPercentile,
  { tests, clusters, n2, n3, n4, n5 }: PeriodSums,
  speeds: Uint32Array,
) {
  return boundsAmong(speeds, probabilityOf(name), { tests, clusters, n2, n3, n4, n5, k, nk, kk });
}

const probabilityOf = (percentile: PercentileName) =>
  PERCENTILES.find(({ name }) => name === percentile)!.probability;

/** Converts a scanned group to a point of a series, with mean and median. Requires the median. */
export function seriesPointOf(scanned: ScannedGroup): SeriesPoint {
  const { name, sums, speeds } = scanned;
  const median = scanned.percentiles.find((percentile) => percentile.name === 'p50')!;
  const bounds = { p50: boundsOf(median, sums, speeds) };
  return { ...name, figures: speedPoint({ ...sums, kbpsP50: median.kbps, bounds }) };
}

/** Converts a scanned group to its totals. Requires votes. */
export function totalsOf({ name, sums, deviceKnown, devices, votes }: ScannedGroup): AreaTotals {
  const { x, xx } = votes!.all;
  const ofDevices = { devices, testsOfDevices: deviceKnown };
  return { ...name, ...sums, ...ofDevices, voteSum: wholeNumberOf(x), voteSquares: wholeNumberOf(xx) };
}
