import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rejectionWords } from '#lib/messages/rejections.ts';
import { batchHistory } from '#lib/server/ingest/batches.ts';
import { rawFileOf, restorableIn } from '#lib/server/ingest/raw/raw-file.ts';
import { rowOrigin } from '#lib/server/ingest/raw/row-origin.ts';
import { rejectedRowsCsv } from '#lib/server/ingest/rejected-rows-csv.ts';
import { restoreBatch, reloadBatch } from '#lib/server/ingest/reload.ts';
import { clearInbox } from '#lib/server/ingest/inbox.ts';
import { applyRetention } from '#lib/server/ingest/retention.ts';
import { switchRule } from '#lib/server/ingest/rules/switch-rule.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { counts, exported, faultOf, load, NOW, openWarehouse, rowsOf } from './support.ts';

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';
const B = '14/06/2024 09:30:00;Vinaphone;4G;40;9;0;106,3;21,3;b';
const PLAIN =
  'Ngày;Nhà mạng;Công nghệ;Download Mbps;Huyện;Ghi chú\n13/06/2024;Viettel;4G;38,2;Lục Nam;ngoài trời\n';

const KEEP = { keep: ['Ghi chú'] };

const marks = (warehouse: Warehouse) =>
  warehouse.db.query<{ row: number; flags: number; off: number }, Record<never, never>>(
    { text: `select row_number as row, flags, flags_off as off from measurement order by row_number` },
    {},
  );
const hashes = (warehouse: Warehouse) =>
  warehouse.db.query<{ hash: string }, Record<never, never>>(
    { text: `select device_hash::varchar as hash from measurement order by batch_id, row_number` },
    {},
  );

describe('a raw file', () => {
  it('is stored unchanged when nothing in it reaches a person', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', PLAIN, KEEP);
    await warehouse.settled();
    const raw = await rawFileOf(warehouse, batch.id);
    expect(raw).toMatchObject({ form: 'bytes', expiresOn: '2025-09-05' });
    expect(readdirSync(join(warehouse.dataDir, 'inbox'))).toEqual(['raw']);
  });

  it('leads a row back to its cells, whatever became of it, without a device', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', exported(A, A, 'x', B));
    await warehouse.settled();
    const fates = [];
    for (const row of [2, 3, 4, 5, 6]) fates.push((await rowOrigin(warehouse, batch.id, row)).fate);
    expect(fates).toEqual(['accepted', 'duplicate', 'rejected', 'accepted', 'absent']);
    const { cells } = await rowOrigin(warehouse, batch.id, 5);
    expect(cells?.map(({ value }) => value)).toEqual([...B.split(';').slice(0, -1), null]);
    expect(cells?.at(-1)).toEqual({ column: 'Mã thiết bị', value: null, withheld: true });
  });

  it('gives the rejected rows whole, with the reason behind, to be mended and loaded', async () => {
    const warehouse = await openOnDisk();
    const wrong = PLAIN.replace('38,2', '=1+1').replace('\n13', '\n14/06/2024;Viettel;4G;41;Lục Nam;\n13');
    const { batch } = await load(warehouse, 'a.csv', wrong, KEEP);
    await warehouse.settled();
    const list = await rejectedRowsCsv(warehouse, batch, rejectionWords('vi'));
    const csv = Buffer.from(await new Response(list).arrayBuffer()).toString();
    expect(csv).toBe(
      '\ufeffNgày,Nhà mạng,Công nghệ,Download Mbps,Huyện,Ghi chú,Dòng,Cột,Lý do\r\n' +
        "13/06/2024,Viettel,4G,'=1+1,Lục Nam,ngoài trời,3,Download Mbps," +
        '"Dòng 3, cột «Download Mbps»: «=1+1» không phải là số."\r\n',
    );
    const mended = await load(warehouse, 'mended.csv', csv.replace("'=1+1", '"38,2"'));
    expect(counts(mended)).toEqual([1, 1, 0, 0]);
  });

  it('gives the rejected rows of an irregular file too, a device left out', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', exported(A, 'x', B.replace('40', '-4')));
    await warehouse.settled();
    const list = await rejectedRowsCsv(warehouse, batch, rejectionWords('vi'));
    const [, malformed, negative] = Buffer.from(await new Response(list).arrayBuffer())
      .toString()
      .split('\r\n');
    expect(malformed).toMatch(/^x,,,.*,3,/);
    expect(negative).toMatch(/^14\/06\/2024 09:30:00,Vinaphone,4G,-4,9,0,"106,3","21,3",,4,/);
  });

  it('leads back into a file stored unchanged', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', PLAIN, KEEP);
    await warehouse.settled();
    const { cells } = await rowOrigin(warehouse, batch.id, 2);
    expect(cells?.map(({ value }) => value)).toEqual([
      '13/06/2024',
      'Viettel',
      '4G',
      '38,2',
      'Lục Nam',
      'ngoài trời',
    ]);
  });

  it('of which a line is no row is stored as a table, that line included', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', `${PLAIN}x;y\n`, KEEP);
    await warehouse.settled();
    expect((await rawFileOf(warehouse, batch.id))!.form).toBe('table');
    const { fate, cells } = await rowOrigin(warehouse, batch.id, 3);
    expect([fate, cells?.map(({ value }) => value)]).toEqual([
      'rejected',
      ['x', 'y', null, null, null, null],
    ]);
    const { batch: again } = await reloadBatch(warehouse, batch.id, { by: 'x' });
    expect([again.read, again.accepted, again.rejected]).toEqual([2, 1, 1]);
  });

  it('goes when its days are over', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 10 }, clock);
    const { batch } = await load(warehouse, 'a.csv', PLAIN, KEEP);
    await warehouse.settled();
    clock.now = new Date('2024-08-10T05:00:00Z');
    await applyRetention(warehouse);
    expect(await rawFileOf(warehouse, batch.id)).not.toBeNull();
    clock.now = new Date('2024-08-11T05:00:00Z');
    await applyRetention(warehouse);
    expect(await rawFileOf(warehouse, batch.id)).toBeNull();
    expect(readdirSync(join(warehouse.dataDir, 'inbox/raw'))).toEqual([]);
    expect((await rowOrigin(warehouse, batch.id, 2)).cells).toBeNull();
    expect((await faultOf(reloadBatch(warehouse, batch.id, { by: 'test' }))).code).toBe('raw_file_absent');
  });

  it('is not stored by a warehouse in memory', async () => {
    const warehouse = await openWarehouse();
    const { batch } = await load(warehouse, 'a.csv', PLAIN, KEEP);
    await warehouse.settled();
    expect(await rawFileOf(warehouse, batch.id)).toBeNull();
  });
});

