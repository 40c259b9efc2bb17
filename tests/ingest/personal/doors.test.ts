import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportLines } from '#lib/messages/load-report.ts';
import { rejectionWords } from '#lib/messages/rejections.ts';
import { listBatches, batchReport, rejectionRows } from '#lib/server/ingest/batches.ts';
import { rowOrigin } from '#lib/server/ingest/raw/row-origin.ts';
import { rejectedRowsCsv } from '#lib/server/ingest/rejected-rows-csv.ts';
import { reloadBatch } from '#lib/server/ingest/reload.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import { readPlaceNameBoard } from '#lib/server/areas/place-names/place-board.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from '../disk-warehouse.ts';
import { Dice } from '../fuzz/damage.ts';
import { load, writeFile } from '../support.ts';
import { sentence, spelling, squeezed, type Spelling } from './spellings.ts';

const SEEDS = [11, 12, 13];
const ROWS = 400;
const ROWS_LOOKED_UP = 40;
const HEADERS = [
  ...['Ngày đo', 'Giờ đo', 'Nhà mạng', 'Công nghệ', 'Download Mbps', 'Ping', 'Huyện', 'Xã', 'Địa chỉ'],
  ...['Thiết bị', 'Ghi chú', 'Thuê bao', 'Nhận xét'],
];
/** Columns into which a personal value falls, by number: also those of figures, as in a row shifted by one. */
const TARGETS = HEADERS.map((_, i) => i).filter((i) => HEADERS[i] !== 'Thiết bị');

/** A file in which every row has one personal value somewhere; and those values. */
function leakyFile(seed: number): { readonly content: string; readonly values: Spelling[] } {
  const dice = new Dice(seed);
  const values: Spelling[] = [];
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const row = [
      ...[
        `${1 + (i % 28)}/06/2024`,
        '08:15',
        'Viettel',
        '4G',
        String(20 + (i % 50)),
        '12',
        'Lục Nam',
        'Bảo Sơn',
      ],
      ...[`thôn ${i % 9}, xã Bảo Sơn`, `may-${i % 60}`, 'trời mưa', '', 'tốt'],
    ];
    const at = dice.pick(TARGETS);
    const value = at < 6 ? spelling(dice) : sentence(dice);
    values.push(value);
    row[at] = value.text;
    return row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
  });
  return { content: [HEADERS.join(';'), ...rows, ''].join('\n'), values };
}

/** The values of which the digits or letters stand in a text. */
function leaking(texts: readonly string[], values: readonly Spelling[]): string[] {
  const all = texts.map(squeezed).join('\n');
  return values.filter(({ core }) => all.includes(core)).map(({ text }) => text);
}

async function cellsOfRaw(warehouse: Warehouse & { readonly dataDir: string }): Promise<string[]> {
  const folder = join(warehouse.dataDir, 'inbox/raw');
  expect(readdirSync(folder).map((name) => name.split('.')[1])).toEqual(['parquet']);
  const rows = await warehouse.db.query<Record<string, unknown>, Record<never, never>>(
    { text: `select * from read_parquet('${folder}/*.parquet')` },
    {},
  );
  return rows.flatMap((row) => Object.values(row).map(String));
}

/** Every text of every table of the warehouse. */
async function cellsOfWarehouse({ db }: Warehouse): Promise<string[]> {
  const tables = await db.query<{ name: string }, Record<never, never>>(
    { text: `select table_name as name from duckdb_tables() where not temporary` },
    {},
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<Record<string, unknown>, Record<never, never>>(
      { text: `select columns(*)::varchar from "${name}" limit 20000` },
      {},
    );
    for (const row of rows)
      for (const value of Object.values(row)) if (value !== null) texts.push(String(value));
  }
  return texts;
}

const lines = async (stream: ReadableStream<Uint8Array>) => (await new Response(stream).text()).split('\r\n');

describe.each(SEEDS)('no personal value of 400 rows comes out (seed %i)', (seed) => {
  const { content, values } = leakyFile(seed);

  it('of raw copy, row origins, rejections, report, notices and tables', async () => {
    const warehouse = await openOnDisk();
    const report = await load(warehouse, 'a.csv', content, { keep: ['Ghi chú'] });
    await warehouse.settled();
    expect(report.batch.rejected).toBeGreaterThan(40);
    expect(report.privacy.masked.length).toBeGreaterThan(5);
    const { batch } = report;
    expect(leaking(await cellsOfRaw(warehouse), values)).toEqual([]);
    expect(leaking(await cellsOfWarehouse(warehouse), values)).toEqual([]);
    const origins = [];
    for (let row = 2; row < ROWS_LOOKED_UP; row += 1) origins.push(await rowOrigin(warehouse, batch.id, row));
    expect(
      leaking(
        origins.map((origin) => JSON.stringify(origin.cells)),
        values,
      ),
    ).toEqual([]);
    const rejections = [];
    for await (const rejection of rejectionRows(warehouse, batch.id))
      rejections.push(JSON.stringify(rejection.value));
    expect(leaking(rejections, values)).toEqual([]);
    for (const locale of ['vi', 'en'] as const) {
      const csv = await lines(await rejectedRowsCsv(warehouse, batch, rejectionWords(locale)));
      expect(csv.length).toBeGreaterThan(40);
      expect(leaking(csv, values)).toEqual([]);
      expect(leaking(reportLines(report, locale), values)).toEqual([]);
    }
    expect(leaking(pieces(await batchReport(warehouse, batch.id)), values)).toEqual([]);
    expect(leaking(pieces(await listBatches(warehouse)), values)).toEqual([]);
    expect(leaking(pieces(await readPlaceNameBoard(warehouse)), values)).toEqual([]);
    const again = await reloadBatch(warehouse, batch.id, { by: 'test' });
    expect([again.batch.accepted, again.batch.rejected]).toEqual([batch.accepted, batch.rejected]);
    expect(again.privacy).toEqual(report.privacy);
  });

  it('of a preview', async () => {
    const warehouse = await openOnDisk();
    const path = writeFile('preview.csv', content);
    const preview = await previewFile(warehouse, { path, name: 'preview.csv' }, {});
    expect(JSON.stringify(preview)).toContain('***');
    expect(leaking(pieces(preview), values)).toEqual([]);
  });
});

/** The texts of a value, one by one, without hashes and times. */
function pieces(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'fileSha256' ? [] : pieces(inner)));
}
