import { mean, sum } from 'd3';
import type { Level } from '#lib/domain/area.ts';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { planMeasurements } from '#lib/domain/quota.ts';
import { judge, type Verdict } from '#lib/domain/verdict.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { spreadOfVotes } from '#lib/server/statistics/quotas.ts';
import {
  meanIngredients,
  sampler,
  TRUE_MEAN,
  type Clusters,
} from '../../statistics/clustered-measurements.ts';
import { share, type Study } from '../study.ts';

const [LIMIT, MINIMUM] = [40_000, 300];
const TRUE_MBPS = [36, 37, 38, 46];
const LEVELS: readonly Level[] = ['commune', 'district'];
const UNDECIDED = 4_000;

/** On the log scale: single tests vary by 0.7 of their mean, devices make one to three. */
const SPREAD = { device: 0.5, test: 0.4 };
const testsOfDevice = (random: number) => 1 + Math.floor(random * 3);

/**
 * How often does a quota lead to a verdict? Devices have one vote each. From samples of the minimum that are undecided, whose own mean
 * and variance set the quota; the further tests come from further devices. A sample for which no quota is set counts as undecided.
 */
export const quotaSuccessStudy: Study = {
  name: 'quota-success',
  seed: 20_240_713,
  counts: { undecidedSamples: UNDECIDED },
  run(fraction) {
    const samples = Math.round(UNDECIDED * fraction);
    const rates: Record<string, Rate> = {};
    for (const mbps of TRUE_MBPS) {
      const drawn = sampler(this.seed + mbps, SPREAD, testsOfDevice);
      const draw = (tests: number): Clusters =>
        drawn(tests).map((cluster) => cluster.map((kbps) => Math.round((kbps * mbps * 1000) / TRUE_MEAN)));
      const outcomes = Array.from({ length: samples }, () => {
        const seen = undecidedSample(draw);
        return LEVELS.map((level) => outcomeOf(seen, level, draw));
      });
      const right: Verdict = mbps * 1000 < LIMIT ? 'not_met' : 'met';
      LEVELS.forEach((level, i) => {
        const verdicts = outcomes.map((outcome) => outcome[i]!);
        const count = (verdict: Verdict) => verdicts.filter((found) => found === verdict).length;
        const decided = count('met') + count('not_met');
        rates[`true ${mbps}, ${level}: decided`] = share(decided, samples);
        rates[`true ${mbps}, ${level}: decided wrongly`] = share(decided - count(right), samples);
      });
    }
    return rates;
  },
};

/** The mean of each device: its vote. */
const votesOf = (clusters: Clusters): number[] => clusters.map((cluster) => Math.round(mean(cluster)!));

const verdictOf = (clusters: Clusters): Verdict => {
  const { lower, upper } = meanInterval(meanIngredients(votesOf(clusters).map((vote) => [vote])));
  return judge({ tests: MINIMUM, lower, upper }, LIMIT, MINIMUM);
};

function undecidedSample(draw: (tests: number) => Clusters): Clusters {
  for (;;) {
    const sample = draw(MINIMUM);
    if (verdictOf(sample) === 'undecided') return sample;
  }
}

function outcomeOf(seen: Clusters, level: Level, draw: (tests: number) => Clusters): Verdict {
  const votes = votesOf(seen);
  const [tests, devices] = [sum(seen, (cluster) => cluster.length), seen.length];
  const spread = spreadOfVotes({
    ...{ devices, testsOfDevices: tests },
    voteSum: sum(votes),
    voteSquares: sum(votes, (vote) => vote ** 2),
  });
  const { testsForDecision } = planMeasurements({
    observed: { tests, clusters: devices, squaredSizes: tests ** 2 / devices },
    spread: spread && { of: spread, from: 'unit' },
    verdict: 'undecided',
    limit: LIMIT,
    minimumTests: MINIMUM,
    minimumDevices: 0,
    months: 1,
    level,
  });
  return testsForDecision === null ? 'undecided' : verdictOf([...seen, ...draw(testsForDecision)]);
}
