import { describe, expect, it } from 'vitest';
import { measuredRate } from '#lib/domain/measured-rate.ts';

const PERIODS = ['gaps-month', 'gaps-quarter'] as const;
const SPREADS = ['CV 0.67', 'CV 0.96', 'CV 1.28'];
/** What the simulated worlds have in common: speeds with two peaks, days on which a place is slow. */
const WORLDS = [...SPREADS, 'two peaks', 'bad days'];
const PLANTED = ['CV 0.67, planted', 'CV 0.96, planted', 'CV 1.28, planted', 'bad days, planted'];

describe.each(PERIODS)('%s: the gaps that simulations find', (study) => {
  const rate = (name: string) => measuredRate(study, name);

  it.each(WORLDS)(
    '%s, nowhere below the limit: at most 0.3 wrong ones a province, more than 2 in at most 2%%',
    (world) => {
      expect(rate(`${world}, all at 40: wrongly confirmed areas in a province`)).toBeLessThanOrEqual(0.3);
      expect(rate(`${world}, all at 40: provinces with more than 2`)).toBeLessThanOrEqual(0.02);
    },
  );

  it.each(WORLDS)('%s, with the re-test: at most 0.8 wrong ones, more than 2 in at most 5%%', (world) => {
    const name = `${world}, all at 40, with re-test`;
    expect(rate(`${name}: wrongly confirmed areas in a province`)).toBeLessThanOrEqual(0.8);
    expect(rate(`${name}: provinces with more than 2`)).toBeLessThanOrEqual(0.05);
  });

  it.each(WORLDS)('%s, all at 41 or 42: at most 0.2 wrong ones', (world) => {
    for (const mbps of [41, 42]) {
      expect(rate(`${world}, all at ${mbps}: wrongly confirmed areas in a province`)).toBeLessThanOrEqual(
        0.2,
      );
    }
  });

  it.each(PLANTED)('%s: at most 10%% of the people shown live elsewhere', (world) => {
    for (const suffix of ['', ', with re-test']) {
      expect(rate(`${world}${suffix}: people shown who live outside planted areas`)).toBeLessThanOrEqual(0.1);
    }
  });

  it.each(PLANTED.slice(0, 3))('%s: the truth is above the bound shown in at most 10%%', (world) => {
    for (const suffix of ['', ', with re-test']) {
      const above = rate(`${world}${suffix}: confirmed areas whose true mean is above the bound shown`);
      expect(above).toBeLessThanOrEqual(0.1);
    }
  });
});

it('of 20 planted areas at the middle spread 17% are found in a month, 44% in a quarter', () => {
  expect(measuredRate('gaps-month', 'CV 0.96, planted: planted areas found')).toBeGreaterThanOrEqual(0.17);
  expect(measuredRate('gaps-quarter', 'CV 0.96, planted: planted areas found')).toBeGreaterThanOrEqual(0.44);
});

it('of those with 80 devices and more in a quarter, 90% at 25 Mbps and 75% at 30', () => {
  const found = (mbps: number) =>
    measuredRate(
      'gaps-quarter',
      `CV 0.96, planted: planted areas of ${mbps} Mbps with 80 devices or more found`,
    );
  expect(found(25)).toBeGreaterThanOrEqual(0.9);
  expect(found(30)).toBeGreaterThanOrEqual(0.75);
});
