import { range } from 'd3';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { percentileRanks } from '#lib/server/aggregates/percentile-ranks.ts';
import { shareInterval } from '#lib/server/aggregates/share-interval.ts';
import {
  thresholdIngredients,
  meanIngredients,
  sampler,
  TRUE_MEAN,
  type Clusters,
} from './clustered-measurements.ts';

const LIMIT = 40_000;
/** As skewed as mobile speeds are, and more; one to five tests of each device, or one device far busier than most. */
const WORLDS = [
  {
    name: 'devices with few tests',
    spread: { device: 0.5, test: 0.4 },
    size: (u: number) => 1 + Math.floor(u * 5),
  },
  {
    name: 'a few busy devices',
    spread: { device: 0.5, test: 0.5 },
    size: (u: number) => Math.ceil(Math.min(u ** -0.6, 30)),
  },
  {
    name: 'more skewed speeds',
    spread: { device: 0.6, test: 0.5 },
    size: (u: number) => 1 + Math.floor(u * 5),
  },
] as const;
const SAMPLES = [
  { tests: 50, rounds: 4000 },
  { tests: 300, rounds: 1000 },
  { tests: 3000, rounds: 300 },
];

interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** How often each interval held the true value. */
function coverages(seed: number, world: (typeof WORLDS)[number], tests: number, rounds: number) {
  const sample = sampler(seed, world.spread, world.size);
  const deviation = Math.hypot(world.spread.device, world.spread.test);
  const logMean = Math.log(TRUE_MEAN) - deviation ** 2 / 2;
  const percentile = (probability: number) =>
    Math.exp(logMean + deviation * jstat.normal.inv(probability, 0, 1));
  const trueShare = 1 - jstat.normal.cdf((Math.log(LIMIT) - logMean) / deviation, 0, 1);
  const intervals: Record<
    string,
    { truth: number; of: (clusters: Clusters, ordered: Float64Array) => Bounds }
  > = {
    mean: { truth: TRUE_MEAN, of: (clusters) => meanInterval(meanIngredients(clusters)) },
    share: { truth: trueShare, of: (c) => shareInterval(thresholdIngredients(c, (kbps) => kbps >= LIMIT)) },
    median: { truth: percentile(0.5), of: (c, ordered) => percentileBounds(0.5, c, ordered) },
    p80: { truth: percentile(0.8), of: (c, ordered) => percentileBounds(0.8, c, ordered) },
  };
  const counts = Object.fromEntries(Object.keys(intervals).map((name) => [name, { given: 0, covered: 0 }]));
  for (let round = 0; round < rounds; round++) {
    const clusters = sample(tests);
    const ordered = Float64Array.from(clusters.flat()).sort();
    for (const [name, { truth, of }] of Object.entries(intervals)) {
      const { lower, upper } = of(clusters, ordered);
      if (lower === null || upper === null) continue;
      counts[name]!.given += 1;
      if (lower <= truth && truth <= upper) counts[name]!.covered += 1;
    }
  }
  return Object.entries(counts).map(([name, { given, covered }]) => ({ name, coverage: covered / given }));
}

function percentileBounds(probability: number, clusters: Clusters, ordered: Float64Array): Bounds {
  const at = probability * (ordered.length - 1);
  const [below, above] = [ordered[Math.floor(at)]!, ordered[Math.ceil(at)]!];
  const seen = below + (above - below) * (at % 1);
  const ranks = percentileRanks(
    probability,
    thresholdIngredients(clusters, (kbps) => kbps <= seen),
  );
  return { lower: ranks && ordered[ranks.lower - 1]!, upper: ranks && ordered[ranks.upper - 1]! };
}

describe.each(WORLDS)('95% intervals of $name', (world) => {
  it.each(SAMPLES)('hold the true value in 92 to 97 of 100 samples of $tests', ({ tests, rounds }) => {
    const found = coverages(20240613 + tests, world, tests, rounds);
    expect(found.filter(({ coverage }) => coverage < 0.92 || coverage > 0.97)).toEqual([]);
  });
});

/** Devices that come back each month of a year, with one or two tests; a cluster is all or a month of one. */
function yearOfDevices(seed: number, devices: number) {
  const sample = sampler(seed, { device: 0.5, test: 0.4 }, () => 18);
  return () => {
    const whole = sample(devices * 18);
    const months = whole.flatMap((tests) =>
      range(12).map((month) => tests.slice(Math.floor(month * 1.5), Math.floor((month + 1) * 1.5))),
    );
    return { whole, months };
  };
}

it('a device that returns every month is one cluster: counting its months as independent gives too narrow intervals', () => {
  const draw = yearOfDevices(7, 60);
  const [rounds, covered] = [1000, { whole: 0, months: 0 }];
  for (let round = 0; round < rounds; round++) {
    const clusters = draw();
    for (const kind of ['whole', 'months'] as const) {
      const { lower, upper } = meanInterval(meanIngredients(clusters[kind]));
      if (lower! <= TRUE_MEAN && TRUE_MEAN <= upper!) covered[kind] += 1;
    }
  }
  expect(covered.whole / rounds).toBeGreaterThan(0.92);
  expect(covered.months / rounds).toBeLessThan(0.7);
});
