import { rm } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { reloadBatch, restoreBatch } from '#lib/server/ingest/reload.ts';
import { batchReport, listBatches } from '#lib/server/ingest/batches.ts';
import { makeFolder } from '#lib/server/ingest/load-folder.ts';
import { LoadWatch } from '#lib/server/ingest/load-watch.ts';
import { mapColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import { openByProfile } from '#lib/server/ingest/mapping/open-by-profile.ts';
import { readFileFacts } from '#lib/server/ingest/read/file-facts.ts';
import { findDuplicates } from '#lib/server/ingest/stage/find-duplicates.ts';
import { dropStagedRows, prepareRows } from '#lib/server/ingest/stage/prepare-rows.ts';
import { writeBatch } from '#lib/server/ingest/write-batch.ts';
import { readNewProfile } from '#lib/server/ingest/mapping/new-profile.ts';
import { saveProfile } from '#lib/server/ingest/mapping/profiles.ts';
import { readRowNumber } from '#lib/server/ingest/raw/row-origin.ts';
import { switchRule } from '#lib/server/ingest/rules/switch-rule.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { counts, exported, faultOf, load, openWarehouse, rowsOf, writeFile } from './support.ts';

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';
const FORM =
  'Đơn vị,Tháng báo cáo,Cài đặt trong tháng,Truy cập trong tháng,Cài đặt lũy kế,Truy cập lũy kế,Ghi chú\n';

/** Holds the writer's turn, so that what is asked for meanwhile waits in the order it was asked; returns what lets go. */
function holdWriter(warehouse: Warehouse): () => void {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  void warehouse.db.write(() => held);
  return release;
}

/** Long enough for a request to read what it goes by, and to wait for the writer. */
const askedMeanwhile = () => new Promise((resolve) => setTimeout(resolve, 300));

const codeOf = async (promise: Promise<unknown>) => (await faultOf(promise)).code;

describe('a request that waited for its turn', () => {
  it('loads a file once, though it was asked for twice at once', async () => {
    const warehouse = await openWarehouse();
    const release = holdWriter(warehouse);
    const both = Promise.all(['a.csv', 'b.csv'].map((name) => load(warehouse, name, exported(A))));
    await askedMeanwhile();
    release();
    expect((await both).map(({ outcome }) => outcome).sort()).toEqual(['loaded', 'unchanged']);
    expect(await rowsOf(warehouse)).toHaveLength(1);
  });

  it('switches no rule of a batch that was undone meanwhile', async () => {
    const warehouse = await openWarehouse();
    const { batch } = await load(warehouse, 'a.csv', exported(A));
    const release = holdWriter(warehouse);
    const undone = undoBatch(warehouse, batch.id);
    const switched = codeOf(switchRule(warehouse, batch.id, 'latency_zero', 'off', 'x'));
    await askedMeanwhile();
    release();
    await undone;
    expect(await switched).toBe('batch_is_undone');
  });

  it('reloads no batch that was undone meanwhile, and puts none back beside its own file', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', exported(A));
    await warehouse.settled();
    let release = holdWriter(warehouse);
    const undone = undoBatch(warehouse, batch.id);
    const reloaded = codeOf(reloadBatch(warehouse, batch.id, { by: 'x' }));
    await askedMeanwhile();
    release();
    await undone;
    expect(await reloaded).toBe('batch_is_undone');
    release = holdWriter(warehouse);
    const loaded = load(warehouse, 'a.csv', exported(A));
    await askedMeanwhile();
    const back = codeOf(restoreBatch(warehouse, batch.id, { by: 'x' }));
    await askedMeanwhile();
    release();
    await loaded;
    expect(await back).toBe('file_loaded_again');
    expect(await rowsOf(warehouse)).toHaveLength(1);
  });
});

describe('a file that is loaded already', () => {
  it('changes nothing, and is asked no question again', async () => {
    const warehouse = await openWarehouse();
    const unsure = 'Ngày đo;Tốc độ tải xuống;Huyện\n13/06/2024;38;Lục Nam\n';
    expect(await codeOf(load(warehouse, 'a.csv', unsure))).toBe('unit_missing');
    const columns = { download: { column: 'Tốc độ tải xuống', unit: 'Mbps' } } as const;
    const { batch } = await load(warehouse, 'a.csv', unsure, { columns });
    const again = await load(warehouse, 'a.csv', unsure);
    expect([again.outcome, again.batch.id]).toEqual(['unchanged', batch.id]);
  });
});

