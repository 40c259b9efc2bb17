import { randomLcg, randomLogNormal, range } from 'd3';
import { decide, type Decidable } from '#lib/domain/decisions/decision.ts';
import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { NO_FIGURES } from '#lib/domain/statistic.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { meanIngredients } from '../../statistics/clustered-measurements.ts';
import { share, type Study } from '../study.ts';

const [TRUE_MEAN, TESTS, SAMPLES] = [42_000, 300, 2_000];
const RULE = { limit: 40_000, decidingMean: 'device', minimumTests: 300, minimumDevices: 50 } as const;

/** On the log scale: two tests of one person have a correlation of (e^0.36 - 1) / (e^0.6625 - 1) = 0.46. */
const SPREAD = { person: 0.6, test: 0.55 };

/** Tests of each of some people, 300 in all: as many each, or most by a few. */
const SHARES: Readonly<Record<string, (people: number, random: () => number) => number[]>> = {
  'as many each': (people) => range(people).map(() => TESTS / people),
  unevenly: (people, random) => {
    const weights = range(people).map(() => (1 - random()) ** -0.7);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => Math.max(1, Math.round((TESTS * weight) / total)));
  },
};

/**
 * A file without device ids: 300 tests by 60 or by 15 people, 5 or 20 tests each on average, as the office states. How
 * often does the stated interval miss the true mean of 42 Mbps, and how often is there a verdict?
 */
export const unknownDevicesStudy: Study = {
  name: 'unknown-devices',
  seed: 20_241_014,
  counts: { samples: SAMPLES },
  run(fraction) {
    const samples = Math.round(SAMPLES * fraction);
    const rates: Record<string, Rate> = {};
    for (const people of [60, 15]) {
      for (const [name, sharesOf] of Object.entries(SHARES)) {
        const random = randomLcg(this.seed + people);
        const { person, test } = SPREAD;
        const speedOf = randomLogNormal.source(random)(
          Math.log(TRUE_MEAN) - (person ** 2 + test ** 2) / 2,
          person,
        );
        const factor = randomLogNormal.source(random)(0, test);
        let [missed, plainlyMissed, decided] = [0, 0, 0];
        for (let i = 0; i < samples; i++) {
          const tests = sharesOf(people, random).flatMap((count) => {
            const speed = speedOf();
            return range(count).map(() => [Math.round(speed * factor())]);
          });
          const { mean, lower, upper } = meanInterval(meanIngredients(tests));
          if (lower! > TRUE_MEAN || upper! < TRUE_MEAN) plainlyMissed += 1;
          const stated = TESTS / people;
          const found = decide(
            {
              ...NO_FIGURES,
              ...{ tests: tests.length, testsWithoutDevice: tests.length },
              ...{ downloadKbpsMean: mean, downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper },
              ...{
                testsPerPerson: stated > MOST_STATED ? null : stated,
                metBy: [],
                notMetBy: [],
                hingeDevices: 0,
              },
            } satisfies Decidable,
            { ...RULE, minimumTests: Math.min(RULE.minimumTests, tests.length) },
          );
          const { decidingLower: from, decidingUpper: to } = found;
          if (from !== null && (from > TRUE_MEAN || to! < TRUE_MEAN)) missed += 1;
          if (found.verdict === 'met' || found.verdict === 'not_met') decided += 1;
        }
        rates[`${people} people, ${name}: stated interval misses`] = share(missed, samples);
        rates[`${people} people, ${name}: interval that takes each test for another person's misses`] = share(
          plainlyMissed,
          samples,
        );
        rates[`${people} people, ${name}: has a verdict`] = share(decided, samples);
      }
    }
    return rates;
  },
};
