import type { PairedSums } from '../../aggregates/mean-difference.ts';
import { PRODUCTS, type PeriodSums, type Products } from '../../aggregates/period-sums.ts';
import {
  cellOf,
  NN,
  NS,
  PAIR,
  PRODUCT_WIDTH,
  SN,
  SS,
  TOTAL_WIDTH,
  type StrataSums,
} from '../../aggregates/strata-sums.ts';
import { addProductOf } from '../../aggregates/column-store/wide-sums.ts';
import { voteOf, type Vote, type Votes } from './votes.ts';

/** The sums of two periods in which every voter counts once. */
export function pairedVoteSums(before: Votes, after: Votes): PairedSums {
  const sums = POWERS.map(() => 0n);
  for (const [voter, vote] of before.votes) {
    const now = after.votes.get(voter);
    if (!now) continue;
    const [s1, s2] = [powersOf(voteOf(vote)), powersOf(voteOf(now))];
    POWERS.forEach(([one, other], i) => (sums[i]! += s1[one]! * s2[other]!));
  }
  const products = Object.fromEntries(PRODUCTS.map((word, i) => [word, sums[POWER_OF[i]!]!]));
  return { base: sumsOf(before), now: sumsOf(after), products: products as Products };
}

/** A whole number to the power 0, 1 and 2. */
function powersOf(kbps: number): readonly [zero: bigint, one: bigint, two: bigint] {
  const whole = BigInt(kbps);
  return [1n, whole, whole * whole];
}

/** How often each product holds the kbit/s of the base and of now: a voter counts once, so its n is 1. */
const OF_PRODUCT = PRODUCTS.map((word) => ['s1', 's2'].map((name) => word.split(name).length - 1).join(' '));
/** Those powers, each pair once. */
const POWERS = [...new Set(OF_PRODUCT)].map((pair) => pair.split(' ').map(Number) as [number, number]);
/** The position in `POWERS` of each product's. */
const POWER_OF = OF_PRODUCT.map((pair) => [...new Set(OF_PRODUCT)].indexOf(pair));

function sumsOf({ votes }: Votes): PeriodSums {
  let [sum, squares, cubes] = [0n, 0n, 0n];
  for (const vote of votes.values()) {
    const kbps = BigInt(voteOf(vote));
    const square = kbps * kbps;
    sum += kbps;
    squares += square;
    cubes += square * kbps;
  }
  const count = votes.size;
  return {
    tests: count,
    clusters: count,
    n2: count,
    n3: count,
    n4: count,
    n5: count,
    kbpsSum: sum,
    kbpsSquared: squares,
    ns: sum,
    ss: squares,
    nns: sum,
    nss: squares,
    sss: cubes,
    failedTests: 0,
  };
}

/** Sums by stratum that voters are added to. */
interface OpenSums {
  readonly cells: number;
  readonly totals: Float64Array;
  /** By pair of cells, in the order in which they are met. */
  readonly pairs: Float64Array[];
  /** The position in `pairs` of pair i * cells + j, plus 1; 0 for one that was not met. */
  readonly positions: Int32Array;
}

/** The sums by stratum of hours: in each stratum and period every voter counts once. */
export function strataVoteSums(before: Votes, after: Votes, strata: number): StrataSums {
  const cells = 2 * strata;
  const totals = new Float64Array(cells * TOTAL_WIDTH);
  const open: OpenSums = { cells, totals, pairs: [], positions: new Int32Array(cells ** 2) };
  const kbps = new Float64Array(cells).fill(NOT_VOTED);
  const add = (base: Vote | undefined, now: Vote | undefined) => {
    setSpeeds(kbps, base, 'base');
    setSpeeds(kbps, now, 'now');
    addVoter(open, kbps);
    kbps.fill(NOT_VOTED);
  };
  for (const [voter, vote] of before.votes) add(vote, after.votes.get(voter));
  for (const [voter, vote] of after.votes) if (!before.votes.has(voter)) add(undefined, vote);
  const products = new Float64Array(open.pairs.length * PRODUCT_WIDTH);
  open.pairs.forEach((pair, i) => products.set(pair, i * PRODUCT_WIDTH));
  return { strata, totals, products };
}

/** Stands for the kbit/s of a cell in which a voter made no test. */
const NOT_VOTED = -1;

function setSpeeds(kbps: Float64Array, vote: Vote | undefined, period: 'base' | 'now'): void {
  if (!vote) return;
  for (const [stratum, part] of vote.byStratum) kbps[cellOf(stratum, period)] = voteOf(part);
}

/** Adds one voter by its kbit/s in each cell. */
function addVoter(open: OpenSums, kbps: Float64Array): void {
  const { cells, totals } = open;
  for (let i = 0; i < cells; i++) {
    const s1 = kbps[i]!;
    if (s1 === NOT_VOTED) continue;
    totals[i * TOTAL_WIDTH]! += 1;
    totals[i * TOTAL_WIDTH + 1]! += s1;
    for (let j = i; j < cells; j++) if (kbps[j] !== NOT_VOTED) addPair(open, i * cells + j, s1, kbps[j]!);
  }
}

function addPair({ pairs, positions }: OpenSums, pair: number, s1: number, s2: number): void {
  if (positions[pair] === 0) {
    const opened = new Float64Array(PRODUCT_WIDTH);
    opened[PAIR] = pair;
    positions[pair] = pairs.push(opened);
  }
  const sums = pairs[positions[pair]! - 1]!;
  sums[NN]! += 1;
  addProductOf(sums, NS, 1, s2);
  addProductOf(sums, SN, s1, 1);
  addProductOf(sums, SS, s1, s2);
}
