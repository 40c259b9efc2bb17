import { gridDisk, latLngToCell } from 'h3-js';
import { range } from 'd3';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { screenPeriod } from '#lib/server/statistics/gap-windows/period-screening.ts';
import { retestWindows, sampleOf, screenWindows } from '#lib/server/statistics/gap-windows/screen-windows.ts';
import { meanRatioAt, meanScore, speedSpread } from '#lib/server/statistics/gap-windows/speed-spread.ts';
import {
  devicesIn,
  rowsByCell,
  votesOf,
  withoutDay,
  withoutEachDay,
} from '#lib/server/statistics/gap-windows/window-days.ts';
import {
  cellsOf,
  windowAt,
  windowLayout,
  WINDOW_RADII,
} from '#lib/server/statistics/gap-windows/window-layout.ts';
import { windowSums, type DeviceRows } from '#lib/server/statistics/gap-windows/window-sums.ts';

const MIDDLE = latLngToCell(21.3, 106.45, 8);
const layout = windowLayout(gridDisk(MIDDLE, 14));
const centre = layout.numberOf.get(MIDDLE)!;
/** All cells in one area. */
const areaOf = new Int32Array(layout.cells.length);
const LIMIT = 40_000;

interface Test {
  readonly device: number;
  readonly cell: number;
  readonly day: number;
  readonly kbps: number;
}

/** The rows of tests, one for each device, cell and day. */
function rowsOf(tests: readonly Test[]): DeviceRows {
  const byKey = new Map<string, Test & { tests: number; kbpsSum: number }>();
  for (const test of [...tests].sort((a, b) => a.device - b.device)) {
    const key = `${test.device} ${test.cell} ${test.day}`;
    const found = byKey.get(key) ?? { ...test, tests: 0, kbpsSum: 0 };
    byKey.set(key, { ...found, tests: found.tests + 1, kbpsSum: found.kbpsSum + test.kbps });
  }
  const rows = [...byKey.values()];
  return {
    length: rows.length,
    device: rows.map(({ device }) => device),
    cell: rows.map(({ cell }) => cell),
    day: rows.map(({ day }) => day),
    tests: rows.map(({ tests: count }) => count),
    kbpsSum: rows.map(({ kbpsSum }) => kbpsSum),
  };
}

/** Tests of 400 devices that move about, at a mean of kbit/s; devices are numbered from `first`. */
function province(seed: number, kbps: number, first = 0): Test[] {
  const random = seededRandom(seed);
  return range(first, first + 400).flatMap((device) => {
    const home = random.integer(layout.cells.length);
    const factor = random.factor(0.5);
    return range(1 + random.integer(4)).map(() => ({
      device,
      cell: layout.around[home]![random.integer(7) % layout.around[home]!.length]!,
      day: random.integer(30),
      kbps: Math.round(kbps * factor * random.factor(0.4)),
    }));
  });
}

/** One test of each of some devices in the middle, a day after another. */
const inMiddle = (first: number, count: number, kbps: number, dayOf = (i: number) => i % 20): Test[] =>
  range(count).map((i) => ({ device: first + i, cell: centre, day: dayOf(i), kbps }));

const sampleFrom = (tests: readonly Test[]) => {
  const rows = rowsOf(tests);
  return sampleOf(layout, rows, speedSpread(rows, areaOf)!, LIMIT);
};

describe('windows', () => {
  it('are the disks of 1, 2 and 3 cells around each cell that H3 gives', () => {
    for (const radius of WINDOW_RADII) {
      const cells = [...cellsOf(layout, windowAt(radius, centre))].map((cell) => layout.cells[cell]);
      expect(new Set(cells)).toEqual(new Set(gridDisk(MIDDLE, radius)));
    }
  });

  it('have a vote of each device: the rounded mean of its tests there, as counting test by test gives', () => {
    const tests = province(3, LIMIT);
    const sums = windowSums(layout, rowsOf(tests));
    for (let window = 0; window < sums.devices.length; window += 7) {
      const inside = new Set(cellsOf(layout, window));
      const byDevice = new Map<number, number[]>();
      for (const { device, cell, kbps } of tests) {
        if (inside.has(cell)) byDevice.set(device, [...(byDevice.get(device) ?? []), kbps]);
      }
      const votes = [...byDevice.values()].map((own) =>
        Math.round(own.reduce((sum, kbps) => sum + kbps, 0) / own.length),
      );
      expect([sums.devices[window], sums.votes[window]]).toEqual([
        votes.length,
        votes.reduce((sum, vote) => sum + vote, 0),
      ]);
    }
  });

  it('without one of their days have the votes of the tests of the others', () => {
    const tests = province(4, LIMIT);
    const rows = rowsOf(tests);
    const window = windowAt(3, centre);
    const inside = new Set(cellsOf(layout, window));
    const whole = devicesIn({ layout, rows, byCell: rowsByCell(layout, rows) }, window);
    const days = [...whole.byDay.keys()];
    withoutEachDay(whole).forEach((left, i) => {
      const sums = windowSums(layout, rowsOf(tests.filter(({ day }) => day !== days[i])));
      expect([left.devices, left.votes]).toEqual([sums.devices[window], sums.votes[window]]);
      expect(votesOf(withoutDay(whole, days[i]!).whole)).toEqual({
        devices: left.devices,
        votes: left.votes,
      });
    });
    expect(days.length).toBe(
      new Set(tests.filter(({ cell }) => inside.has(cell)).map(({ day }) => day)).size,
    );
  });
});

