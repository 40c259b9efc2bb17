import { randomLcg, randomLogNormal, sum } from 'd3';
import { directionOf } from '#lib/domain/comparison/difference.ts';
import {
  atBothFixed,
  COMPOSITIONS,
  MIN_DEVICES,
  findingOf,
  type Composition,
  type FixedShares,
} from '#lib/domain/comparison/composition.ts';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { SIMULATED_OPERATORS } from '#lib/server/simulation/province.ts';
import { compareMeans } from '#lib/server/aggregates/mean-difference.ts';
import { standardisedDifference } from '#lib/server/aggregates/standardised-difference.ts';
import { strataOf } from '#lib/server/aggregates/strata-cells.ts';
import type { StrataSums } from '#lib/server/aggregates/strata-sums.ts';
import { composedSums, drawStratum, type ComposedTest } from '../../statistics/composed-tests.ts';
import { share, type Study } from '../study.ts';

const RUNS = 1_000;

/** Who tests when, and how fast they are: by operator and by band of the day, whose last is of unknown hours. */
interface World {
  readonly tests: number;
  /** Of the devices of a period, the share that test in the other as well. */
  readonly inBoth: number;
  readonly operators: { readonly base: readonly number[]; readonly now: readonly number[] };
  readonly hours: { readonly base: readonly number[]; readonly now: readonly number[] };
  /** Factor of every speed now. */
  readonly growth: number;
}

/** The simulator's operators, and a factor of each band of the day: the evening is the slowest. */
const SPEEDS = SIMULATED_OPERATORS.map(({ meanMbps }) => 1000 * meanMbps);
const SHARES = SIMULATED_OPERATORS.map((operator) => operator.share);
const BY_HOUR = [1.15, 1.1, 1, 1, 0.8, 0.85, 1];
const HOURS = [0.04, 0.14, 0.24, 0.22, 0.2, 0.16, 0];
const EVENINGS = [0.02, 0.06, 0.16, 0.16, 0.32, 0.28, 0];
const SAME: World = {
  tests: 2_400,
  inBoth: 0.4,
  operators: { base: SHARES, now: SHARES },
  hours: { base: HOURS, now: HOURS },
  growth: 1,
};
/** The first operator, Viettel, has 66 instead of 46%; the others share the rest as before. */
const VIETTEL_RISES = {
  base: SHARES,
  now: SHARES.map((of, i) => (i === 0 ? 0.66 : (of * 0.34) / (1 - SHARES[0]!))),
};
const FEWER_EVENINGS = { base: EVENINGS, now: HOURS };

const WORLDS: Readonly<Record<string, World>> = {
  'same testers': SAME,
  'same testers, 300 tests': { ...SAME, tests: 300 },
  'Viettel 46 to 66%': { ...SAME, operators: VIETTEL_RISES },
  'Viettel 46 to 66%, 300 tests': { ...SAME, tests: 300, operators: VIETTEL_RISES },
  'fewer evenings': { ...SAME, hours: FEWER_EVENINGS },
  'both shift': { ...SAME, operators: VIETTEL_RISES, hours: FEWER_EVENINGS },
  '10% faster': { ...SAME, growth: 1.1 },
  '10% faster, Viettel 46 to 66%': { ...SAME, growth: 1.1, operators: VIETTEL_RISES },
};

const DEVICE_SPREAD = 0.5;
const TEST_SPREAD = 0.4;
const MOST_TESTS = 5;

type Period = ComposedTest['period'];
const BOTH: readonly Period[] = ['base', 'now'];

/** Two periods of a world: each device has an operator, a speed of its own, and one to five tests in a period. */
function draw(world: World, random: () => number): ComposedTest[][] {
  const ofDevice = randomLogNormal.source(random)(-(DEVICE_SPREAD ** 2) / 2, DEVICE_SPREAD);
  const ofTest = randomLogNormal.source(random)(-(TEST_SPREAD ** 2) / 2, TEST_SPREAD);
  const shares = operatorsOf(world);
  const left = { base: world.tests, now: world.tests };
  const devices: ComposedTest[][] = [];
  while (left.base + left.now > 0) {
    const only: Period = left.base >= left.now ? 'base' : 'now';
    const inBoth = random() < world.inBoth / (2 - world.inBoth);
    const operators = drawStratum(inBoth ? shares.both : shares[only], random());
    const speed = SPEEDS[operators]! * ofDevice();
    const tests: ComposedTest[] = [];
    for (const period of inBoth ? BOTH : [only]) {
      const count = Math.min(left[period], 1 + Math.floor(random() * MOST_TESTS));
      left[period] -= count;
      for (let i = 0; i < count; i++) {
        const hours = drawStratum(world.hours[period], random());
        const growth = period === 'now' ? world.growth : 1;
        const kbps = Math.round(speed * BY_HOUR[hours]! * growth * ofTest());
        tests.push({ period, operators, hours, kbps });
      }
    }
    devices.push(tests);
  }
  return devices;
}

