import { range } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { predicateOf } from '#lib/server/aggregates/column-store/predicate.ts';
import { scanChanges } from '#lib/server/aggregates/column-store/scan-changes.ts';
import { addParts } from '#lib/server/aggregates/column-store/paired-parts.ts';
import { ScratchArena } from '#lib/server/aggregates/column-store/scratch-arena.ts';
import { Selection } from '#lib/server/aggregates/column-store/selection.ts';
import { columnsIn } from '#lib/server/aggregates/column-store/measurement-columns.ts';
import { pairedPeriods } from '#lib/server/aggregates/paired-periods.ts';
import { areaFigures, areaTotals } from '#lib/server/aggregates/area-figures.ts';
import { keyOfGroup } from '#lib/server/aggregates/groups.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { plainPairs } from './plain-strata.ts';
import { sqlPairs, sqlSums, sqlVotes } from './sql-oracle.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import { areaSumsOf } from '#lib/server/aggregates/column-store/scanned-figures.ts';
import { seriesPoints } from '#lib/server/aggregates/series-points.ts';
import { speedPoint } from '#lib/server/aggregates/speed-figures.ts';
import {
  anyQuestions,
  figuresOf,
  mixed,
  partitionsFor,
  scannedGroups,
  scannedSums,
  totalsOf,
} from './mixed-world.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: mixed });
});
afterAll(() => warehouse.close());

const { random, anyDates, anyFilter, anyScope, anyMonths } = anyQuestions(20_241_127, () => warehouse);

describe('columns in memory give what the raw rows give, to the digit', () => {
  const tries = Array.from({ length: 40 }, (_, i) => i);

  it.each(tries)('sums of areas and operators, try %i', async () => {
    const [scope, byOperator] = [await anyScope(), random.integer(2) > 0];
    const options = { limit: 40_000, minimumDevices: 20, byOperator };
    const [sums, votes] = [await sqlSums(warehouse, scope, options), await sqlVotes(warehouse, scope)];
    const scanned = await scannedGroups(warehouse, scope, options);
    expect(scanned.map(areaSumsOf)).toEqual(sums);
    expect(scanned.map((group) => group.votes)).toEqual(
      scanned.map(({ name }) => votes.get(keyOfGroup(name))),
    );
    expect(await areaFigures(warehouse, scope, options)).toEqual(figuresOf(sums, votes, scope, options));
    const ofAll = byOperator ? sums : await sqlSums(warehouse, scope, { ...options, byOperator: true });
    expect(await areaTotals(warehouse, scope)).toEqual(totalsOf(ofAll));
  });

  it.each([2, 3, 5])('sums of %i shares of the areas', async (of) => {
    const [scope, options] = [await anyScope(), { limit: 40_000, byOperator: true }];
    const shares = range(of).map((nth) => scannedSums(warehouse, scope, options, { nth, of }));
    expect((await Promise.all(shares)).flat()).toEqual(await sqlSums(warehouse, scope, options));
  });

  it.each(tries.slice(0, 10))('the points of a series, try %i', async () => {
    const filter = await anyFilter();
    const { operator, edition, level } = filter;
    const failedAsZero = filter.failedTests === 'as_zero';
    const whole = { ...scopeOf({ ...filter, operator, edition, level }, { together: true }), failedAsZero };
    const [options, months] = [{ limit: 40_000, byOperator: random.integer(2) > 0 }, anyMonths()];
    const points = await Promise.all(
      months.map(async (month) =>
        (await sqlSums(warehouse, { ...whole, ...month }, options)).map(({ operator, whole, ...sums }) => ({
          ...{ code: month.from, operator, whole },
          figures: speedPoint(sums),
        })),
      ),
    );
    expect(await seriesPoints(warehouse, whole, months, options)).toEqual(points.flat());
  });

  it.each(tries)('sums of two periods and what pairs them, try %i', async () => {
    const [scope, bases, byOperator] = [await anyScope(), [anyDates(), anyDates()], random.integer(2) > 0];
    const rows = await Promise.all(bases.map((base) => sqlPairs(warehouse, scope, base, byOperator)));
    expect((await pairedPeriods(warehouse, scope, bases, byOperator)).map(plainPairs)).toEqual(rows);
  });

  it.each([2, 4, 8])('sums of two periods, added up from %i parts', async (of) => {
    const [scope, bases, scratch] = [await anyScope(), [anyDates(), anyDates()], new ScratchArena()];
    const held = await partitionsFor(warehouse, [scope, ...bases]);
    const choice = await predicateOf(warehouse, scope, held.placeSites);
    const parts = range(of).map((nth) => {
      const [now, ...before] = [scope, ...bases].map(
        (dates, i) => new Selection(held.columns[i]!.map(columnsIn), choice(dates)),
      );
      scratch.reset();
      return scanChanges(now!, before, { byOperator: true, part: { nth, of } }, scratch);
    });
    const { groups } = choice(scope);
    const rows = await Promise.all(bases.map((base) => sqlPairs(warehouse, scope, base, true)));
    expect(
      bases.map((_, base) =>
        plainPairs(
          addParts(
            parts.map((part) => part[base]!),
            groups,
          ),
        ),
      ),
    ).toEqual(rows);
  });
});
