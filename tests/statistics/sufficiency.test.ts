import { describe, expect, it } from 'vitest';
import { minimumsFor, type Gate } from '#lib/domain/standards/gate.ts';
import { lightsFor, lightsOf } from '#lib/domain/sufficiency.ts';

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
  const gate = (of: Partial<Gate> & Pick<Gate, 'aspect'>, commune: number, district: number): Gate => ({
    ...{ effect: 'light', standards: null, period: 'whole', basis: 'own', documents: [] },
    ...{ minimum: { commune, district, province: district }, reason: { vi: '', en: '' } },
    ...of,
  });
  const gates = [
    gate({ aspect: 'tests', effect: 'verdict' }, 300, 300),
    gate({ aspect: 'tests', standards: ['asked'], period: 'month' }, 300, 300),
    gate({ aspect: 'devices', effect: 'verdict' }, 5, 30),
    gate({ aspect: 'places' }, 1, 9),
  ];

  it('are those of the aspect and the level, one where none is set', () => {
    expect(minimumsFor(gates, 'other', 'district', 2)).toEqual({
      ...{ tests: 300, devices: 30, places: 9, times: 1 },
    });
    expect(minimumsFor(gates, 'other', 'commune', 2).devices).toBe(5);
  });

  it('grow with the months where a document asks for so many a month, for its standards alone', () => {
    expect(minimumsFor(gates, 'asked', 'district', 2).tests).toBe(600);
    expect(minimumsFor(gates, 'other', 'district', 12).tests).toBe(300);
  });
});
