import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { waysIn } from '#lib/domain/decisions/counting-way.ts';
import { statement } from '#lib/server/db/statement.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { uploadFigures, uploadGroups } from '#lib/server/statistics/upload-figures.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

/** One phone with three uploads, two with one, a failed one, one without a device, one without an upload. */
const uploads = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, 'a1' as place, operator, 50000 as download_kbps, upload_kbps, device,
    timestamp '2024-06-20 01:00:00' + interval (hour) hour as tested_at
  from (values ('VTT', 90000, 1, 0), ('VTT', 90000, 1, 1), ('VTT', 90001, 1, 2), ('VTT', 10000, 2, 6),
    ('MBF', 20000, 3, 6), ('VTT', 0, 2, 7), ('VTT', 30000, null, 7), ('VTT', null, 4, 15))
    as row(operator, upload_kbps, device, hour)`;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: uploads });
});
afterAll(() => warehouse.close());

async function figuresOf(query: string) {
  const filter = await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(query)));
  const scope = { ...scopeOf(filter, { code: 'A' }), failedAsZero: filter.failedTests === 'as_zero' };
  const rows = uploadFigures(await uploadGroups(warehouse, scope), { limit: 40_000, minimumDevices: 2 });
  return (operator: string | null) =>
    rows.find((row) => (operator === null ? row.whole : row.operator === operator))?.figures;
}

it('uploads give every test a weight, and every device one vote; failed and missing ones do not count', async () => {
  const of = await figuresOf('edition=old&level=district');
  expect(of(null)).toMatchObject({
    ...{ tests: 6, failedTests: 1, failedShare: 1 / 7, testsWithoutDevice: 1, devices: 3, clusters: 4 },
    ...{ places: 1, timesOfDay: 2 },
    downloadKbpsMean: (90000 + 90000 + 90001 + 10000 + 20000 + 30000) / 6,
    downloadKbpsDeviceMean: (90000 + 10000 + 20000) / 3,
    shareAtLimit: null,
  });
  expect(of('MBF')).toMatchObject({
    tests: 1,
    devices: 1,
    downloadKbpsDeviceMean: 20000,
    downloadKbpsMeanLower: null,
  });
  expect(of('VNPT')).toBeUndefined();
});

it('failed uploads count as zeros where the filter says so', async () => {
  const of = await figuresOf('edition=old&level=district&failed=as_zero');
  expect(of(null)).toMatchObject({
    tests: 7,
    failedShare: 1 / 7,
    downloadKbpsDeviceMean: (90000 + 5000 + 20000) / 3,
  });
});

/** Three phones of ten uploads each: nine of them marked and slow, one fast. */
const doubtful = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, 'a1' as place, 'VTT' as operator, 50000 as download_kbps,
    1 + i % 3 as device, if(i < 27, 1000, 90000) + i as upload_kbps, (i < 27)::integer as flags, 2 as per_person
  from range(30) as t(i)`;

it('uploads are counted in every way: without the marked ones these decide the opposite', async () => {
  const world = await openCaseWorld({ rows: doubtful });
  const filter = await resolveFilter(
    world,
    parseFilterChoice(new URLSearchParams('edition=old&level=district')),
  );
  const groups = await uploadGroups(world, { ...scopeOf(filter, { code: 'A' }), failedAsZero: false });
  const { figures } = uploadFigures(groups, { limit: 40_000, minimumDevices: 3 }).find(({ whole }) => whole)!;
  expect(waysIn(figures.waysMet)).toEqual(['unflagged']);
  expect(waysIn(figures.waysNotMet)).toEqual([
    'equal_devices',
    'all_tests',
    'one_per_device_place_day',
    'failed_as_zero',
  ]);
  const tooFew = uploadFigures(groups, { limit: 40_000, minimumDevices: 4 })[0]!.figures;
  expect([tooFew.waysMet, tooFew.waysNotMet]).toEqual([0, 0]);
  await world.close();
});
