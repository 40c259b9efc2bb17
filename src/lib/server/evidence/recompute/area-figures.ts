import { MOST_HINGE_DEVICES } from '#lib/domain/decisions/counting-way.ts';
import { voteOf } from '../../aggregates/column-store/device-votes.ts';
import { GroupPowers } from '../../aggregates/column-store/group-powers.ts';
import { percentile } from '../../aggregates/column-store/ordered-speeds.ts';
import { wayFindings } from '../../aggregates/counting-ways.ts';
import type { DeviceVotes } from '../../aggregates/device-votes.ts';
import type { ClusterSums } from '../../aggregates/cluster-sums.sql.ts';
import { meanInterval, type ValueSums } from '../../aggregates/mean-interval.ts';
import { PERCENTILES } from '../../aggregates/percentile-ranks.ts';
import {
  boundsAmong,
  speedFigures,
  thresholdOf,
  type CoveredFigures,
  type GroupSums,
} from '../../aggregates/speed-figures.ts';
import { ingredientsOf, ONE_GROUP } from './ingredients.ts';
import type { IndexedRows } from './indexed-rows.ts';

/** What figures are computed for: the limit in kbit/s, and how failed measurements count. */
export interface FigureOptions {
  readonly limit: number;
  readonly minimumDevices: number;
  readonly failedTests: 'excluded' | 'as_zero';
}

/** Which rows count? */
export const countsIn =
  (rows: IndexedRows, { failedTests }: Pick<FigureOptions, 'failedTests'>) =>
  (i: number): boolean =>
    failedTests === 'as_zero' || rows.kbps[i]! > 0;

/** The figures of one area from its rows alone, to the digit what the warehouse gives. Undefined without rows. */
export function figuresOfRows(rows: IndexedRows, options: FigureOptions): CoveredFigures | undefined {
  if (rows.count === 0) return undefined;
  const counts = countsIn(rows, options);
  const figures = speedFigures(sumsOf(rows, counts, options.limit), options.failedTests);
  const { downloadKbpsMean: mean, downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper } = figures;
  const votes = votesOf(rows, counts);
  return {
    ...figures,
    ...wayFindings(votes, { mean, lower, upper }, options),
    ...coverageOf(rows, counts),
    statedTests: votes.stated,
  };
}

/** Distinct sites and bands of the day of some rows; bands null when no hour is known. */
export function coverageOf(rows: IndexedRows, counts: (i: number) => boolean) {
  const isSeen = new Uint8Array(rows.siteOrder.length);
  const bands = new Set<number>();
  let places = 0;
  for (let i = 0; i < rows.count; i++) {
    if (!counts(i)) continue;
    const site = rows.site[i]!;
    if (isSeen[site] === 0) places++;
    isSeen[site] = 1;
    if (rows.band[i]! >= 0) bands.add(rows.band[i]!);
  }
  return { places, timesOfDay: bands.size === 0 ? null : bands.size };
}

/** By cluster, the number of rows that count and the sum of their kbit/s. */
export function clusterTotals(rows: IndexedRows, counts: (i: number) => boolean) {
  const [n, s] = [new Float64Array(rows.clusterNames.length), new Float64Array(rows.clusterNames.length)];
  for (let i = 0; i < rows.count; i++) {
    if (!counts(i)) continue;
    n[rows.cluster[i]!]!++;
    s[rows.cluster[i]!]! += rows.kbps[i]!;
  }
  return { n, s };
}

/** The votes of known devices with rows that count, in the order of their numbers. */
export function deviceVotes(rows: IndexedRows, counts: (i: number) => boolean): number[] {
  const { n, s } = clusterTotals(rows, counts);
  const votes: number[] = [];
  for (let cluster = 0; cluster < n.length; cluster++) {
    if (rows.isDevice[cluster] === 1 && n[cluster]! > 0) votes.push(voteOf(s[cluster]!, n[cluster]!));
  }
  return votes;
}

/** The sums of a mean of one value for each known device, place and day. */
export function placeDayIngredients(rows: IndexedRows, counts: (i: number) => boolean) {
  const [n, s] = [new Float64Array(rows.placeDays), new Float64Array(rows.placeDays)];
  const clusterOf = new Int32Array(rows.placeDays);
  for (let i = 0; i < rows.count; i++) {
    if (rows.isDevice[rows.cluster[i]!] === 0 || !counts(i)) continue;
    const at = rows.placeDay[i]!;
    n[at]!++;
    s[at]! += rows.kbps[i]!;
    clusterOf[at] = rows.cluster[i]!;
  }
  const clusters = rows.clusterNames.length;
  const [values, sums, all] = [new Float64Array(clusters), new Float64Array(clusters), [] as number[]];
  for (let at = 0; at < n.length; at++) {
    if (n[at] === 0) continue;
    const vote = voteOf(s[at]!, n[at]!);
    values[clusterOf[at]!]!++;
    sums[clusterOf[at]!]! += vote;
    all.push(vote);
  }
  return ingredientsOf(values, sums, all);
}

