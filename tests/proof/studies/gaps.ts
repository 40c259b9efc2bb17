import { range } from 'd3';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { speedSpread } from '#lib/server/statistics/gap-windows/speed-spread.ts';
import {
  apart,
  sampleOf,
  retestWindows,
  screenWindows,
  type Sample,
  type Screening,
} from '#lib/server/statistics/gap-windows/screen-windows.ts';
import { cellsOf } from '#lib/server/statistics/gap-windows/window-layout.ts';
import {
  activityOf,
  drawPeriod,
  type DrawnPeriod,
  type PeriodSize,
  type Speeds,
} from '../gaps/draw-period.ts';
import { readProvince, type Province } from '../gaps/province.ts';
import { drawsOf, type Draws } from '../gaps/random.ts';
import { falseRates, foundRates, type Outcome } from '../gaps/tally.ts';
import { BAD_DAYS, evenly, planted, SPREADS, TWO_PEAKS, type Truth } from '../gaps/worlds.ts';
import type { Study } from '../study.ts';

const LIMIT = 40_000;
const PROVINCES = 200;
/** Share of the devices that measure in the next period too. */
const RETURNING = 0.3;
/** Wrongly confirmed areas in one province that are too many. */
const MANY = 2;

interface World {
  readonly name: string;
  readonly speeds: Speeds;
  readonly truth: (province: Province, draws: Draws) => Truth;
}

const even = (province: Province) => evenly(province, LIMIT);
const WORLDS: readonly World[] = [
  ...Object.entries(SPREADS).flatMap(([name, speeds]) => [
    { name, speeds, truth: even },
    { name: `${name}, planted`, speeds, truth: planted },
  ]),
  { name: 'two peaks', speeds: TWO_PEAKS, truth: even },
  { name: 'bad days', speeds: BAD_DAYS, truth: even },
  { name: 'bad days, planted', speeds: BAD_DAYS, truth: planted },
];
/** True means of worlds that are alike everywhere, Mbps: each as the same draws against a lower limit. */
const TRUE_MEANS = [40, 41, 42];

/** This period's finds, with those of the period before that its other devices confirm. */
function withRetest(
  before: DrawnPeriod,
  earlier: Screening,
  now: DrawnPeriod,
  own: Screening,
  sample: Sample,
) {
  const { layout } = sample;
  const suspected = earlier.suspected.map(({ window }) => window);
  const suspectedCells = new Set(suspected.flatMap((window) => [...cellsOf(layout, window)]));
  const chose = new Set<number>();
  for (let row = 0; row < before.rows.length; row++) {
    if (suspectedCells.has(before.rows.cell[row]!)) chose.add(before.rows.device[row]!);
  }
  const returning = now.devices.findIndex((device, i) => device !== before.devices[i]);
  const retested = retestWindows(suspected, sample, (device) => device >= returning || !chose.has(device));
  const taken = new Set(own.confirmed.flatMap(({ window }) => [...cellsOf(layout, window)]));
  return [...own.confirmed, ...apart(layout, retested, taken)];
}

function devicesIn({ layout }: Province, { rows }: DrawnPeriod, { planted: areas }: Truth): number[] {
  const areaOf = new Int32Array(layout.cells.length).fill(-1);
  areas.forEach(({ cells }, area) => cells.forEach((cell) => (areaOf[cell] = area)));
  const devices = areas.map(() => new Set<number>());
  for (let row = 0; row < rows.length; row++) devices[areaOf[rows.cell[row]!]!]?.add(rows.device[row]!);
  return devices.map(({ size }) => size);
}

/** Two periods of one province: what the first shows, and the second with the re-test of what the first suspected. */
function outcomesOf(province: Province, size: PeriodSize, world: World, seed: number) {
  const draws = drawsOf(seed);
  const truth = world.truth(province, draws);
  const common = { means: truth.means, speeds: world.speeds, activity: activityOf(province, draws) };
  const first = drawPeriod(province, size, common, [], draws);
  const returning = first.devices.slice(0, Math.round(size.devices * RETURNING));
  const second = drawPeriod(province, size, common, returning, draws);
  const [before, now] = [first, second].map(({ rows }) =>
    sampleOf(province.layout, rows, speedSpread(rows, province.commune)!, LIMIT),
  ) as [Sample, Sample];
  const [earlier, own] = [screenWindows(before), screenWindows(now)];
  const { activity } = common;
  const alone: Outcome = {
    truth,
    activity,
    confirmed: earlier.confirmed,
    devicesIn: devicesIn(province, first, truth),
  };
  const retested: Outcome = {
    ...{ truth, activity },
    confirmed: withRetest(first, earlier, second, own, now),
    devicesIn: devicesIn(province, second, truth),
  };
  const higher = TRUE_MEANS.slice(1).map((mbps) => {
    const limit = (LIMIT * TRUE_MEANS[0]!) / mbps;
    const screening = truth.planted.length > 0 ? null : screenWindows({ ...before, limit });
    return { ...alone, confirmed: screening?.confirmed ?? [], suspected: screening?.suspected.length ?? 0 };
  });
  return { alone: { ...alone, suspected: earlier.suspected.length }, retested, higher };
}

function gapStudy(name: string, seed: number, size: PeriodSize): Study {
  return {
    ...{ name, seed },
    counts: { provinces: PROVINCES, ...size },
    run(fraction) {
      const province = readProvince();
      const provinces = Math.round(PROVINCES * fraction);
      const rates: Record<string, Rate> = {};
      WORLDS.forEach((world, number) => {
        const drawn = range(provinces).map((i) =>
          outcomesOf(province, size, world, seed + number * PROVINCES + i),
        );
        const retested = drawn.map((entry) => entry.retested);
        if (drawn[0]!.alone.truth.planted.length > 0) {
          const alone = drawn.map((entry) => entry.alone);
          Object.assign(rates, foundRates(world.name, province, alone));
          Object.assign(rates, foundRates(`${world.name}, with re-test`, province, retested));
          return;
        }
        TRUE_MEANS.forEach((mbps, i) => {
          const name = `${world.name}, all at ${mbps}`;
          const outcomes = drawn.map(({ alone, higher }) => (i === 0 ? alone : higher[i - 1]!));
          Object.assign(rates, falseRates(name, outcomes, MANY));
          rates[`${name}: suspected areas in a province`] = {
            hits: outcomes.reduce((sum, { suspected }) => sum + suspected, 0),
            ...{ of: provinces, draws: provinces },
          };
        });
        Object.assign(
          rates,
          falseRates(`${world.name}, all at ${TRUE_MEANS[0]}, with re-test`, retested, MANY),
        );
      });
      return rates;
    },
  };
}

/** How often is a gap confirmed that is none, and how many true ones are found: a month's and a quarter's tests. */
export const gapStudies: readonly Study[] = [
  gapStudy('gaps-month', 16_000_000, { tests: 12_000, devices: 4_000, days: 30 }),
  gapStudy('gaps-quarter', 17_000_000, { tests: 40_000, devices: 12_000, days: 91 }),
];