/** Shares of the operators among devices of both periods and of one only, so that each period has its own shares. */
function operatorsOf({ operators: { base, now }, inBoth }: World) {
  const shared = base.map((of, i) => Math.min(of, now[i]!));
  const both = shared.map((of) => of / sum(shared));
  const rest = (shares: readonly number[]) => shares.map((of, i) => (of - inBoth * both[i]!) / (1 - inBoth));
  return { both, base: rest(base), now: rest(now) };
}

/** The true difference at the weights of a sample; at those of operators and hours for both. */
function truths(world: World, sums: Record<'operators' | 'hours', StrataSums>): Record<Composition, number> {
  const average = (values: readonly number[], shares: readonly number[]) =>
    sum(values, (value, i) => value * shares[i]!);
  const growthIn = (period: Period) => (period === 'now' ? world.growth : 1);
  const [operators, hours] = [weightsOf(sums.operators), weightsOf(sums.hours)];
  const ofOperators = (period: Period) =>
    growthIn(period) * average(SPEEDS, operators) * average(BY_HOUR, world.hours[period]);
  const ofHours = (period: Period) =>
    growthIn(period) * average(SPEEDS, world.operators[period]) * average(BY_HOUR, hours);
  return {
    operators: ofOperators('now') - ofOperators('base'),
    hours: ofHours('now') - ofHours('base'),
    both: (world.growth - 1) * average(SPEEDS, operators) * average(BY_HOUR, hours),
  };
}

/** The weights of the strata that are compared, 0 for the others. */
function weightsOf(sums: StrataSums): readonly number[] {
  const weights = strataOf(sums).map(({ now, base, weight }) =>
    Math.min(now.clusters, base.clusters) >= MIN_DEVICES ? weight : 0,
  );
  return weights.map((weight) => weight / sum(weights));
}

const holds = ({ lower, upper }: FixedShares, value: number) => lower! <= value && value <= upper!;

/** The last stratum is of unknown operators, of which a world has none. */
const STRATA = { operators: SPEEDS.length + 1, hours: BY_HOUR.length };

/** How often is a difference of two periods called better or worse, and does that stand at fixed shares? */
export const compositionStudy: Study = {
  name: 'composition',
  seed: 20_240_707,
  counts: { runs: RUNS },
  run(fraction) {
    const runs = Math.round(RUNS * fraction);
    const rates: Record<string, Rate> = {};
    for (const [name, world] of Object.entries(WORLDS)) {
      const random = randomLcg(this.seed);
      const hits = {
        better: 0,
        worse: 0,
        'better, and it holds': 0,
        'worse, and it holds': 0,
        'of the testers': 0,
      };
      const covered = { operators: 0, hours: 0, both: 0 };
      const computed = { operators: 0, hours: 0, both: 0 };
      for (let run = 0; run < runs; run++) {
        const sums = composedSums(draw(world, random), STRATA);
        const plain = compareMeans(sums.paired);
        const operators = standardisedDifference(sums.operators, plain);
        const hours = standardisedDifference(sums.hours, plain);
        const atFixed = { operators, hours, both: atBothFixed(plain, operators, hours) };
        const truth = truths(world, sums);
        const direction = directionOf(plain);
        const finding = findingOf(plain, atFixed);
        if (direction === 'better' || direction === 'worse') {
          hits[direction] += 1;
          if (finding === 'holds') hits[`${direction}, and it holds`] += 1;
          if (finding === 'testers') hits['of the testers'] += 1;
        }
        for (const kind of COMPOSITIONS) {
          if (atFixed[kind].lower === null) continue;
          computed[kind] += 1;
          if (holds(atFixed[kind], truth[kind])) covered[kind] += 1;
        }
      }
      for (const [word, count] of Object.entries(hits)) rates[`${name}: ${word}`] = share(count, runs);
      for (const kind of COMPOSITIONS) {
        rates[`${name}: compared at fixed ${kind}`] = share(computed[kind], runs);
        rates[`${name}: the interval at fixed ${kind} holds the truth`] = share(
          covered[kind],
          computed[kind],
        );
      }
    }
    return rates;
  },
};