describe('a rejection', () => {
  it('names the column at fault: of a date, a position, a place, a speed', async () => {
    const warehouse = await openWarehouse();
    const row = (changed: Record<number, string>) =>
      A.split(';')
        .map((cell, i) => changed[i] ?? cell)
        .join(';');
    const { rejections } = await load(
      warehouse,
      'a.csv',
      exported(
        row({ 0: '13/06/2029 08:00' }),
        row({ 6: '206,2' }),
        row({ 6: '0', 7: '0' }),
        row({ 6: '', 7: '' }),
        row({ 3: '-1' }),
      ),
    );
    expect(Object.fromEntries(rejections.map(({ code, column }) => [code, column]))).toEqual({
      date_in_future: 'Thời gian đo',
      position_out_of_range: 'Kinh độ, Vĩ độ',
      null_island: 'Kinh độ, Vĩ độ',
      place_missing: 'Kinh độ, Vĩ độ',
      download_negative: 'Tốc độ tải xuống (Mbps)',
    });
  });
});

describe('a monthly form', () => {
  it('has neither rules nor columns: it is not reloaded', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'form.csv', `${FORM}Sở Y tế,2024-07,5,6,7,8,\n`);
    expect(batch.kind).toBe('tally');
    expect(await codeOf(switchRule(warehouse, batch.id, 'latency_zero', 'off', 'x'))).toBe('batch_is_tally');
    expect(await codeOf(reloadBatch(warehouse, batch.id, { by: 'x' }))).toBe('batch_is_tally');
  });
});

describe('the dates that a change affects', () => {
  const june = { from: '2024-06-01', to: '2024-07-01' };
  const july = { from: '2024-07-01', to: '2024-08-01' };

  it('are those of the rows loaded or undone, and no others', async () => {
    const warehouse = await openWarehouse();
    const empty = warehouse.dataVersion;
    const { batch } = await load(warehouse, 'a.csv', exported(A));
    const loaded = warehouse.dataVersion;
    await undoBatch(warehouse, batch.id);
    for (const version of [empty, loaded]) {
      expect(warehouse.changedSince(version, june)).toBe(true);
      expect(warehouse.changedSince(version, july)).toBe(false);
    }
  });

  it('are none where no row was accepted', async () => {
    const warehouse = await openWarehouse();
    const empty = warehouse.dataVersion;
    const { batch } = await load(warehouse, 'a.csv', exported(A.replace('38,2', 'x')));
    expect(batch).toMatchObject({ accepted: 0, rejected: 1 });
    await undoBatch(warehouse, batch.id);
    expect(warehouse.dataVersion).toBe(empty + 2);
    expect(warehouse.changedSince(empty, june)).toBe(false);
  });
});

describe('rows that do not add up', () => {
  /** Writes a file's rows as a load does, as if so many had been read. */
  async function written(warehouse: Warehouse, reportedRead: (read: number) => number) {
    const [name, options] = ['a.csv', { loadedBy: 'test' }];
    const path = writeFile(name, exported(A, A, 'x'));
    const seen = await readFileFacts(path, name, () => undefined);
    const folder = await makeFolder(null);
    const { opened } = await openByProfile(warehouse, { path, name }, seen, folder, options);
    if ('forms' in opened) throw new Error('no measurements');
    const columns = mapColumns(opened.table.headers, opened.table.sample, {});
    const watch = new LoadWatch(() => undefined, undefined, seen.bytes);
    return warehouse.change({
      async prepare(writer) {
        const prepared = await prepareRows(writer, warehouse, {
          name,
          opened,
          columns,
          folder,
          options,
          watch,
        });
        return { ...prepared, duplicates: await findDuplicates(writer, prepared.staged) };
      },
      commit(writer, prepared) {
        const staged = { ...prepared.staged, read: reportedRead(prepared.staged.read) };
        const facts = { sha256: 'x', bytes: seen.bytes };
        const [{ mapping }, now] = [columns, '2024-08-01T05:00:00Z'];
        return writeBatch(writer, {
          ...prepared,
          fileName: name,
          sheet: null,
          facts,
          options,
          now,
          mapping,
          staged,
        });
      },
      async cleanUp(writer) {
        await dropStagedRows(writer);
        await rm(folder, { recursive: true });
      },
    });
  }

  it('leave nothing behind: read is accepted, rejected and duplicate rows together', async () => {
    const warehouse = await openWarehouse();
    await expect(written(warehouse, (read) => read + 1)).rejects.toThrow('rows lost');
    await expect(written(warehouse, (read) => read - 1)).rejects.toThrow('rows lost');
    expect([await rowsOf(warehouse), await listBatches(warehouse)]).toEqual([[], []]);
    const id = await written(warehouse, (read) => read);
    expect(counts(await batchReport(warehouse, id))).toEqual([3, 1, 1, 1]);
  });
});

