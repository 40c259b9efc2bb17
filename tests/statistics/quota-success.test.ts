import { mean, range, variance } from 'd3';
import { expect, it } from 'vitest';
import { planMeasurements } from '#lib/domain/quota.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { meanIngredients, sampler, TRUE_MEAN } from './clustered-measurements.ts';

const [INTRACLASS_CORRELATION, ROUNDS] = [0.5, 400];

/** On the log scale, so that two tests of one device have that correlation: (e^a - 1) / (e^(a+b) - 1) is a half. */
const DEVICES = 0.2;
const SPREAD = { device: Math.sqrt(DEVICES), test: Math.sqrt(Math.log(2 * Math.exp(DEVICES) - 1) - DEVICES) };

/** The share of samples, of as many tests as planned, whose interval leaves out the limit. */
function decidedShare(seed: number, testsPerDevice: number, limit: number): number {
  const sample = sampler(seed, SPREAD, () => testsPerDevice);
  const ofOne = variance(range(100_000 / testsPerDevice).map(() => sample(testsPerDevice)[0]![0]!))!;
  const { testsForDecision } = planMeasurements({
    observed: { tests: 0, clusters: 0, squaredSizes: 0 },
    spread: {
      of: { mean: TRUE_MEAN, variance: ofOne, intraclassCorrelation: INTRACLASS_CORRELATION, testsPerDevice },
      from: 'district',
    },
    verdict: 'untested',
    limit,
    minimumTests: 300,
    minimumDevices: 2,
    months: 1,
    level: 'district',
  });
  const decided = range(ROUNDS).filter(() => {
    const { lower, upper } = meanInterval(meanIngredients(sample(testsForDecision!)));
    return lower! >= limit || upper! < limit;
  });
  return decided.length / ROUNDS;
}

it.each([1, 5])(
  'as many tests as planned decide in about 80 of 100 samples, %d of each device',
  (perDevice) => {
    const shares = [0.92, 1.08].map((share, i) => decidedShare(i, perDevice, share * TRUE_MEAN));
    expect(mean(shares)).toBeGreaterThan(0.75);
    expect(mean(shares)).toBeLessThan(0.85);
  },
);