function powersOf(votes: readonly number[]): ValueSums {
  const powers = new GroupPowers(ONE_GROUP);
  for (const vote of votes) powers.add(0, vote);
  return powers.of(0);
}

function votesOf(rows: IndexedRows, counts: (i: number) => boolean): DeviceVotes {
  const votes = deviceVotes(rows, counts);
  const inOrder = [...votes].sort((a, b) => a - b);
  let stated = 0;
  for (let i = 0; i < rows.count; i++) if (counts(i)) stated = Math.max(stated, rows.stated[i]!);
  return {
    all: powersOf(votes),
    unflagged: powersOf(deviceVotes(rows, (i) => counts(i) && rows.flagged[i] === 0)),
    withFailed: powersOf(deviceVotes(rows, () => true)),
    placeDays: placeDayIngredients(rows, counts),
    slowest: inOrder.slice(0, MOST_HINGE_DEVICES),
    fastest: inOrder.reverse().slice(0, MOST_HINGE_DEVICES),
    stated,
  };
}

function sumsOf(rows: IndexedRows, counts: (i: number) => boolean, limit: number): GroupSums {
  const { n, s } = clusterTotals(rows, counts);
  const counted: number[] = [];
  let [failedTests, testsWithoutDevice, devices] = [0, 0, 0];
  for (let i = 0; i < rows.count; i++) {
    if (rows.kbps[i] === 0) failedTests++;
    if (!counts(i)) continue;
    counted.push(rows.kbps[i]!);
    if (rows.isDevice[rows.cluster[i]!] === 0) testsWithoutDevice++;
  }
  for (let cluster = 0; cluster < n.length; cluster++)
    if (n[cluster]! > 0) devices += rows.isDevice[cluster]!;
  const speeds = Uint32Array.from(counted).sort();
  const [kbpsP20, kbpsP50, kbpsP80] = PERCENTILES.map(({ probability }) => percentile(speeds, probability));
  const atMost = (kbps: number | null | undefined) => (i: number) =>
    kbps !== null && kbps !== undefined && rows.kbps[i]! <= kbps;
  const within = (matches: (i: number) => boolean) => thresholdSums(rows, n, (i) => counts(i) && matches(i));
  const votes = powersOf(deviceVotes(rows, counts));
  const [l, p20, p50, p80] = [
    within((i) => rows.kbps[i]! >= limit),
    within(atMost(kbpsP20)),
    within(atMost(kbpsP50)),
    within(atMost(kbpsP80)),
  ];
  const sums: ClusterSums = {
    ...{ monthOn: null, hourFrom: null, technology: null, cell: null, code: '', operator: null, whole: true },
    ...ingredientsOf(n, s, counted),
    ...{ failedTests, testsWithoutDevice, devices },
    ...{ voteSum: votes.x, voteSquares: votes.xx, voteCubes: votes.xxx },
    ...{ limitK: l.k, limitNk: l.nk, limitKk: l.kk },
    ...{ kbpsP20: kbpsP20 ?? null, p20K: p20.k, p20Nk: p20.nk, p20Kk: p20.kk },
    ...{ kbpsP50: kbpsP50 ?? null, p50K: p50.k, p50Nk: p50.nk, p50Kk: p50.kk },
    ...{ kbpsP80: kbpsP80 ?? null, p80K: p80.k, p80Nk: p80.nk, p80Kk: p80.kk },
  };
  const [b20, b50, b80] = PERCENTILES.map(({ name, probability }) =>
    boundsAmong(speeds, probability, thresholdOf(sums, name)),
  );
  return { ...sums, bounds: { p20: b20!, p50: b50!, p80: b80! } };
}

/** Of the rows that match, by cluster k: the sums of k, n*k and k*k. */
function thresholdSums(rows: IndexedRows, n: Float64Array, matches: (i: number) => boolean) {
  const inCluster = new Float64Array(n.length);
  for (let i = 0; i < rows.count; i++) if (matches(i)) inCluster[rows.cluster[i]!]!++;
  let [k, nk, kk] = [0, 0, 0];
  for (let cluster = 0; cluster < n.length; cluster++) {
    k += inCluster[cluster]!;
    nk += n[cluster]! * inCluster[cluster]!;
    kk += inCluster[cluster]! ** 2;
  }
  return { k, nk, kk };
}

/** The mean of votes, one for each known device, with its interval. */
export const votesInterval = (votes: readonly number[]) =>
  meanInterval(
    ingredientsOf(
      votes.map(() => 1),
      votes,
      votes,
    ),
  );