/** The chance that a sum of exponential draws is at most x: that of at least so many events of a Poisson process by then. */
function gammaBelow(draws: number, x: number): number {
  const term = (k: number) =>
    Math.exp(k * Math.log(x) - x - range(1, k + 1).reduce((sum, i) => sum + Math.log(i), 0));
  return range(draws, draws + 400).reduce((sum, k) => sum + term(k), 0);
}

describe('the score of a mean', () => {
  /** Exponential speeds in steps fine enough: the mean of n of them has a gamma distribution. */
  const steps = 4_000;
  const exponential = {
    ratios: Float64Array.from(range(steps), (i) => -Math.log(1 - (i + 0.5) / steps)),
    weights: new Float64Array(steps).fill(1 / steps),
  };

  it.each([10, 20, 80])('of %i devices is that of the exact distribution', (devices) => {
    for (const ratio of [0.3, 0.5, 0.7]) {
      const exact = gammaBelow(devices, devices * ratio);
      const score = meanScore(exponential, devices, ratio);
      if (score < -0.7 && score > -6) expect(jstat.normal.cdf(score, 0, 1) / exact).toBeCloseTo(1, 1);
    }
    expect(meanScore(exponential, devices, 0.5)).toBeLessThan(-1);
  });

  it('has the mean as its inverse', () => {
    for (const score of [-1.3, -2.5, -4]) {
      expect(meanScore(exponential, 25, meanRatioAt(exponential, 25, score))).toBeCloseTo(score, 4);
    }
  });

  it('is judged by the spread of all places, so a place that happens to look even is not the surer for it', () => {
    const uneven = province(5, LIMIT);
    const alike = inMiddle(1_000, 20, 30_000);
    const own = speedSpread(rowsOf(alike), areaOf)!;
    const pooled = speedSpread(rowsOf([...uneven, ...alike]), areaOf)!;
    expect(meanScore(own, 20, 0.75)).toBe(-Infinity);
    expect(meanScore(pooled, 20, 0.75)).toBeGreaterThan(-3);
  });

  it('knows a spread only where an area has two devices', () => {
    expect(speedSpread(rowsOf(inMiddle(0, 1, LIMIT)), areaOf)).toBeNull();
  });
});

