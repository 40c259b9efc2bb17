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
  const products = Object.fromEntries(PRODUCTS.map((word) => [word, 0n])) as Record<keyof Products, bigint>;
  for (const [voter, vote] of before.votes) {
    const now = after.votes.get(voter);
    if (!now) continue;
    const [s1, s2] = [BigInt(voteOf(vote)), BigInt(voteOf(now))];
    for (const [word, powers] of POWERS) products[word] += s1 ** powers[0] * s2 ** powers[1];
  }
  return { base: sumsOf(before), now: sumsOf(after), products };
}

/** How often each product holds the kbit/s of the base and of now: a voter counts once, so its n is 1. */
const POWERS = PRODUCTS.map((word) => {
  const count = (name: string) => BigInt(word.split(name).length - 1);
  return [word, [count('s1'), count('s2')]] as const;
});

function sumsOf({ votes }: Votes): PeriodSums {
  let [sum, squares, cubes] = [0n, 0n, 0n];
  for (const vote of votes.values()) {
    const kbps = BigInt(voteOf(vote));
    sum += kbps;
    squares += kbps * kbps;
    cubes += kbps * kbps * kbps;
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

/** The sums by stratum of hours: in each stratum and period every voter counts once. */
export function strataVoteSums(before: Votes, after: Votes, strata: number): StrataSums {
  const cells = 2 * strata;
  const totals = new Float64Array(cells * TOTAL_WIDTH);
  const found = new Map<number, Float64Array>();
  for (const voter of new Set([...before.votes.keys(), ...after.votes.keys()])) {
    const speeds = [
      ...cellsOf(before.votes.get(voter), 'base'),
      ...cellsOf(after.votes.get(voter), 'now'),
    ].sort(([one], [other]) => one - other);
    speeds.forEach(([i, s1], at) => {
      totals[i * TOTAL_WIDTH]! += 1;
      totals[i * TOTAL_WIDTH + 1]! += s1;
      for (const [j, s2] of speeds.slice(at)) addPair(found, i * cells + j, s1, s2);
    });
  }
  const products = new Float64Array(found.size * PRODUCT_WIDTH);
  [...found.values()].forEach((pair, i) => products.set(pair, i * PRODUCT_WIDTH));
  return { strata, totals, products };
}

const cellsOf = (vote: Vote | undefined, period: 'base' | 'now'): [number, number][] =>
  vote ? [...vote.byStratum].map(([stratum, part]) => [cellOf(stratum, period), voteOf(part)]) : [];

function addPair(found: Map<number, Float64Array>, pair: number, s1: number, s2: number): void {
  let sums = found.get(pair);
  if (!sums) {
    found.set(pair, (sums = new Float64Array(PRODUCT_WIDTH)));
    sums[PAIR] = pair;
  }
  sums[NN]! += 1;
  addProductOf(sums, NS, 1, s2);
  addProductOf(sums, SN, s1, 1);
  addProductOf(sums, SS, s1, s2);
}
