import { expect, it } from 'vitest';
import { shownInterval, withShownInterval } from '#lib/domain/shown-interval.ts';
import { areaMessages } from '#lib/messages/area.ts';
import { pointInWords } from '#lib/charts/point-words.ts';

it('an interval that reaches below 0 Mbps is not shown, one that begins at 0 is', () => {
  expect(shownInterval({ lower: -1, upper: 9000 })).toEqual({ lower: null, upper: null });
  expect(shownInterval({ lower: 0, upper: 9000 })).toEqual({ lower: 0, upper: 9000 });
  expect(shownInterval({ lower: null, upper: null })).toEqual({ lower: null, upper: null });
});

it('figures lose only the interval of their mean', () => {
  const figures = { tests: 4, downloadKbpsMeanLower: -5000, downloadKbpsMeanUpper: 80_000 };
  expect(withShownInterval(figures)).toEqual({
    tests: 4,
    downloadKbpsMeanLower: null,
    downloadKbpsMeanUpper: null,
  });
});

it('a sentence says why instead', () => {
  const point = {
    tests: 4,
    downloadKbpsMean: 37_500,
    downloadKbpsMeanLower: -175_000,
    downloadKbpsMeanUpper: 250_000,
    downloadKbpsMedian: 30_000,
    downloadKbpsMedianLower: null,
    downloadKbpsMedianUpper: null,
  };
  expect(pointInWords(point, 'vi')).toBe('37,5 Mbps, quá ít thiết bị độc lập để nói khoảng tin cậy');
  expect(areaMessages.vi.noInterval).toContain('quá ít thiết bị độc lập');
});