describe('a batch that never was', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse();
  });

  it.each([
    ['read', () => batchReport(warehouse, 99)],
    ['undone', () => undoBatch(warehouse, 99)],
    ['reloaded', () => reloadBatch(warehouse, 99, { by: 'x' })],
    ['put back', () => restoreBatch(warehouse, 99, { by: 'x' })],
  ])('is not %s', async (_, attempt) => {
    expect(await codeOf(attempt())).toBe('batch_absent');
  });
});

describe('a mapping to be saved', () => {
  const whole = { name: 'x', headers: ['a'], columns: { download: { column: 'a' } }, constants: {} };
  const read = (changed: object) => readNewProfile({ ...whole, ...changed }, 'test');

  it.each([
    ['headers that are no list', { headers: 'a' }],
    ['headers that are no texts', { headers: ['a', 1] }],
    ['a field that does not exist', { columns: { speed: { column: 'a' } } }],
    ['a constant of no field', { constants: { speed: 'x' } }],
    ['a column without a name', { columns: { download: { column: '' } } }],
    ['a column that is no text', { columns: { download: { column: 1 } } }],
    ['columns that are a list', { columns: [] }],
    ['columns that are a text', { columns: 'download' }],
    ['no source of a column', { columns: { download: null } }],
  ])('with %s is none', async (_, changed) => {
    expect(await codeOf(Promise.resolve().then(() => read(changed)))).toBe('profile_malformed');
  });

  it.each([null, 'x', 1, []])('is no %j', async (body) => {
    expect(await codeOf(Promise.resolve().then(() => readNewProfile(body, 'test')))).toBe(
      'profile_malformed',
    );
  });

  it('is read as stated, empty constants and unknown units left out', () => {
    const columns = { download: { column: 'a', unit: 'kbps' }, upload: { column: 'b', unit: 'miles' } };
    const stated = { columns, constants: { operator: 'viettel', technology: '' }, headerRow: -1, sheet: '' };
    expect(read(stated)).toMatchObject({
      mapping: {
        columns: { download: { column: 'a', unit: 'kbps' }, upload: { column: 'b' } },
        constants: { operator: 'viettel' },
      },
      headerRow: null,
      sheet: null,
    });
    expect(read(stated).mapping.constants).not.toHaveProperty('technology');
    expect(read(stated).mapping.columns.upload).not.toHaveProperty('unit');
    const further = {
      tested_at: { column: 'c', zone: 'UTC' },
      tested_on: { column: 'c', zone: 'Mars' },
      longitude: { column: 'd', grid: '107/3' },
      latitude: { column: 'e', grid: '17/3' },
    };
    expect(read({ columns: further }).mapping.columns).toEqual({
      ...{ tested_at: { column: 'c', zone: 'UTC' }, tested_on: { column: 'c' } },
      ...{ longitude: { column: 'd', grid: '107/3' }, latitude: { column: 'e' } },
    });
  });

  it('needs a name', async () => {
    const warehouse = await openWarehouse();
    expect(await codeOf(saveProfile(warehouse, read({ name: '  ' })))).toBe('profile_nameless');
    expect(await codeOf(saveProfile(warehouse, read({ name: 5 })))).toBe('profile_nameless');
  });
});

it.each(['0', '-1', '1.5', '1e3', '', 'x', '1234567890'])('%j is no row number', async (text) => {
  expect(await codeOf(Promise.resolve().then(() => readRowNumber(text)))).toBe('row_number_invalid');
});
