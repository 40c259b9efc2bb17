import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { faultSentence } from '#lib/messages/faults.ts';
import { parseNamedColumns, parseSheet } from '#lib/server/ingest/read/load-options.ts';
import { reloadBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { counts, faultOf, load, rowsOf, sharedWarehouse, writeFile } from './support.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const warehouse = sharedWarehouse();
const ROWS = [
  ['13/06/2024 08:05', 'Viettel', 'Nguyễn Văn A', '38.5', 'Lục Nam'],
  ['14/06/2024 08:05', 'Viettel', 'Trần Thị B', '39.5', 'Sơn Động'],
  ['15/06/2024 08:05', 'MobiFone', 'Lê Văn C', '40.5', 'Lục Nam'],
];
const CSV = ROWS.map((row) => row.join(',')).join('\n');
const named = {
  ...parseSheet([], '0'),
  ...parseNamedColumns(['tested_at=#1', 'operator=#2', 'download=#4:Mbps', 'district=#5'], []),
};
const speeds = async () => (await rowsOf(warehouse())).map(({ row, download }) => [row, download]);

describe('a table without a header', () => {
  it('is loaded by the numbers of its columns, its first row too, and again from its raw copy', async () => {
    const disk = await openOnDisk();
    const report = await load(disk, 'bare.csv', CSV, named);
    expect([counts(report), report.batch.mapping?.columns.download]).toEqual([
      [3, 3, 0, 0],
      { column: '#4', unit: 'Mbps' },
    ]);
    const rows = await rowsOf(disk);
    expect(rows.map(({ row, download }) => [row, download])).toEqual([
      [1, 38500],
      [2, 39500],
      [3, 40500],
    ]);
    await reloadBatch(disk, report.batch.id, { by: 'x' });
    expect(await rowsOf(disk)).toEqual(rows);
    // A file of which nothing is left out is kept as its bytes where it has a header.
    const whole = ROWS.map(([at, operator, , speed, place]) => [at, operator, speed, place].join(','));
    const columns = ['tested_at=#1', 'operator=#2', 'download=#3:Mbps', 'district=#4'];
    const stated = { ...parseSheet([], '0'), ...parseNamedColumns(columns, []) };
    await undoBatch(disk, report.batch.id);
    const kept = await load(disk, 'whole.csv', whole.join('\n'), stated);
    const [first] = await rowsOf(disk);
    await reloadBatch(disk, kept.batch.id, { by: 'x' });
    expect((await rowsOf(disk))[0]).toEqual(first);
  });

  it('of a workbook too', async () => {
    const sheets = [{ name: 'S', rows: ROWS }];
    const content = await writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0]);
    expect(counts(await load(warehouse(), 'bare.xlsx', content, named))).toEqual([3, 3, 0, 0]);
    expect(await speeds()).toEqual([
      [1, 38500],
      [2, 39500],
      [3, 40500],
    ]);
  });

  it('is refused with the ways that exist, its columns named by number with an example, without names of people', async () => {
    const unknown = await faultOf(load(warehouse(), 'bare.csv', CSV));
    expect(unknown.code).toBe('header_missing');
    expect(faultSentence(unknown, 'vi')).toContain('--header 0 --map "download=#4:Mbps"');
    const words = ROWS.map(([, operator, person, , place]) => [operator, person, place].join(',')).join('\n');
    const asked = await faultOf(load(warehouse(), 'words.csv', words, { headerRow: 0 }));
    expect([asked.code, asked.details.found, asked.details.shown]).toEqual([
      'download_column_missing',
      ['#1', '#2', '#3'],
      ['#1 «Viettel»', '#2', '#3 «Lục Nam»'],
    ]);
  });

  it('is previewed as such when its first row has figures, and its first row read', async () => {
    const path = writeFile('seen.csv', CSV);
    const seen = await previewFile(warehouse(), { path, name: 'seen.csv' }, {});
    if (seen.kind !== 'measurements') throw new Error(seen.kind);
    expect([seen.headerAssumed, seen.headers, seen.rows[0]?.[3]]).toEqual([0, ['', '', '', '', ''], '38.5']);
    const unknown = writeFile('title.csv', 'A,B\n1,2\n');
    const titled = await previewFile(warehouse(), { path: unknown, name: 'title.csv' }, {});
    expect(titled).toMatchObject({ headerAssumed: 1, headers: ['A', 'B'] });
  });
});
