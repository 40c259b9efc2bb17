import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BYTE_ORDER_MARK } from '#lib/transport/csv.ts';
import { ROW_COLUMNS } from '#lib/transport/row-columns.ts';
import { rowsExport } from '#lib/server/exports/rows-export.ts';
import { statement } from '#lib/server/db/statement.ts';
import { MOST_IN_FILE } from '#lib/domain/rows/row-question.ts';
import { rowsBehind } from '#lib/server/rows/rows-behind.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { readSheets } from '#lib/server/workbook-file.ts';
import { openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

const SEARCH = 'period=rolling:2024-06&edition=2024&level=district&code=218';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
}, 120_000);
afterAll(() => world.warehouse.close());

const fileOf = (search: string, warehouse: Warehouse = world.warehouse) =>
  rowsExport(warehouse, new URLSearchParams(search), 'vi');
const bytesOf = async (search: string, warehouse?: Warehouse) =>
  new Uint8Array(await new Response((await fileOf(search, warehouse)).body).arrayBuffer());
const linesOf = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n').slice(0, -1);

/** Every row of the list, page by page. */
async function listed(search: string) {
  const rows = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await rowsBehind(world.warehouse, new URLSearchParams(`${search}&page=${page}`));
    rows.push(...found.listed.rows);
    pages = found.listed.pages;
  }
  return rows;
}

const HASHES = statement<{ readonly hash: string }>()`
  select distinct device_hash::varchar as hash from measurement where device_hash is not null`;

describe.each(['', '&reason=failed', '&sort=-download&operator=viettel'])('of%s', (words) => {
  it('CSV has every row of the list, in its order, with a byte order mark and the columns that are documented', async () => {
    const [first, ...lines] = linesOf(await bytesOf(`${SEARCH}${words}`));
    expect(first).toBe(`${BYTE_ORDER_MARK}${ROW_COLUMNS.map(({ name }) => name).join(',')}`);
    const rows = await listed(`${SEARCH}${words}`);
    expect(rows.length).toBeGreaterThan(0);
    const at = (name: string) => ROW_COLUMNS.findIndex((column) => column.name === name);
    const cells = lines.map((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!);
    const cell = (line: number, name: string) => cells[line]![at(name)]!.replace(/,$/, '');
    expect(lines.map((_, i) => [cell(i, 'day'), cell(i, 'download_kbps'), cell(i, 'row')])).toEqual(
      rows.map((row) => [row.day, String(row.downloadKbps), String(row.rowNumber)]),
    );
    expect(lines.map((_, i) => [cell(i, 'latitude'), cell(i, 'longitude')])).toEqual(
      rows.map((row) => [String(row.latitude ?? ''), String(row.longitude ?? '')]),
    );
  });

  it('a workbook has the same rows below its source', async () => {
    const { sheets } = await readSheets(await bytesOf(`${SEARCH}${words}&format=xlsx`), () => true);
    const cells = sheets[0]!.rows;
    const head = cells.findIndex((row) => row[0] === 'Nơi đo');
    const rows = await listed(`${SEARCH}${words}`);
    const body = cells.slice(head + 1);
    expect(body.map((row) => [row[1], row[3], row[13]])).toEqual(
      rows.map((row) => [row.day, row.downloadKbps / 1000, row.rowNumber]),
    );
    const source = cells.slice(0, head).map((row) => row.join(' '));
    expect(source).toContainEqual(expect.stringContaining('mô phỏng'));
    expect(source).toContainEqual(expect.stringContaining(`${world.warehouse.dataVersion}`));
    expect(source).toContainEqual(expect.stringContaining('code=218'));
  });
});

it('has no hash of a device; its numbers are of one file only', async () => {
  const hashes = await world.warehouse.db.query(HASHES, {});
  expect(hashes.length).toBeGreaterThan(100);
  const column = ROW_COLUMNS.findIndex(({ name }) => name === 'device');
  const numbers = async (words: string) => {
    const text = linesOf(await bytesOf(`${SEARCH}&technology=all${words}`));
    expect(hashes.some(({ hash }) => text.some((line) => line.includes(hash)))).toBe(false);
    return text.slice(1).map((line) => Number(line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)[column]));
  };
  const [byDay, bySpeed] = [await numbers(''), await numbers('&sort=download')];
  const first = [...new Set(byDay)].filter((number) => number > 0);
  expect(first).toEqual(first.map((_, i) => i + 1));
  expect(new Set(bySpeed)).toEqual(new Set(byDay));
  expect(bySpeed).not.toEqual(byDay);
});

it('guards a file name that a spreadsheet would run', async () => {
  const header = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Huyện;Mã thiết bị';
  await world.load('=cmd.csv', `${header}\n12/06/2024 08:00:10;Viettel;4G;41;Lục Nam;d1\n`);
  const lines = linesOf(await bytesOf(SEARCH));
  const found = lines.filter((line) => line.includes('=cmd.csv'));
  expect(found.length).toBe(1);
  expect(found[0]).toContain(",'=cmd.csv,");
});

it('answers 304 for the tag it gave, and another tag for another question', async () => {
  const { etag } = await fileOf(SEARCH);
  const again = await rowsExport(world.warehouse, new URLSearchParams(SEARCH), 'vi', etag);
  expect(again.body).toBeNull();
  for (const words of ['&hour=8', '&kind=left_out', '&sort=-day', '&format=xlsx', '&marks=any']) {
    expect((await fileOf(`${SEARCH}${words}`)).etag).not.toBe(etag);
  }
});

it('has at most so many rows, and says so in its name and its first lines', async () => {
  const many = statement()`insert into world_test by name
    select date '2024-06-20' as tested_on, 'a1' as place, 30000 + range as download_kbps from range(100001)`;
  const warehouse = await openCaseWorld({ rows: many });
  const file = await fileOf('', warehouse);
  expect(file.fileName).toContain(`first-${MOST_IN_FILE}-of-100001`);
  expect(linesOf(new Uint8Array(await new Response(file.body).arrayBuffer())).length).toBe(MOST_IN_FILE + 1);
  const { sheets } = await readSheets(await bytesOf('format=xlsx', warehouse), () => true);
  const source = sheets[0]!.rows.slice(0, 12).map((row) => row.join(' '));
  expect(source).toContainEqual(expect.stringContaining('100.000 lượt đo đầu trong 100.001'));
  await warehouse.close();
}, 120_000);
