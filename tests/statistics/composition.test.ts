import { group, range, sum } from 'd3';
import { describe, expect, it } from 'vitest';
import {
  atBothFixed,
  COMPOSITIONS,
  findingOf,
  MIN_DEVICES,
  type FixedShares,
} from '#lib/domain/comparison/composition.ts';
import { compareMeans, type MeanComparison } from '#lib/server/aggregates/mean-difference.ts';
import { addProductOf } from '#lib/server/aggregates/column-store/wide-sums.ts';
import { exactSum } from '#lib/server/aggregates/column-store/exact-sums.ts';
import { skewedBounds } from '#lib/server/aggregates/skewed-bounds.ts';
import { standardisedDifference } from '#lib/server/aggregates/standardised-difference.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { composedSums, type ComposedTest } from './composed-tests.ts';

const STRATA = { operators: 4, hours: 7 };
const PERIODS = ['now', 'base'] as const;
type Devices = readonly (readonly ComposedTest[])[];

/** Devices that test up to six times, in either period, with any operator and at any hour. */
function anyDevices(count: number, seed: number): Devices {
  const random = seededRandom(seed);
  return range(count).map(() => {
    const [operators, speed] = [random.integer(3), 10_000 + random.integer(60_000)];
    return range(1 + random.integer(6)).map(() => ({
      period: PERIODS[random.integer(2)]!,
      operators: random.integer(8) === 0 ? random.integer(3) : operators,
      hours: random.integer(6),
      kbps: Math.round(speed * (0.5 + random.integer(1000) / 1000)) + 5_000 * operators,
    }));
  });
}

/** One test each of a device of its own. */
const single = (count: number, test: Omit<ComposedTest, 'kbps'>, kbps: (i: number) => number): Devices =>
  range(count).map((i) => [{ ...test, kbps: kbps(i) }]);

/** The same from the tests themselves, device by device; `K` effective devices of a cell. */
function byHand(devices: Devices, kind: 'operators' | 'hours', { moments }: MeanComparison): FixedShares {
  const tests = devices.flat();
  const inPeriod = group(tests, ({ period }) => period);
  const cellOf = (stratum: number, period: 'now' | 'base') => {
    const isIn = (test: ComposedTest) => test.period === period && test[kind] === stratum;
    const sizes = devices.map((of) => of.filter(isIn).length);
    const own = tests.filter(isIn);
    const K = sum(sizes) ** 2 / sum(sizes, (size) => size ** 2);
    return { isIn, n: own.length, mean: sum(own, ({ kbps }) => kbps) / own.length, K };
  };
  const strata = [...new Set(tests.map((test) => test[kind]))].map((stratum) => {
    const [now, base] = [cellOf(stratum, 'now'), cellOf(stratum, 'base')];
    const weight = (now.n / inPeriod.get('now')!.length + base.n / inPeriod.get('base')!.length) / 2;
    return { weight, cells: { now, base } };
  });
  const kept = strata.filter(({ cells: { now, base } }) => now.K >= MIN_DEVICES && base.K >= MIN_DEVICES);
  const covered = sum(kept, ({ weight }) => weight);
  const terms = kept.flatMap(({ weight, cells }) =>
    PERIODS.map((period) => {
      const cell = cells[period];
      const inflation = Math.max(moments![period].inflation, cell.K / (cell.K - 1));
      const sign = period === 'now' ? 1 : -1;
      return { ...cell, sign, share: weight / covered, inflation, skew: moments![period].skewOfCluster };
    }),
  );
  const termOf = (
    of: readonly ComposedTest[],
    { isIn, mean, n, sign, share, inflation }: (typeof terms)[number],
  ) => (sign * Math.sqrt(inflation) * share * sum(of.filter(isIn), ({ kbps }) => kbps - mean)) / n;
  const variance = sum(devices, (of) => sum(terms, (term) => termOf(of, term)) ** 2);
  const own = terms.map((term) => ({ ...term, variance: sum(devices, (of) => termOf(of, term) ** 2) }));
  const satterthwaite =
    sum(own, (term) => term.variance) ** 2 / sum(own, (term) => term.variance ** 2 / (term.K - 1));
  const cubed = sum(own, (term) => (term.sign * term.skew * term.variance ** 1.5) / Math.sqrt(term.K));
  const difference = sum(terms, ({ sign, share, mean }) => sign * share * mean);
  const degreesOfFreedom = Math.min(moments!.degreesOfFreedom, satterthwaite);
  return {
    difference,
    ...skewedBounds(difference, { variance, degreesOfFreedom, skew: cubed / variance ** 1.5 }),
    covered,
  };
}

