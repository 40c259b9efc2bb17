import { range } from 'd3';
import { describe, expect, it } from 'vitest';
import { MOST_HINGE_DEVICES, waysIn } from '#lib/domain/decisions/counting-way.ts';
import { ownDates } from '#lib/domain/period.ts';
import { areaFigures } from '#lib/server/aggregates/area-figures.ts';
import { VoteCollector } from '#lib/server/aggregates/column-store/device-votes.ts';
import { MeasurementMoments } from '#lib/server/aggregates/column-store/measurement-moments.ts';
import { PlaceDays } from '#lib/server/aggregates/column-store/place-days.ts';
import { ScratchArena } from '#lib/server/aggregates/column-store/scratch-arena.ts';
import { wayFindings } from '#lib/server/aggregates/counting-ways.ts';
import type { DeviceVotes } from '#lib/server/aggregates/device-votes.ts';
import { independentMeanInterval, NO_INGREDIENTS } from '#lib/server/aggregates/mean-interval.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import { statement } from '#lib/server/db/statement.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

const powersOf = (values: readonly number[]) => {
  const exact = values.map(BigInt);
  const sum = (of: (x: bigint) => bigint) => exact.reduce((total, x) => total + of(x), 0n);
  return { count: values.length, x: sum((x) => x), xx: sum((x) => x * x), xxx: sum((x) => x ** 3n) };
};

describe('places and days of a device', () => {
  it('are told apart by device, place and day, also where their slots of the hash table are one', () => {
    const groups = { codes: ['A'], operators: ['VTT'] };
    const votes = new VoteCollector(groups);
    const placeDays = new PlaceDays(16, 2, new ScratchArena());
    // One row makes a table of two slots.
    placeDays.begin(1);
    for (const [device, site, day, kbps] of [
      [0, 1, 1, 10],
      [0, 1, 1, 20],
      [0, 1, 3, 30],
      [0, 3, 1, 40],
      [0, 3, 3, 50],
      [1, 1, 1, 60],
      [1, 1, 1, 61],
    ] as const)
      placeDays.add(device, site, day, kbps);
    placeDays.flush(2, () => 1, votes);
    const { tests, clusters, kbpsSum, kbpsSquared } = votes.of(1, new MeasurementMoments(groups)).placeDays;
    expect({ tests, clusters, kbpsSum, kbpsSquared }).toEqual({
      tests: 5,
      clusters: 2,
      kbpsSum: 15 + 30 + 40 + 50 + 61,
      kbpsSquared: 15 ** 2 + 30 ** 2 + 40 ** 2 + 50 ** 2 + 61 ** 2,
    });
  });
});

describe('a way of counting', () => {
  const slow = [30_000, 31_000, 32_000, 33_000];
  const votes: DeviceVotes = {
    all: powersOf(slow),
    unflagged: powersOf([50_000, 51_000]),
    withFailed: powersOf(slow),
    placeDays: NO_INGREDIENTS,
    slowest: slow.slice(0, 3),
    fastest: slow.toReversed().slice(0, 3),
    stated: 0,
  };
  const allTests = { mean: 31_500, lower: 30_000, upper: 33_000 };
  const found = (minimumDevices: number, limit = 40_000) => {
    const { waysMet, waysNotMet } = wayFindings(votes, allTests, { limit, minimumDevices });
    return [waysIn(waysMet), waysIn(waysNotMet)];
  };

  it('decides on which side of the limit its whole interval lies', () => {
    expect(found(2)).toEqual([['unflagged'], ['equal_devices', 'all_tests', 'failed_as_zero']]);
    expect(found(2, 20_000)).toEqual([['equal_devices', 'all_tests', 'unflagged', 'failed_as_zero'], []]);
  });

  it('decides nothing with too few devices of its own, nor any where there are too few', () => {
    expect(found(3)).toEqual([[], ['equal_devices', 'all_tests', 'failed_as_zero']]);
    expect(found(5)).toEqual([[], []]);
  });
});

describe('devices that a verdict hangs on', () => {
  const side = (values: readonly number[], limit: number) => {
    const { lower, upper } = independentMeanInterval(powersOf(values));
    if (lower === null || upper === null) return 0;
    return lower >= limit ? 1 : upper < limit ? -1 : 0;
  };

  /** The same by leaving values out of the list itself. */
  function fewestThatTurn(values: readonly number[], limit: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    const decided = side(values, limit);
    const turns = range(1, MOST_HINGE_DEVICES + 1).find((left) =>
      [sorted.slice(left), sorted.slice(0, -left)].some((rest) => side(rest, limit) !== decided),
    );
    return turns ?? 0;
  }

  it('are as many as a list without them tells, in 500 seeded samples', () => {
    const random = seededRandom(20_241_128);
    const counted = new Map<number, number>();
    for (let i = 0; i < 500; i++) {
      const votes = range(5 + random.integer(60)).map(
        () => 5_000 + random.integer(30_000) + random.integer(50) ** 3,
      );
      const limit = 20_000 + random.integer(40_000);
      const sorted = [...votes].sort((a, b) => a - b);
      const of: DeviceVotes = {
        ...{ all: powersOf(votes), unflagged: powersOf([]), withFailed: powersOf(votes) },
        ...{ placeDays: NO_INGREDIENTS, stated: 0 },
        slowest: sorted.slice(0, MOST_HINGE_DEVICES),
        fastest: sorted.toReversed().slice(0, MOST_HINGE_DEVICES),
      };
      const { hingeDevices } = wayFindings(of, independentMeanInterval(of.all), { limit, minimumDevices: 2 });
      expect(hingeDevices).toBe(fewestThatTurn(votes, limit));
      counted.set(hingeDevices, (counted.get(hingeDevices) ?? 0) + 1);
    }
    expect([...counted.keys()].sort()).toEqual([0, 1, 2, 3]);
  });
});

it('a place where every test failed counts only where failed tests do', async () => {
  const rows = statement()`insert into world_test by name
    select date '2024-06-20' as tested_on, 'a1' as place, 'VTT' as operator, 1 as device, *
    from (values (30000, 106.1, 21.1), (0, 106.5, 21.5)) as t(download_kbps, longitude, latitude)`;
  const world = await openCaseWorld({ rows });
  const filter = { ...(await resolveFilter(world, {})), period: ownDates('2024-06-13', '2024-07-13') };
  const places = async (failedAsZero: boolean) => {
    const scope = { ...scopeOf(filter, {}), failedAsZero };
    const [first] = await areaFigures(world, scope, { limit: 40_000, minimumDevices: 2, byOperator: false });
    return first!.figures.places;
  };
  expect([await places(false), await places(true)]).toEqual([1, 2]);
  await world.close();
});
