import { describe, expect, it } from 'vitest';
import { periodParameters, parseFilterChoice } from '#lib/domain/filter.ts';
import { ownDates, reportMonth } from '#lib/domain/period.ts';
import { searchWith } from '#lib/state/filter-form.ts';
import { addressedData, pinnedAddress } from '#lib/state/pinned-address.ts';

const at = (path: string) => new URL(`http://localhost${path}`);

describe('an address that shows the same later', () => {
  it('carries the period and the data version beside what was chosen', () => {
    expect(pinnedAddress(at('/?technology=5G'), periodParameters(reportMonth('2024-07')), 6)).toBe(
      'http://localhost/?technology=5G&period=report:2024-07&data=6',
    );
    expect(pinnedAddress(at('/gaps'), periodParameters(ownDates('2024-07-01', '2024-07-09')), 6)).toBe(
      'http://localhost/gaps?from=2024-07-01&to=2024-07-09&data=6',
    );
  });

  it('is read back as the same period', () => {
    for (const period of [reportMonth('2024-07'), ownDates('2024-07-01', '2024-07-09')]) {
      const address = new URL(pinnedAddress(at('/'), periodParameters(period), 6));
      expect(parseFilterChoice(address.searchParams).period).toEqual(period);
    }
  });

  it('keeps the data version it was opened with, except in a copy', () => {
    expect(pinnedAddress(at('/?data=3'), {}, 6)).toBe('http://localhost/?data=3');
    expect(pinnedAddress(at('/?data=3'), {}, 6, { renew: true })).toBe('http://localhost/?data=6');
  });

  it('does not change once pinned', () => {
    const pinned = periodParameters(reportMonth('2024-07'));
    const once = pinnedAddress(at('/?sort=-mean'), pinned, 6);
    expect(pinnedAddress(new URL(once), pinned, 6)).toBe(once);
  });
});

describe('the data an address was made with', () => {
  it.each([
    ['/', 'current'],
    ['/?data=6', 'current'],
    ['/?data=5', 'changed'],
    ['/?data=0', 'changed'],
    ['/?data=7', 'unknown'],
    ['/?data=', 'unknown'],
    ['/?data=-1', 'unknown'],
    ['/?data=6.5', 'unknown'],
    ['/?data=%00', 'unknown'],
    ['/?data=99999999999999999999', 'unknown'],
    ['/?data=5&data=6', 'changed'],
  ])('%s: %s', (path, state) => {
    expect(addressedData(at(path), 6).state).toBe(state);
  });

  it('are not carried to another period: its figures are of the present data', () => {
    expect(searchWith(at('/?data=3&sort=-mean'), { period: reportMonth('2024-06') })).toBe(
      '?period=report%3A2024-06&sort=-mean',
    );
  });
});