describe('a batch loaded again from its raw file', () => {
  it('has the same rows, devices included, under the same number', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', exported(A, B, 'x', A));
    await warehouse.settled();
    const before = [await rowsOf(warehouse), await hashes(warehouse)];
    const again = await reloadBatch(warehouse, batch.id, { by: 'Hoa' });
    expect([await rowsOf(warehouse), await hashes(warehouse)]).toEqual(before);
    expect(counts(again)).toEqual([4, 2, 1, 1]);
    expect(again.batch).toMatchObject({ id: batch.id, loadedBy: 'test', mapping: batch.mapping });
    expect(await batchHistory(warehouse, batch.id)).toMatchObject([{ event: 'reloaded', by: 'Hoa' }]);
  });

  it('still knows which tests went over Wi-Fi, and no network’s name', async () => {
    const warehouse = await openOnDisk();
    const content =
      'Ngày;Công nghệ;Download Mbps;Huyện;SSID\n13/06/2024;4G;40;Lục Nam;Nha Lan\n13/06/2024;4G;41;Lục Nam;\n';
    const { batch, notices } = await load(warehouse, 'a.csv', content);
    await warehouse.settled();
    expect((await rowOrigin(warehouse, batch.id, 2)).cells?.at(-1)?.value).toBe('Wi-Fi');
    const again = await reloadBatch(warehouse, batch.id, { by: 'Hoa' });
    const [met] = again.rules.filter(({ rows }) => rows > 0);
    expect(met).toMatchObject({ code: 'wifi_named_mobile', rows: 1 });
    expect(again.notices).toEqual(notices);
  });

  it('may be read by other columns', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', PLAIN, KEEP);
    await warehouse.settled();
    const again = await reloadBatch(warehouse, batch.id, { by: 'Hoa', constants: { technology: '5G' } });
    expect(again.batch.mapping?.constants).toEqual({ technology: '5G' });
    expect(await rowsOf(warehouse)).toMatchObject([{ technology: '5G' }]);
  });

  it('gives its rows to the batch that repeats them, and none is counted twice', async () => {
    const warehouse = await openOnDisk();
    const first = await load(warehouse, 'a.csv', exported(A, B));
    const second = await load(warehouse, 'b.csv', exported(A));
    await warehouse.settled();
    await reloadBatch(warehouse, first.batch.id, { by: 'Hoa' });
    expect(await rowsOf(warehouse)).toHaveLength(2);
    await undoBatch(warehouse, second.batch.id);
    expect(await rowsOf(warehouse)).toHaveLength(2);
  });
});