describe('a difference at fixed shares', () => {
  it.each([1, 2, 3, 4])('is the one reckoned device by device, world %i', (seed) => {
    const devices = anyDevices(120, seed);
    const sums = composedSums(devices, STRATA);
    const plain = compareMeans(sums.paired);
    for (const kind of ['operators', 'hours'] as const) {
      const [found, expected] = [standardisedDifference(sums[kind], plain), byHand(devices, kind, plain)];
      for (const field of ['difference', 'lower', 'upper', 'covered'] as const)
        expect(found[field], `${kind} ${field}`).toBeCloseTo(expected[field]!, 5);
    }
  });

  it('and what the changed shares make add up to the plain difference', () => {
    const devices = anyDevices(200, 5);
    const sums = composedSums(devices, STRATA);
    const plain = compareMeans(sums.paired);
    const tests = devices.flat();
    const cell = (stratum: number, period: 'now' | 'base') =>
      tests.filter((test) => test.operators === stratum && test.period === period).map(({ kbps }) => kbps);
    const all = (period: 'now' | 'base') => tests.filter((test) => test.period === period).length;
    const ofShares = sum(range(3), (stratum) => {
      const [now, base] = [cell(stratum, 'now'), cell(stratum, 'base')];
      const mean = (sum(now) / now.length + sum(base) / base.length) / 2;
      return (now.length / all('now') - base.length / all('base')) * mean;
    });
    const fixed = standardisedDifference(sums.operators, plain);
    expect(fixed.covered).toBeCloseTo(1, 12);
    expect(fixed.difference! + ofShares).toBeCloseTo(plain.difference!, 6);
  });

  it('with a single stratum is the plain one', () => {
    const devices = anyDevices(60, 6).map((of) => of.map((test) => ({ ...test, operators: 1 })));
    const sums = composedSums(devices, STRATA);
    const { difference, lower, upper, ...plain } = compareMeans(sums.paired);
    const fixed = standardisedDifference(sums.operators, { difference, lower, upper, ...plain });
    expect(fixed).toEqual({ difference, lower, upper, covered: 1 });
  });

  it('of the same tests twice is nothing, surely', () => {
    const devices = anyDevices(80, 7).map((of) =>
      of.flatMap((test) => PERIODS.map((period) => ({ ...test, period }))),
    );
    const sums = composedSums(devices, STRATA);
    const fixed = standardisedDifference(sums.hours, compareMeans(sums.paired));
    expect(fixed).toEqual({ difference: 0, lower: 0, upper: 0, covered: expect.closeTo(1, 12) });
  });
});

