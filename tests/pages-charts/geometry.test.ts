import { describe, expect, it } from 'vitest';
import { labelWidths } from '#lib/charts/axis.ts';
import { dailyGeometry } from '#lib/charts/daily-geometry.ts';
import { distributionGeometry } from '#lib/charts/distribution-geometry.ts';
import { bracketPart, tiedGroups } from '#lib/charts/ties.ts';
import { trendGeometry } from '#lib/charts/trend-geometry.ts';
import type { TrendPoint } from '#lib/domain/statistic.ts';

describe('ties', () => {
  it('are intervals that overlap, an end shared included', () => {
    expect(tiedGroups([between(50, 60), between(40, 50), between(10, 20)])).toEqual([[0, 1]]);
  });

  it('are not transitive: the first and third differ though both tie with the second', () => {
    expect(tiedGroups([between(50, 60), between(38, 52), between(30, 40)])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('are listed once for several that all overlap', () => {
    expect(tiedGroups([between(30, 60), between(30, 60), between(31, 59)])).toEqual([[0, 1, 2]]);
  });

  it('never hold an entry without an interval', () => {
    expect(tiedGroups([between(30, 60), { lower: null, upper: null }])).toEqual([]);
  });

  it('bracket passes a row that lies between its members without a mark', () => {
    expect([0, 1, 2, 3].map((row) => bracketPart([0, 2], row))).toEqual(['first', 'past', 'last', null]);
  });
});

describe('a distribution', () => {
  const bins = [
    { fromKbps: 0, toKbps: 20_000, tests: 1 },
    { fromKbps: 20_000, toKbps: 40_000, tests: 2 },
    { fromKbps: 40_000, toKbps: 60_000, tests: 1 },
    { fromKbps: 60_000, toKbps: 80_000, tests: 0 },
  ];

  it('puts the limit on the edge between the bins below and above it', () => {
    const { bars, limitX } = distributionGeometry(bins, 40_000, 100);
    expect(bars[1]!.x + bars[1]!.width).toBeCloseTo(limitX, 9);
    expect(bars[2]!.x).toBeCloseTo(limitX, 9);
    expect(bars.map((bar) => bar.speedClass.below)).toEqual([true, true, false]);
  });

  it('counts what lies below the limit', () => {
    expect(distributionGeometry(bins, 40_000, 100).shareBelow).toBe(0.75);
  });

  it('shows the limit also when every test is far below it', () => {
    const { limitX } = distributionGeometry(bins.slice(0, 1), 40_000, 100);
    expect(limitX).toBeLessThan(100);
  });
});

describe('a trend', () => {
  const { marks, meanPath, bandPath, limitY } = trendGeometry(
    [month('2024-05', 30_000), month('2024-06', null), month('2024-07', 50_000), month('2024-08', 52_000)],
    40_000,
    200,
  );

  it('breaks the line where a month has no figure', () => {
    expect(meanPath.match(/M/g)).toHaveLength(2);
    expect(bandPath.match(/M/g)).toHaveLength(2);
    expect(marks[1]!.mean).toBeNull();
  });

  it('is not flattened by one interval: that is cut at the top, and marked', () => {
    const wide = { ...month('2024-09', 45_000), downloadKbpsMeanUpper: 400_000 };
    const cut = trendGeometry([month('2024-07', 50_000), wide], 40_000, 200);
    expect(cut.marks.map(({ isCut }) => isCut)).toEqual([false, true]);
    expect(cut.marks[1]!.upper).toBe(0);
    expect(cut.limitY - cut.marks[0]!.mean!).toBeGreaterThan(20);
  });

  it('puts what is below the limit under its line', () => {
    expect(marks[0]!.mean).toBeGreaterThan(limitY);
    expect(marks[2]!.mean).toBeLessThan(limitY);
  });
});

describe('the tests of each day', () => {
  it('leave a gap for a day without tests', () => {
    const counts = ['2024-06-13', '2024-06-15'].map((on) => ({ on, tests: 2, failedTests: 1 }));
    const { bars, days } = dailyGeometry({
      counts,
      from: '2024-06-13',
      to: '2024-07-13',
      failedIncluded: false,
      height: 100,
    });
    expect(bars[1]!.x - bars[0]!.x).toBeCloseTo(2 * (100 / 30), 9);
    expect(days.map((day) => day.on).slice(0, 2)).toEqual(['2024-06-13', '2024-06-20']);
  });
});

describe('labels of an axis', () => {
  it('never number more than fit', () => {
    const narrow = labelWidths(36).filter((width) => width === 'narrow');
    expect(narrow.length).toBeLessThanOrEqual(4);
  });

  it('always name the last entry', () => {
    expect(labelWidths(13).at(-1)).toBe('narrow');
  });
});

function between(lower: number, upper: number) {
  return { lower, upper };
}

function month(name: string, mean: number | null): TrendPoint {
  return {
    from: `${name}-01`,
    to: `${name}-28`,
    operator: null,
    tests: mean === null ? 0 : 400,
    downloadKbpsMean: mean,
    downloadKbpsMeanLower: mean === null ? null : mean - 1000,
    downloadKbpsMeanUpper: mean === null ? null : mean + 1000,
    downloadKbpsMedian: mean,
    downloadKbpsMedianLower: null,
    downloadKbpsMedianUpper: null,
  };
}
