import type { PairedSums } from '#lib/server/aggregates/mean-difference.ts';
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
} from '#lib/server/aggregates/strata-sums.ts';
import { pairedSums } from './paired-sums.ts';

/** One test of a device, with its operator and band of the day as numbers of strata. */
export interface ComposedTest {
  readonly period: 'now' | 'base';
  readonly operators: number;
  readonly hours: number;
  readonly kbps: number;
}

/** The sums of devices given by their tests, as the column store gives them. */
export function composedSums(
  devices: readonly (readonly ComposedTest[])[],
  strata: Readonly<Record<'operators' | 'hours', number>>,
): { readonly paired: PairedSums; readonly operators: StrataSums; readonly hours: StrataSums } {
  const speedsIn = (of: readonly ComposedTest[], wanted: 'now' | 'base') =>
    of.filter(({ period }) => period === wanted).map(({ kbps }) => kbps);
  return {
    paired: pairedSums(devices.map((of) => ({ base: speedsIn(of, 'base'), now: speedsIn(of, 'now') }))),
    operators: strataSums(devices, 'operators', strata.operators),
    hours: strataSums(devices, 'hours', strata.hours),
  };
}

/** The sums by stratum; the last one is of unknown tests. */
function strataSums(
  devices: readonly (readonly ComposedTest[])[],
  kind: 'operators' | 'hours',
  strata: number,
): StrataSums {
  const cells = 2 * strata;
  const totals = new Float64Array(cells * TOTAL_WIDTH);
  const sums: Float64Array[] = [];
  for (const tests of devices) {
    const [counts, speeds] = [new Map<number, number>(), new Map<number, number>()];
    for (const test of tests) {
      const cell = cellOf(test[kind], test.period);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
      speeds.set(cell, (speeds.get(cell) ?? 0) + test.kbps);
    }
    for (const [i, n] of counts) {
      totals[i * TOTAL_WIDTH]! += n;
      totals[i * TOTAL_WIDTH + 1]! += speeds.get(i)!;
      for (const [j, m] of counts) {
        if (j < i) continue;
        const found = (sums[i * cells + j] ??= new Float64Array(PRODUCT_WIDTH));
        found[PAIR] = i * cells + j;
        found[NN]! += n * m;
        found[NS]! += n * speeds.get(j)!;
        found[SN]! += speeds.get(i)! * m;
        found[SS]! += speeds.get(i)! * speeds.get(j)!;
      }
    }
  }
  const entries = Object.values(sums);
  const products = new Float64Array(entries.length * PRODUCT_WIDTH);
  for (const [i, entry] of entries.entries()) products.set(entry, i * PRODUCT_WIDTH);
  return { strata, totals, products };
}

/** Draws strata 0, 1, 2, … by their shares. */
export function drawStratum(shares: readonly number[], random: number): number {
  let below = 0;
  for (let stratum = 0; stratum < shares.length; stratum++) {
    below += shares[stratum]!;
    if (random < below) return stratum;
  }
  return shares.length - 1;
}