describe('strata with few devices', () => {
  const world = (few: number) => [
    ...PERIODS.flatMap((period) =>
      single(100, { period, operators: 0, hours: 0 }, (i) => 20_000 + 300 * i).concat(
        single(period === 'now' ? few : 20, { period, operators: 1, hours: 1 }, (i) => 60_000 + 300 * i),
      ),
    ),
  ];
  const fixedOf = (devices: Devices) => {
    const sums = composedSums(devices, STRATA);
    return standardisedDifference(sums.operators, compareMeans(sums.paired));
  };

  it('are compared from five in both periods on', () => {
    expect(fixedOf(world(5)).covered).toBeCloseTo(1, 12);
    const left = fixedOf(world(4));
    expect(left.covered).toBeCloseTo((100 / 104 + 100 / 120) / 2, 12);
    expect(left.covered).toBeLessThan(0.9);
    expect(left.difference).toBeNull();
  });

  it('are left out when the others hold nine tenths of the tests', () => {
    const devices = [
      ...world(0).filter((of) => of[0]!.operators === 0),
      ...single(10, { period: 'now', operators: 1, hours: 0 }, () => 90_000),
    ];
    const fixed = fixedOf(devices);
    expect(fixed.covered).toBeCloseTo((100 / 110 + 1) / 2, 12);
    expect(fixed.difference).toBe(0);
    expect(fixed.lower! < 0 && fixed.upper! > 0).toBe(true);
  });

  it('mostly unknown are not compared', () => {
    const unknown = (known: number) =>
      PERIODS.flatMap((period) =>
        single(100 - known, { period, operators: 3, hours: 0 }, (i) => 20_000 + 300 * i).concat(
          single(known, { period, operators: 0, hours: 0 }, (i) => 20_000 + 300 * i),
        ),
      );
    expect([fixedOf(unknown(0)), fixedOf(unknown(50))].map(({ difference }) => difference)).toEqual([
      null,
      null,
    ]);
    expect(fixedOf(unknown(51)).difference).toBe(0);
  });
});

describe('what is found of a change', () => {
  const of = (difference: number, half: number): FixedShares => ({
    ...{ difference, lower: difference - half, upper: difference + half },
    covered: 1,
  });
  const nothing: FixedShares = { difference: null, lower: null, upper: null, covered: 0.4 };
  const found = (operators: FixedShares, hours: FixedShares, plain = of(3000, 1000)) =>
    findingOf(plain, { operators, hours, both: atBothFixed(plain, operators, hours) });

  it('holds only when it is the same at every fixed shares', () => {
    expect(found(of(2900, 1100), of(3100, 1000))).toBe('holds');
    expect(found(of(2000, 1100), of(2000, 1100))).toBe('testers');
    expect(found(of(-2000, 1000), of(3000, 1000))).toBe('testers');
    expect(found(of(-3000, 1000), of(-3000, 1000), of(-3000, 1000))).toBe('holds');
  });

  it('is the testers where half of it or more is gone, else open', () => {
    expect(found(of(1500, 1600), of(3000, 1000))).toBe('testers');
    expect(found(of(1501, 1600), of(3000, 1000))).toBe('unsettled');
    expect(found(nothing, of(3000, 1000))).toBe('unsettled');
    expect(found(nothing, of(1000, 1200))).toBe('testers');
  });

  it('is nothing where the mean has no clear change', () => {
    expect(found(of(3000, 1000), of(3000, 1000), of(500, 1000))).toBeNull();
    expect(found(nothing, nothing, nothing)).toBeNull();
  });

  it('takes both effects off the difference, with the wider reach to each side', () => {
    const operators: FixedShares = { difference: 2000, lower: 500, upper: 3000, covered: 0.95 };
    const hours: FixedShares = { difference: 2500, lower: 2000, upper: 5000, covered: 0.99 };
    const both = atBothFixed(of(3000, 1000), operators, hours);
    expect(both).toEqual({ difference: 1500, lower: 0, upper: 4000, covered: 0.95 });
    expect(COMPOSITIONS).toEqual(['operators', 'hours', 'both']);
  });
});

it('products of any size are added exactly', () => {
  const sums = new Float64Array(2);
  const factors = [2 ** 26 - 1, 2 ** 26, 3_000_000_019, 7, 2 ** 52 - 1];
  let exact = 0n;
  for (const one of factors) {
    for (const other of factors) {
      addProductOf(sums, 0, one, other);
      exact += BigInt(one) * BigInt(other);
    }
  }
  expect(exactSum(sums, 0)).toBe(exact);
});
