import { randomLcg, randomLogNormal, range } from 'd3';
import { describe, expect, it } from 'vitest';
import { meanDifference } from '#lib/server/aggregates/mean-difference.ts';
import { TRUE_MEAN, type Spread } from './clustered-measurements.ts';
import { pairedSums, type Pair } from './paired-sums.ts';

/** Devices until both periods have their tests: a share of them tests in both, at a speed of its own. */
function sampler(seed: number, { device, test }: Spread, shareInBoth: number) {
  const random = randomLcg(seed);
  const logMean = Math.log(TRUE_MEAN) - (device ** 2 + test ** 2) / 2;
  const speedOfDevice = randomLogNormal.source(random)(logMean, device);
  const factor = randomLogNormal.source(random)(0, test);
  return (tests: { readonly base: number; readonly now: number }): Pair[] => {
    const left = { ...tests };
    const pairs: Pair[] = [];
    while (left.base > 0 || left.now > 0) {
      const speed = speedOfDevice();
      const inBoth = random() < shareInBoth;
      const inBase = inBoth || left.base / tests.base >= left.now / tests.now;
      const draw = (period: 'base' | 'now') => {
        const size = Math.min(left[period], 1 + Math.floor(random() * 5));
        left[period] -= size;
        return range(size).map(() => Math.round(speed * factor()));
      };
      const base = inBase ? draw('base') : [];
      pairs.push({ base, now: inBoth || !inBase ? draw('now') : [] });
    }
    return pairs;
  };
}

const SPREADS = [
  { name: 'speeds as skewed as usual', spread: { device: 0.5, test: 0.4 } },
  { name: 'more skewed speeds', spread: { device: 0.6, test: 0.5 } },
];
const SHARES = [0, 0.5, 1];
const SAMPLES = [
  { base: 50, now: 50, rounds: 1000 },
  { base: 300, now: 300, rounds: 1000 },
  { base: 900, now: 300, rounds: 1000 },
];

describe.each(SPREADS)('the 95% interval of a difference, $name', ({ spread }) => {
  it.each(SAMPLES)('holds the true one in 92 to 97 of 100 samples of $base and $now tests', (sample) => {
    const found = SHARES.map((share) => {
      const draw = sampler(20240613 + sample.base, spread, share);
      let covered = 0;
      for (let round = 0; round < sample.rounds; round++) {
        const { lower, upper } = meanDifference(pairedSums(draw(sample)));
        if (lower! <= 0 && 0 <= upper!) covered += 1;
      }
      return { share, coverage: covered / sample.rounds };
    });
    expect(found.filter(({ coverage }) => coverage < 0.92 || coverage > 0.97)).toEqual([]);
  });
});

it('devices met in both periods make the interval narrower: what they share is no change', () => {
  const width = (share: number) => {
    const { lower, upper } = meanDifference(
      pairedSums(sampler(3, SPREADS[0]!.spread, share)({ base: 600, now: 600 })),
    );
    return upper! - lower!;
  };
  expect(width(1)).toBeLessThan(0.75 * width(0));
});

it('the same tests twice differ by nothing, surely', () => {
  const pairs = range(200).map((i) => {
    const tests = range(1 + (i % 3)).map((j) => 20_000 + 37 * i + j);
    return { base: tests, now: tests };
  });
  expect(meanDifference(pairedSums(pairs))).toEqual({ difference: 0, lower: 0, upper: 0 });
});
