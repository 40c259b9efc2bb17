import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { reportLines } from '#lib/messages/load-report.ts';
import { rawFileOf } from '#lib/server/ingest/raw/raw-file.ts';
import { rowOrigin } from '#lib/server/ingest/raw/row-origin.ts';
import { reloadBatch, restoreBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { optionsInSearch, searchOfOptions } from '#lib/server/uploads/load-search.ts';
import { loadSearch } from '../../../src/routes/data/send-file.ts';
import { chooseField, draftOf, KEPT, optionsOf } from '../../../src/routes/data/mapping-draft.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import type { MeasurementPreview } from '#lib/domain/preview.ts';
import { openOnDisk } from '../disk-warehouse.ts';
import { counts, faultOf, load, openWarehouse, rowsOf, writeFile } from '../support.ts';

const HEADER = 'Ngày;Nhà mạng;Download Mbps;Tải khác Mbps;Huyện;Ghi chú;Máy;Thuê bao';
const FILE = [
  HEADER,
  '13/06/2024;Viettel;38,2;41;Lục Nam;trời mưa;A78;0912345671',
  '13/06/2024;Viettel;39,2;42;Lục Nam 0912 345 672;gọi 912345673;A78;0912345671',
  '13/06/2024;Viettel;40,2;43;Lục Nam;thẻ 024099012345;A78;0912345671',
  '13/06/2024;Viettel;912345674;43;Lục Nam;a@b.vn;A78;0912345671',
  '',
].join('\n');
const READ = { download: { column: 'Download Mbps', unit: 'Mbps' } } as const;
const KEEP = { columns: READ, keep: ['Ghi chú'] };

describe('what of a file is not stored', () => {
  it('is told with the file, by column and kind', async () => {
    const warehouse = await openOnDisk();
    const report = await load(warehouse, 'a.csv', FILE, KEEP);
    expect(counts(report)).toEqual([4, 3, 0, 1]);
    expect(report.batch.mapping!.kept).toEqual(['Ghi chú']);
    expect(report.privacy).toEqual({
      dropped: [
        { column: 'Tải khác Mbps', kind: null },
        { column: 'Máy', kind: null },
        { column: 'Thuê bao', kind: 'phone' },
      ],
      masked: [
        { column: 'Download Mbps', kind: 'phone', cells: 1 },
        { column: 'Ghi chú', kind: 'email', cells: 1 },
        { column: 'Ghi chú', kind: 'id_number', cells: 1 },
        { column: 'Ghi chú', kind: 'phone', cells: 1 },
        { column: 'Huyện', kind: 'phone', cells: 1 },
      ],
      kept: ['Ghi chú'],
    });
    const vi = reportLines(report, 'vi').join('\n');
    expect(vi).toContain('Không lưu các cột không dùng đến: Tải khác Mbps, Máy.');
    expect(vi).toContain('Giữ trong bản lưu theo yêu cầu, không tính: Ghi chú.');
    expect(vi).toContain('1 ô có số điện thoại ở cột «Huyện»');
    const en = reportLines(report, 'en').join('\n');
    expect(en).toContain('Columns without a meaning here were not stored: Tải khác Mbps, Máy.');
    expect(en).toContain('1 cell with phone number in “Huyện”');
  });

  it('is not in the stored copy, where kept columns and figures are', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', FILE, KEEP);
    await warehouse.settled();
    const { cells } = await rowOrigin(warehouse, batch.id, 2);
    expect(cells?.map(({ value }) => value)).toEqual([
      ...['13/06/2024', 'Viettel', '38,2', null, 'Lục Nam', 'trời mưa', null, null],
    ]);
    expect(cells?.map(({ withheld }) => withheld)).toEqual([
      ...[false, false, false, true, false, false, true, true],
    ]);
    const second = (await rowOrigin(warehouse, batch.id, 3)).cells;
    expect(second?.slice(4, 6).map(({ value }) => value)).toEqual(['Lục Nam ***', 'gọi ***']);
  });

  it('are not ids of cells, nor speeds in bit/s: only in their own columns', async () => {
    const warehouse = await openOnDisk();
    const rows = [
      '13/06/2024;Viettel;912345671;Lục Nam;123456789;null 0912345671',
      '13/06/2024;Viettel;38200000;Lục Nam;912345671;123456789',
      '13/06/2024;Viettel;0912345671;Lục Nam;1;',
    ];
    const file = ['Ngày;Nhà mạng;Download bps;Huyện;Cell ID;Ghi chú', ...rows, ''].join('\n');
    const report = await load(warehouse, 'a.csv', file, { keep: ['Cell ID', 'Ghi chú'] });
    await warehouse.settled();
    expect(counts(report)).toEqual([3, 2, 0, 1]);
    expect(report.privacy.masked).toEqual([
      { column: 'Cell ID', kind: 'phone', cells: 1 },
      { column: 'Download bps', kind: 'phone', cells: 1 },
      { column: 'Ghi chú', kind: 'id_number', cells: 1 },
      { column: 'Ghi chú', kind: 'phone', cells: 1 },
    ]);
    const cellsOf = async (row: number) =>
      (await rowOrigin(warehouse, report.batch.id, row)).cells?.map(({ value }) => value);
    expect((await cellsOf(2))?.slice(2)).toEqual(['912345671', 'Lục Nam', '123456789', 'null ***']);
    expect((await cellsOf(3))?.slice(4)).toEqual(['***', '***']);
  });

  it.each([
    ['the operator', 'Viettel 0912345671', '4G'],
    ['the technology', 'Viettel', '4G 0912345671'],
    ['an operator too long to be one', `${'Viettel '.repeat(140)}0912345671`, '4G'],
  ])('is masked where it is in a cell of %s alone', async (_, operator, technology) => {
    const warehouse = await openWarehouse();
    const rows = [`13/06/2024;${operator};${technology};38,2;Lục Nam`, '14/06/2024;Viettel;4G;39,2;Lục Nam'];
    const file = ['Ngày;Nhà mạng;Công nghệ;Download Mbps;Huyện', ...rows, ''].join('\n');
    const { privacy } = await load(warehouse, 'a.csv', file);
    expect(privacy.masked.map(({ kind, cells }) => [kind, cells])).toEqual([['phone', 1]]);
  });

  it('is masked in a row of which every column with a field is empty, too', async () => {
    const warehouse = await openOnDisk();
    const file = 'Ngày;Download Mbps;Huyện;Ghi chú\n13/06/2024;38,2;Lục Nam;trời mưa\n;;;gọi 0912345671\n';
    const report = await load(warehouse, 'a.csv', file, { keep: ['Ghi chú'] });
    expect(counts(report)).toEqual([1, 1, 0, 0]);
    expect(report.privacy.masked).toEqual([{ column: 'Ghi chú', kind: 'phone', cells: 1 }]);
    await warehouse.settled();
    const [copy] = readdirSync(join(warehouse.dataDir, 'inbox/raw'));
    expect(copy).toMatch(/[.]parquet$/);
  });

  it('is told of a file without columns to keep as none kept', async () => {
    const { privacy } = await load(await openWarehouse(), 'a.csv', FILE, { columns: READ });
    expect(privacy.kept).toEqual([]);
  });

  it('cannot be read by a reload, and is stored when the file itself is loaded with it', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', FILE, KEEP);
    await warehouse.settled();
    const other = { columns: { download: { column: 'Tải khác Mbps', unit: 'Mbps' } } } as const;
    const fault = await faultOf(reloadBatch(warehouse, batch.id, { by: 'x', ...other }));
    expect(fault).toMatchObject({ code: 'column_not_stored', details: { column: 'Tải khác Mbps' } });
    await undoBatch(warehouse, batch.id);
    const second = await load(warehouse, 'a.csv', FILE, other);
    await warehouse.settled();
    const again = await reloadBatch(warehouse, second.batch.id, { by: 'x' });
    expect(counts(again)).toEqual([4, 4, 0, 0]);
    expect((await rawFileOf(warehouse, batch.id))?.layout.kept).toEqual([0, 1, 2, 3, 4, 5]);
    expect(readdirSync(join(warehouse.dataDir, 'inbox/raw'))).toHaveLength(1);
    const kept = (await rowOrigin(warehouse, batch.id, 3)).cells;
    expect(kept?.[5]).toEqual({ column: 'Ghi chú', value: 'gọi ***', withheld: false });
    await undoBatch(warehouse, second.batch.id);
    expect(counts(await restoreBatch(warehouse, batch.id, { by: 'x' }))).toEqual([4, 3, 0, 1]);
  });
});

