import { range } from 'd3';
import { beforeAll, expect, it } from 'vitest';
import { reportMonth } from '#lib/domain/period.ts';
import { batchHistory } from '#lib/server/ingest/batches.ts';
import {
  readTestsPerPerson,
  stateTestsPerPerson,
  unknownDevices,
} from '#lib/server/ingest/tests-per-person.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { faultOf, load, openWarehouse } from './support.ts';

let warehouse: Warehouse;
let batch: number;

beforeAll(async () => {
  warehouse = await openWarehouse('areas');
  const rows = range(600).map((i) => {
    const [day, hour] = [14 + (i % 15), 8 + (i % 10)];
    return `${day}/06/2024 ${String(hour).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:${String(Math.floor(i / 60)).padStart(2, '0')};Viettel;4G;${
      20 + (i % 20)
    };${(106.19 + (i % 10) / 1000).toFixed(3)};${(21.27 + (i % 7) / 1000).toFixed(3)}`;
  });
  const head = 'Thời gian;Nhà mạng;Công nghệ;Tốc độ tải (Mbps);Kinh độ;Vĩ độ';
  batch = (await load(warehouse, 'no-devices.csv', [head, ...rows].join('\n'))).batch.id;
}, 60_000);

async function decision() {
  const filter = {
    ...(await resolveFilter(warehouse, { level: 'district' })),
    period: reportMonth('2024-07'),
  };
  const { decidedBy, verdict, reason, decidingUpper, downloadKbpsMean, downloadKbpsMeanUpper } = (
    await areaStatistics(warehouse, filter)
  ).find(({ tests }) => tests > 0)!;
  return {
    decidedBy,
    verdict,
    reason,
    ratio:
      decidingUpper && (decidingUpper - downloadKbpsMean!) / (downloadKbpsMeanUpper! - downloadKbpsMean!),
  };
}

it('a file without device ids gives no verdict until the office states the tests per person', async () => {
  expect(await unknownDevices(warehouse, batch)).toEqual({ testsWithoutDevice: 600, testsPerPerson: null });
  expect(await decision()).toMatchObject({ decidedBy: null, verdict: 'undecided', reason: 'no_device_ids' });
  const stated = await stateTestsPerPerson(warehouse, batch, 5, 'An');
  expect(stated).toEqual({ testsWithoutDevice: 600, testsPerPerson: 5 });
  const after = await decision();
  expect(after).toMatchObject({ decidedBy: 'widened', verdict: 'not_met', reason: null });
  expect(after.ratio).toBeCloseTo(3, 1);
  await stateTestsPerPerson(warehouse, batch, 6, 'An');
  expect(await decision()).toMatchObject({ decidedBy: null, reason: 'no_device_ids' });
  await stateTestsPerPerson(warehouse, batch, null, 'An');
  expect((await unknownDevices(warehouse, batch)).testsPerPerson).toBeNull();
  expect((await batchHistory(warehouse, batch)).map(({ event, by }) => `${event} ${by}`)).toEqual(
    Array.from({ length: 3 }, () => 'stated An'),
  );
});

it('what is stated is one of few numbers, of a batch that is loaded', async () => {
  expect([readTestsPerPerson(''), readTestsPerPerson('5')]).toEqual([null, 5]);
  const codes = ['0', '7', '5.0', ' 5', 'x'].map((text) => {
    try {
      return readTestsPerPerson(text);
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
  expect(new Set(codes)).toEqual(new Set(['tests_per_person_unknown']));
  expect((await faultOf(stateTestsPerPerson(warehouse, 999, 5, 'An'))).code).toBe('batch_absent');
  await undoBatch(warehouse, batch);
  expect((await faultOf(stateTestsPerPerson(warehouse, batch, 5, 'An'))).code).toBe('batch_is_undone');
});
