import { describe, expect, it } from 'vitest';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { batchReport, listBatches } from '#lib/server/ingest/batches.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { counts, exported, faultOf, load, openWarehouse, rowsOf } from './support.ts';

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';
const B = '14/06/2024 09:30:00;Vinaphone;4G;40;9;30;106,3;21,3;b';
const without = (row: string, ...columns: number[]) =>
  row
    .split(';')
    .map((cell, i) => (columns.includes(i) ? '' : cell))
    .join(';');

const placesOf = async (warehouse: Warehouse) =>
  (await rowsOf(warehouse)).map(({ batch, row }) => `${String(batch)}:${String(row)}`);

describe('a test counts once', () => {
  it('however often its row stands in a file, spelt this way or that', async () => {
    const warehouse = await openWarehouse();
    const spelt = A.replace('Viettel', 'VTT').replace('4G', 'LTE').replace('38,2', '38,20');
    expect(counts(await load(warehouse, 'a.csv', exported(A, B, A, spelt)))).toEqual([4, 2, 2, 0]);
    expect(await placesOf(warehouse)).toEqual(['1:2', '1:3']);
  });

  it('by device wherever it was, by position when the device is not known', async () => {
    const warehouse = await openWarehouse();
    const moved = A.replace('106,2', '106,9');
    const nameless = without(A, 8);
    const report = await load(
      warehouse,
      'a.csv',
      exported(A, moved, nameless, nameless, nameless.replace('106,2', '106,9')),
    );
    expect(counts(report)).toEqual([5, 3, 2, 0]);
  });

  it('but tests that differ in time, operator, technology or speed are several', async () => {
    const warehouse = await openWarehouse();
    const others = [
      A.replace('08:00:01', '08:00:02'),
      A.replace('13/06/2024 08:00:01', '13/06/2024'),
      A.replace('Viettel', 'Mobifone'),
      A.replace('4G', '5G'),
      A.replace('38,2', '38,3'),
      A.replace(';11;', ';12;'),
    ];
    expect(counts(await load(warehouse, 'a.csv', exported(A, ...others)))).toEqual([7, 7, 0, 0]);
  });

  it('and rows with neither device nor position are never taken for one another', async () => {
    const warehouse = await openWarehouse();
    const row = '13/06/2024;Viettel;38,2;Lục Nam';
    const content = `Ngày;Nhà mạng;Download Mbps;Huyện\n${row}\n${row}\n`;
    expect(counts(await load(warehouse, 'a.csv', content))).toEqual([2, 2, 0, 0]);
  });

  it('also over several files', async () => {
    const warehouse = await openWarehouse();
    await load(warehouse, 'a.csv', exported(A));
    expect(counts(await load(warehouse, 'b.csv', exported(B, A, A)))).toEqual([3, 1, 2, 0]);
    expect(await placesOf(warehouse)).toEqual(['1:2', '2:2']);
  });
});

describe('the same file twice', () => {
  it('changes nothing, whatever its name', async () => {
    const warehouse = await openWarehouse();
    const first = await load(warehouse, 'a.csv', exported(A, B));
    const version = warehouse.dataVersion;
    const again = await load(warehouse, 'copy.csv', exported(A, B));
    expect(again).toEqual({ ...first, outcome: 'unchanged' });
    expect(warehouse.dataVersion).toBe(version);
  });

  it('at the same moment is loaded once', async () => {
    const warehouse = await openWarehouse();
    const both = await Promise.all([
      load(warehouse, 'a.csv', exported(A, B)),
      load(warehouse, 'b.csv', exported(A, B)),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['loaded', 'unchanged']);
    expect(await listBatches(warehouse)).toHaveLength(1);
  });
});

describe('a batch taken back', () => {
  it('leaves no row, keeps its report, and its file can come in again', async () => {
    const warehouse = await openWarehouse();
    const { batch } = await load(warehouse, 'a.csv', exported(A, B, 'x'));
    const undone = await undoBatch(warehouse, batch.id);
    expect(await rowsOf(warehouse)).toEqual([]);
    expect(undone.batch).toMatchObject({ state: 'undone', read: 3, rejected: 1 });
    expect(undone.rejections).toHaveLength(1);
    expect((await load(warehouse, 'a.csv', exported(A, B, 'x'))).outcome).toBe('loaded');
    expect((await faultOf(undoBatch(warehouse, batch.id))).code).toBe('batch_already_undone');
    expect((await faultOf(undoBatch(warehouse, 99))).code).toBe('batch_absent');
  });

  it('gives way to the rows that repeated it: the earliest takes its place, the others repeat that', async () => {
    const warehouse = await openWarehouse();
    const first = await load(warehouse, '1.csv', exported(A));
    const second = await load(warehouse, '2.csv', exported(B, A, A));
    const third = await load(warehouse, '3.csv', exported(A.replace('4G', 'LTE')));
    await undoBatch(warehouse, first.batch.id);
    expect(await placesOf(warehouse)).toEqual(['2:2', '2:3']);
    const reportOf = async (id: number) => counts(await batchReport(warehouse, id));
    expect(await reportOf(second.batch.id)).toEqual([3, 2, 1, 0]);
    expect(await reportOf(third.batch.id)).toEqual([1, 0, 1, 0]);
    expect((await batchReport(warehouse, second.batch.id)).batch.firstOn).toBe('2024-06-13');
    await undoBatch(warehouse, second.batch.id);
    expect(await placesOf(warehouse)).toEqual(['3:2']);
    expect(await reportOf(third.batch.id)).toEqual([1, 1, 0, 0]);
    await undoBatch(warehouse, third.batch.id);
    expect(await placesOf(warehouse)).toEqual([]);
  });
});

describe('a load called off', () => {
  it('leaves nothing behind', async () => {
    const warehouse = await openWarehouse();
    const abort = new AbortController();
    abort.abort();
    const version = warehouse.dataVersion;
    const fault = await faultOf(load(warehouse, 'a.csv', exported(A), { signal: abort.signal }));
    expect(fault.code).toBe('load_cancelled');
    expect(await rowsOf(warehouse)).toEqual([]);
    expect(warehouse.dataVersion).toBe(version);
    expect(counts(await load(warehouse, 'a.csv', exported(A)))).toEqual([1, 1, 0, 0]);
  });
});