describe('columns to keep', () => {
  it('must be in the file, and not be personal by their header', async () => {
    const warehouse = await openWarehouse();
    const attempt = (keep: string[]) => faultOf(load(warehouse, 'a.csv', FILE, { columns: READ, keep }));
    expect((await attempt(['Thuê bao'])).code).toBe('personal_column_kept');
    expect((await attempt(['#8'])).code).toBe('personal_column_kept');
    expect((await attempt(['Không có'])).code).toBe('load_column_absent');
    expect(await rowsOf(warehouse)).toEqual([]);
  });

  it('pass through the command line’s request, the page’s and back', () => {
    const keep = ['Ghi chú', '#7'];
    expect(optionsInSearch(searchOfOptions({ keep }))).toMatchObject({ keep });
    expect(
      optionsInSearch(new URLSearchParams(loadSearch({ constants: {}, columns: {}, keep }))),
    ).toMatchObject({
      keep,
    });
  });

  it('are chosen on the preview', async () => {
    const warehouse = await openWarehouse();
    const path = writeFile('p.csv', FILE);
    const preview = (await previewFile(warehouse, { path, name: 'p.csv' }, KEEP)) as MeasurementPreview;
    const draft = draftOf(preview, {});
    expect(draft.fields[5]).toBe(KEPT);
    const both = chooseField(draft, 6, KEPT);
    expect(optionsOf(both, preview.headers).keep).toEqual(['Ghi chú', 'Máy']);
    expect(optionsOf(chooseField(both, 5, ''), preview.headers).keep).toEqual(['Máy']);
  });
});

describe('a sentence about a file', () => {
  it('quotes no personal value, whoever throws it, but names files as they are', () => {
    const fault = new Fault('x', {
      value: '912 345 671',
      found: ['Ngày', '0912345671'],
      file: '0912345671.csv',
    });
    expect(fault.details).toEqual({ value: '***', found: ['Ngày', '***'], file: '0912345671.csv' });
    expect(fault.message).not.toContain('912 345 671');
  });

  it('knows columns of a file without header by their number', async () => {
    const warehouse = await openWarehouse();
    const rows = 'Viettel;0912345671;13/06/2024;38,2;Lục Nam\nViettel;0912345672;13/06/2024;39,2;Lục Nam\n';
    const columns = {
      tested_on: { column: '#3' },
      download: { column: '#4', unit: 'Mbps' },
      district: { column: '#5' },
    } as const;
    const report = await load(warehouse, 'a.csv', rows, { columns, headerRow: 1, onlyNamed: true });
    expect(JSON.stringify(report)).not.toContain('091234567');
    expect(report.privacy.dropped).toEqual([
      { column: 'Viettel', kind: null },
      { column: '#2', kind: null },
    ]);
  });
});
