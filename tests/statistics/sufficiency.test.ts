import { describe, expect, it } from 'vitest';
import { lightsFor, lightsOf, minimumsFor, type SufficiencyLimit } from '#lib/domain/sufficiency.ts';

const MINIMUMS = { tests: 300, devices: 30, places: 10, times: 4 };
const ENOUGH = { tests: 300, devices: 30, places: 10, times: 4 };

describe('a light', () => {
  it('is that there is enough from the minimum on', () => {
    expect(Object.values(lightsOf(ENOUGH, MINIMUMS))).toEqual(Array(4).fill('enough'));
    const short = { tests: 299, devices: 29, places: 9, times: 3 };
    expect(Object.values(lightsOf(short, MINIMUMS))).toEqual(Array(4).fill('short'));
  });

  it('is unknown where the tests do not say, except where there are none', () => {
    const silent = { devices: null, places: 10, times: null };
    expect(lightsOf({ tests: 300, ...silent }, MINIMUMS)).toMatchObject({
      devices: 'unknown',
      places: 'enough',
      times: 'unknown',
    });
    expect(Object.values(lightsOf({ tests: 0, ...silent }, MINIMUMS))).toEqual(Array(4).fill('short'));
  });

  it('comes with what there is and what there must be', () => {
    expect(lightsFor({ ...ENOUGH, devices: null }, MINIMUMS)[1]).toEqual({
      aspect: 'devices',
      light: 'unknown',
      count: null,
      minimum: 30,
    });
  });
});

describe('the minimums', () => {
  const limit = (aspect: SufficiencyLimit['aspect'], level: 'district' | 'commune', minimum: number) => ({
    ...{ aspect, level, minimum },
    source: '',
  });
  const limits = [
    limit('devices', 'commune', 5),
    limit('devices', 'district', 30),
    limit('places', 'district', 9),
  ];

  it('are those of the aspect and the level, one where none is set, tests by the month', () => {
    const tests = { perMonth: 300, months: 2 };
    expect(minimumsFor(limits, 'district', tests)).toEqual({ tests: 600, devices: 30, places: 9, times: 1 });
    expect(minimumsFor(limits, 'commune', tests)).toEqual({ tests: 600, devices: 5, places: 1, times: 1 });
  });
});
