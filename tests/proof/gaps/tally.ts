import type { Rate } from '#lib/domain/measured-rate.ts';
import { sum } from 'd3';
import { cellsOf } from '#lib/server/statistics/gap-windows/window-layout.ts';
import type { FoundWindow } from '#lib/server/statistics/gap-windows/screen-windows.ts';
import type { Province } from './province.ts';
import type { Truth } from './worlds.ts';

/** What was found in one province, by one period's measurements. */
export interface Outcome {
  readonly truth: Truth;
  /** How much is measured in each cell. */
  readonly activity: Float64Array;
  readonly confirmed: readonly FoundWindow[];
  /** Devices that measured in each planted area. */
  readonly devicesIn: readonly number[];
}

/** The part of the smaller of two areas from which on they are taken for one. */
const HALF = 0.5;
const MANY_DEVICES = 80;

/** The true mean of a window: of its cells, by how much is measured in each. */
function trueMean({ layout }: Province, { truth, activity }: Outcome, window: number): number {
  const cells = [...cellsOf(layout, window)];
  return sum(cells, (cell) => activity[cell]! * truth.means[cell]!) / sum(cells, (cell) => activity[cell]!);
}

/** Which of the planted areas does a confirmed one share half of the smaller of both with? */
export const foundPlanted = (
  { layout }: Province,
  { planted }: Truth,
  confirmed: readonly FoundWindow[],
): readonly boolean[] =>
  planted.map(({ cells }) =>
    confirmed.some(({ window }) => {
      const of = cellsOf(layout, window);
      const common = of.reduce((n, cell) => n + Number(cells.has(cell)), 0);
      return common >= HALF * Math.min(of.length, cells.size);
    }),
  );

/** The rates of worlds without a place below the limit. */
export function falseRates(name: string, outcomes: readonly Outcome[], most: number): Record<string, Rate> {
  const draws = outcomes.length;
  const counts = outcomes.map(({ confirmed }) => confirmed.length);
  return {
    [`${name}: wrongly confirmed areas in a province`]: { hits: sum(counts), of: draws, draws },
    [`${name}: provinces with more than ${most}`]: {
      hits: counts.filter((count) => count > most).length,
      of: draws,
      draws,
    },
  };
}

/** The rates of worlds with planted areas. */
export function foundRates(
  name: string,
  province: Province,
  outcomes: readonly Outcome[],
): Record<string, Rate> {
  const draws = outcomes.length;
  const { layout, people } = province;
  const areas = outcomes.flatMap(({ truth, confirmed, devicesIn }) =>
    foundPlanted(province, truth, confirmed).map((found, i) => ({
      kbps: truth.planted[i]!.kbps,
      found,
      devices: devicesIn[i]!,
    })),
  );
  const shareOf = (of: typeof areas): Rate => ({
    hits: of.filter(({ found }) => found).length,
    of: Math.max(1, of.length),
    draws: Math.max(1, of.length),
  });
  const peopleIn = (cells: Iterable<number>) => sum(cells, (cell) => people[cell]!);
  const perProvince = outcomes.map((outcome) => {
    const { truth, confirmed } = outcome;
    const weak = new Set(truth.planted.flatMap(({ cells }) => [...cells]));
    const shown = confirmed.flatMap(({ window }) => [...cellsOf(layout, window)]);
    const right = shown.filter((cell) => weak.has(cell));
    return {
      weak: peopleIn(weak),
      shown: peopleIn(shown),
      caught: peopleIn(right),
      outside: confirmed.filter(({ window }) => !cellsOf(layout, window).some((cell) => weak.has(cell)))
        .length,
      above: confirmed.filter(({ window, atMost }) => trueMean(province, outcome, window) > atMost).length,
    };
  });
  const total = (key: keyof (typeof perProvince)[number]) => sum(perProvince, (entry) => entry[key]);
  const shownAreas = sum(outcomes, ({ confirmed }) => confirmed.length);
  const few = (hits: number, of: number, independent: number): Rate => ({
    hits: Math.round(hits),
    of: Math.max(1, Math.round(of)),
    draws: Math.max(1, independent),
  });
  const rates: Record<string, Rate> = {
    [`${name}: planted areas found`]: shareOf(areas),
    [`${name}: people in planted areas who are shown`]: few(total('caught'), total('weak'), draws),
    [`${name}: people shown who live outside planted areas`]: few(
      total('shown') - total('caught'),
      total('shown'),
      draws,
    ),
    [`${name}: confirmed areas whose true mean is above the bound shown`]: few(
      total('above'),
      shownAreas,
      shownAreas,
    ),
    [`${name}: areas confirmed wholly outside planted ones, in a province`]: few(
      total('outside'),
      draws,
      draws,
    ),
  };
  for (const kbps of [25_000, 30_000, 35_000]) {
    const of = areas.filter((area) => area.kbps === kbps);
    rates[`${name}: planted areas of ${kbps / 1000} Mbps found`] = shareOf(of);
    rates[`${name}: planted areas of ${kbps / 1000} Mbps with ${MANY_DEVICES} devices or more found`] =
      shareOf(of.filter(({ devices }) => devices >= MANY_DEVICES));
  }
  return rates;
}