describe('screening', () => {
  const around = province(6, 60_000);
  const contains = (window: number) => cellsOf(layout, window).includes(centre);

  it('confirms a slow place with its bound, well above the mean that chose it and below the limit', () => {
    const sample = sampleFrom([...around, ...inMiddle(1_000, 60, 15_000)]);
    const { confirmed, suspected } = screenWindows(sample);
    expect(confirmed.map(({ window }) => contains(window))).toEqual([true]);
    const { window, atMost, devices } = confirmed[0]!;
    expect(devices).toBe(sample.sums.devices[window]);
    expect(atMost).toBeGreaterThan((1.1 * sample.sums.votes[window]!) / devices);
    expect(atMost).toBeLessThan(LIMIT);
    expect(suspected.filter((found) => contains(found.window))).toEqual([]);
  });

  it('finds none in a province above the limit', () => {
    expect(screenWindows(sampleFrom(around)).confirmed).toEqual([]);
  });

  it('confirms nothing by fewer than 20 devices: they are suspected, with the devices missing', () => {
    const { confirmed, suspected } = screenWindows(sampleFrom(inMiddle(1_000, 12, 8_000).concat(around)));
    const sure = confirmed.filter(({ devices }) => devices < 20);
    expect(sure).toEqual([]);
    const [found] = suspected.filter(({ window }) => contains(window));
    expect(found!.devicesNeeded).toBeGreaterThan(found!.devices);
  });

  it('one bad day confirms nothing, however many devices it had', () => {
    const day = inMiddle(1_000, 60, 10_000, () => 12);
    const others = inMiddle(2_000, 20, 60_000, (i) => i);
    const { confirmed } = screenWindows(sampleFrom([...around, ...day, ...others]));
    expect(confirmed.filter(({ window }) => contains(window))).toEqual([]);
    const spread = inMiddle(1_000, 60, 10_000, (i) => i % 25);
    const lasting = screenWindows(sampleFrom([...around, ...spread, ...others]));
    expect(lasting.confirmed.some(({ window }) => contains(window))).toBe(true);
  });

  it('two bad days confirm nothing where people test on more than 60 days', () => {
    const bad = inMiddle(1_000, 400, 10_000, (i) => i % 2);
    const isConfirmed = (days: number) => {
      const others = inMiddle(2_000, days - 2, 60_000, (i) => i + 2);
      return screenWindows(sampleFrom([...others, ...bad])).confirmed.some(({ window }) => contains(window));
    };
    expect([isConfirmed(60), isConfirmed(61)]).toEqual([true, false]);
  });

  it('one phone decides nothing: its 2,500 tests are one vote', () => {
    const fast = range(2_500).map((i) => ({ device: 3_000, cell: centre, day: i % 30, kbps: 300_000 }));
    const slow = inMiddle(1_000, 60, 15_000);
    const { confirmed } = screenWindows(sampleFrom([...around, ...slow, ...fast]));
    expect(confirmed.some(({ window }) => contains(window))).toBe(true);
  });

  it('shows of overlapping windows the surest alone', () => {
    const { confirmed } = screenWindows(sampleFrom([...around, ...inMiddle(1_000, 80, 12_000)]));
    const cells = confirmed.flatMap(({ window }) => [...cellsOf(layout, window)]);
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe('the re-test', () => {
  const around = province(7, 60_000);
  const window = windowAt(1, centre);

  it('confirms by devices that did not choose the place, and by no others', () => {
    const sample = sampleFrom([...around, ...inMiddle(1_000, 15, 12_000)]);
    expect(retestWindows([window], sample, () => true).map((found) => found.window)).toEqual([window]);
    expect(retestWindows([window], sample, (device) => device < 1_000)).toEqual([]);
  });

  it('confirms nothing by fewer than 10 devices, or at the limit', () => {
    expect(
      retestWindows([window], sampleFrom([...around, ...inMiddle(1_000, 6, 9_000)]), (d) => d >= 1_000),
    ).toEqual([]);
    expect(
      retestWindows([window], sampleFrom([...around, ...inMiddle(1_000, 20, 41_000)]), () => true),
    ).toEqual([]);
  });

  it('takes what the period before suspected, as it was then, without the devices that suspected it', () => {
    const periodOf = (tests: readonly Test[]) => {
      const rows = rowsOf(tests);
      const last = Math.max(...Array.from(rows.device));
      return { rows, operator: [], hashes: range(last + 1).map(BigInt), present: [] };
    };
    const frame = { layout, areaOf, limit: LIMIT };
    /** Whatever window holds the middle holds nothing else. */
    const near = new Set(gridDisk(MIDDLE, 6).map((cell) => layout.numberOf.get(cell)!));
    const far = (tests: readonly Test[]) => tests.filter(({ cell }) => !near.has(cell));
    const chose = inMiddle(1_000, 12, 11_000);
    const before = periodOf([...far(around), ...chose]);
    expect(
      screenPeriod(frame, before, periodOf(around)).suspected.some((w) =>
        cellsOf(layout, w.window).includes(centre),
      ),
    ).toBe(true);
    const others = inMiddle(2_000, 13, 14_000);
    const now = screenPeriod(frame, periodOf([...far(province(8, 60_000, 3_000)), ...others]), before);
    expect([...now.retested].some((found) => cellsOf(layout, found).includes(centre))).toBe(true);
    expect(now.statuses[centre]).toBe('confirmed');
    const same = screenPeriod(frame, periodOf([...far(province(8, 60_000, 3_000)), ...chose]), before);
    expect(same.retested.size).toBe(0);
  });
});

describe('the status of a place', () => {
  const statusesOf = (tests: readonly Test[], present: { cell: number; operator: number }[] = []) => {
    const rows = rowsOf(tests);
    const period = { rows, operator: [], hashes: range(5_000).map(BigInt), present };
    const nothing = { rows: rowsOf([]), operator: [], hashes: [], present: [] };
    return screenPeriod({ layout, areaOf, limit: LIMIT }, period, nothing).statuses;
  };

  it('is untested where no test is in the cell or beside it, and too few where fewer than 20 devices are near', () => {
    const statuses = statusesOf(inMiddle(0, 3, 60_000));
    expect(statuses[centre]).toBe('too_few');
    expect(statuses[layout.around[centre]![1]!]).toBe('too_few');
    const outside = [...cellsOf(layout, windowAt(2, centre))].find(
      (cell) => !cellsOf(layout, windowAt(1, centre)).includes(cell),
    )!;
    expect(statuses[outside]).toBe('untested');
  });

  it('is never good: where enough devices are fast, nothing was found', () => {
    expect(statusesOf(inMiddle(0, 40, 90_000))[centre]).toBe('nothing_found');
  });

  it('is not untested where every test failed', () => {
    expect(statusesOf([], [{ cell: centre, operator: 1 }])[centre]).toBe('too_few');
  });
});