describe('a batch put back', () => {
  it('is as it was, compared with what came in meanwhile', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', exported(A, B));
    await warehouse.settled();
    expect(await restorableIn(warehouse)).toEqual([]);
    await undoBatch(warehouse, batch.id, 'Hoa');
    await load(warehouse, 'b.csv', exported(A));
    expect(await restorableIn(warehouse)).toEqual([batch.id]);
    const back = await restoreBatch(warehouse, batch.id, { by: 'Lan' });
    expect(await restorableIn(warehouse)).toEqual([]);
    expect(counts(back)).toEqual([2, 1, 1, 0]);
    expect(back.batch).toMatchObject({ state: 'loaded', undoneAt: null });
    expect(await rowsOf(warehouse)).toHaveLength(2);
    const events = await batchHistory(warehouse, batch.id);
    expect(events.map(({ event, by }) => [event, by])).toEqual([
      ['undone', 'Hoa'],
      ['put_back', 'Lan'],
    ]);
  });

  it('is refused while it is in use, or its file is loaded under another number', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', exported(A));
    await warehouse.settled();
    expect((await faultOf(restoreBatch(warehouse, batch.id, { by: 'x' }))).code).toBe('batch_is_loaded');
    await undoBatch(warehouse, batch.id);
    await load(warehouse, 'a.csv', exported(A));
    expect((await faultOf(restoreBatch(warehouse, batch.id, { by: 'x' }))).code).toBe('file_loaded_again');
    expect(await rowsOf(warehouse)).toHaveLength(1);
  });
});

describe('a rule switched for a batch', () => {
  it('sets its marks aside and takes them up again, on the record', async () => {
    const warehouse = await openWarehouse();
    const { batch } = await load(warehouse, 'a.csv', exported(A, B));
    expect(await marks(warehouse)).toEqual([
      { row: 2, flags: 0, off: 0 },
      { row: 3, flags: 4, off: 0 },
    ]);
    const version = warehouse.dataVersion;
    const off = await switchRule(warehouse, batch.id, 'latency_zero', 'off', 'Hoa');
    expect(off.rules.find(({ code }) => code === 'latency_zero')).toMatchObject({ action: 'off', rows: 1 });
    expect((await marks(warehouse))[1]).toEqual({ row: 3, flags: 0, off: 4 });
    expect(warehouse.dataVersion).toBe(version + 1);
    await switchRule(warehouse, batch.id, 'latency_zero', 'off', 'Hoa');
    expect(warehouse.dataVersion).toBe(version + 1);
    await switchRule(warehouse, batch.id, 'latency_zero', 'on', 'Lan');
    expect((await marks(warehouse))[1]).toEqual({ row: 3, flags: 4, off: 0 });
    const events = await batchHistory(warehouse, batch.id);
    expect(events.map(({ event, rule, by }) => [event, rule, by])).toEqual([
      ['rule_off', 'latency_zero', 'Hoa'],
      ['rule_on', 'latency_zero', 'Lan'],
    ]);
  });

  it('accepts the rows that it had rejected, by loading the file again', async () => {
    const warehouse = await openOnDisk();
    const future = A.replace('2024', '2025');
    const { batch } = await load(warehouse, 'a.csv', exported(B, future));
    await warehouse.settled();
    const off = await switchRule(warehouse, batch.id, 'date_in_future', 'off', 'Hoa');
    expect(counts(off)).toEqual([2, 2, 0, 0]);
    const reloaded = await reloadBatch(warehouse, batch.id, { by: 'Hoa' });
    expect(counts(reloaded)).toEqual([2, 2, 0, 0]);
    const on = await switchRule(warehouse, batch.id, 'date_in_future', 'on', 'Hoa');
    expect(counts(on)).toEqual([2, 1, 0, 1]);
  });

  it('must exist, and the batch be in use', async () => {
    const warehouse = await openWarehouse();
    const { batch } = await load(warehouse, 'a.csv', exported(A));
    const attempt = (code: string) => faultOf(switchRule(warehouse, batch.id, code, 'off', 'x'));
    expect((await attempt('no_rule')).code).toBe('rule_unknown');
    await undoBatch(warehouse, batch.id);
    expect((await attempt('latency_zero')).code).toBe('batch_is_undone');
  });
});

describe('the inbox', () => {
  it('is cleared of what killed loads left, and of nothing else', async () => {
    const warehouse = await openOnDisk();
    await load(warehouse, 'a.csv', PLAIN, KEEP);
    await warehouse.settled();
    const { mkdirSync, writeFileSync } = await import('node:fs');
    const inbox = join(warehouse.dataDir, 'inbox');
    mkdirSync(join(inbox, 'load-abc'));
    writeFileSync(join(inbox, 'load-abc', 'plain.csv'), 'x');
    writeFileSync(join(inbox, 'upload-1'), 'x');
    await clearInbox(warehouse.dataDir);
    expect(readdirSync(inbox)).toEqual(['raw']);
    expect(existsSync(join(inbox, 'raw'))).toBe(true);
  });
});
