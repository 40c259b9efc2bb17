import { sum } from 'd3';
import { afterEach, describe, expect, it } from 'vitest';
import type { FilterChoice } from '#lib/domain/filter.ts';
import { outsideInWords } from '#lib/messages/outside.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { testsOutside } from '#lib/server/statistics/tests-outside.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

/** District A is a place that no commune of the new edition is known for; `nowhere` is no place at all. */
const rows = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, unnest(['a1', 'a1', 'district-a', 'district-a', 'nowhere', 'a1']) as place,
    unnest([30000, 40000, 20000, 0, 50000, 60000]) as download_kbps,
    unnest(['4G', '4G', '4G', '4G', '4G', '5G']) as technology`;

let warehouse: Warehouse;
afterEach(() => warehouse.close());

const inEdition = async (edition: string, more: FilterChoice = {}) =>
  resolveFilter(warehouse, { edition, ...more, ...(await period()) });
const period = async () => ({ period: (await resolveFilter(warehouse, {})).period });

describe('tests that no area of a level counts', () => {
  it('make up, with the areas, every test of the filter', async () => {
    warehouse = await openCaseWorld({ rows });
    const choices: readonly (readonly [FilterChoice, number])[] = [
      [{}, 4],
      [{ failedTests: 'as_zero' }, 5],
      [{ technology: 'all' }, 5],
    ];
    for (const [choice, all] of choices) {
      for (const edition of ['old', 'new']) {
        const filter = await inEdition(edition, choice);
        const inAreas = sum(await areaStatistics(warehouse, filter), ({ tests }) => tests);
        const { named, positioned, unplaced } = await testsOutside(warehouse, filter);
        expect(inAreas + named + positioned + unplaced).toBe(all);
      }
    }
  });

  it('are told apart by what is known of their place', async () => {
    warehouse = await openCaseWorld({ rows });
    const filter = await inEdition('new');
    expect(await testsOutside(warehouse, filter)).toEqual({ named: 1, positioned: 0, unplaced: 1 });
    expect(await testsOutside(warehouse, await inEdition('old'))).toEqual({
      ...{ named: 0, positioned: 0, unplaced: 1 },
    });
    await warehouse.change({
      commit: (writer) => writer.run(statement()`update place set area_ids = [1]`, {}),
    });
    expect(await testsOutside(warehouse, filter)).toEqual({ named: 0, positioned: 1, unplaced: 1 });
  });

  it('make up, with its inner areas, every test of an area', async () => {
    warehouse = await openCaseWorld({ rows });
    const within = { edition: 'old', level: 'district', code: 'A' } as const;
    const [area] = await areaStatistics(warehouse, await inEdition('old'));
    const communes = await inEdition('new');
    const inner = await areaStatistics(warehouse, communes, { within });
    expect([area!.code, area!.tests, sum(inner, ({ tests }) => tests)]).toEqual(['A', 3, 2]);
    expect(await testsOutside(warehouse, communes, within)).toEqual({ named: 1, positioned: 0, unplaced: 0 });
  });

  it('are said with their reasons, and not at all where there are none', () => {
    expect(outsideInWords({ named: 12, positioned: 0, unplaced: 2 }, 'district', 'vi')).toBe(
      'Ngoài ra có 14 lượt đo không thuộc huyện nào ở trên: 12 chỉ ghi tên nơi đo, tên ấy không cho biết thuộc huyện nào của bộ địa giới này; 2 ở ngoài mọi địa bàn hoặc tên còn chờ xác định.',
    );
    expect(outsideInWords({ named: 0, positioned: 0, unplaced: 0 }, 'district', 'vi')).toBeNull();
  });
});
