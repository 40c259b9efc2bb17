import { randomLcg, randomLogNormal, range } from 'd3';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { meanIngredients, TRUE_MEAN } from '../../statistics/clustered-measurements.ts';
import { share, type Study } from '../study.ts';

const DEVICES = [4, 10, 20, 50];
const SAMPLES = 4_000;

/** Speeds of single tests around a true mean of 40 Mbps, kbit/s. */
type World = (random: () => number) => () => number;

const logNormal =
  (variation: number): World =>
  (random) => {
    const sigma = Math.sqrt(Math.log1p(variation ** 2));
    return randomLogNormal.source(random)(Math.log(TRUE_MEAN) - sigma ** 2 / 2, sigma);
  };

const WORLDS: Readonly<Record<string, World>> = {
  'CV 0.5': logNormal(0.5),
  'CV 1.1': logNormal(1.1),
  // Four in five at 20, one in five at 120 Mbps.
  'two peaks': (random) => () => (random() < 0.8 ? 20_000 : 120_000),
};

/** How often does the 95% interval of the mean hold it with few devices of one test each, and how often is it below? */
export const meanIntervalStudy: Study = {
  name: 'mean-interval',
  seed: 20_240_613,
  counts: { samples: SAMPLES },
  run(fraction) {
    const samples = Math.round(SAMPLES * fraction);
    const rates: Record<string, Rate> = {};
    for (const [world, speeds] of Object.entries(WORLDS)) {
      for (const devices of DEVICES) {
        const next = speeds(randomLcg(this.seed + devices));
        let [covered, below] = [0, 0];
        for (let i = 0; i < samples; i++) {
          const clusters = range(devices).map(() => [Math.round(next())]);
          const { lower, upper } = meanInterval(meanIngredients(clusters));
          if (lower! <= TRUE_MEAN && TRUE_MEAN <= upper!) covered += 1;
          if (upper! < TRUE_MEAN) below += 1;
        }
        rates[`${world}, ${devices} devices: holds the mean`] = share(covered, samples);
        rates[`${world}, ${devices} devices: wholly below the mean`] = share(below, samples);
      }
    }
    return rates;
  },
};
