import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { batchReport } from '#lib/server/ingest/batches.ts';
import { applyRetention } from '#lib/server/ingest/retention.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { counts, exported, load, NOW, rowsOf } from './support.ts';

const PERSONAL = ['0912345678', 'lan.nguyen@vidu.vn', 'Nguyễn Thị Lan', '867530912345671'];
const [PHONE, EMAIL, NAME, DEVICE] = PERSONAL as [string, string, string, string];

const checkpoint = (warehouse: Warehouse) =>
  warehouse.db.write((writer) => writer.run({ text: 'checkpoint' }, {}));

/** Bytes of every file of a data folder, unpacked where they are packed. */
function filesOf(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .map((bytes) => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes));
}

/** Which of the texts stand in a file of the folder, as UTF-8 or UTF-16? */
const found = (folder: string, texts: readonly string[]) => {
  const files = filesOf(folder);
  return texts.filter((text) =>
    files.some((bytes) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))),
  );
};

/** Every text cell of a raw copy: pages of Parquet are packed, so its bytes alone prove nothing. */
async function copiedTexts(warehouse: Warehouse & { readonly dataDir: string }): Promise<string> {
  const rows = await warehouse.db.query<Record<string, unknown>, Record<never, never>>(
    { text: `select * from read_parquet('${join(warehouse.dataDir, 'inbox/raw')}/*.parquet')` },
    {},
  );
  return JSON.stringify(rows);
}

const TESTS = 'Ngày đo;Nhà mạng;Download Mbps;Kinh độ;Vĩ độ';
const TEST = '13/06/2024;Viettel;40;106,2;21,3';

describe('a personal value alone among numbers and times', () => {
  it.each([
    ['a speed', `13/06/2024;Viettel;${PHONE};106,2;21,3`],
    ['a date', `${PHONE};Viettel;41;106,2;21,3`],
    ['a longitude', `13/06/2024;Viettel;41;${PHONE};21,3`],
  ])('in the place of %s is masked', async (_, row) => {
    const warehouse = await openOnDisk();
    const report = await load(warehouse, 'a.csv', [TESTS, TEST, row].join('\n'));
    expect(counts(report)).toEqual([2, 1, 0, 1]);
    const values = await warehouse.db.query({ text: 'select value from rejection' }, {});
    expect(JSON.stringify(values)).toContain('***');
    await warehouse.settled();
    await checkpoint(warehouse);
    await warehouse.close();
    expect(found(warehouse.dataDir, [PHONE])).toEqual([]);
  });
});

describe('the secret of device ids', () => {
  it('is known to no statement after the load, whether that ends well or not', async () => {
    const warehouse = await openOnDisk();
    const secret = () =>
      warehouse.db.write((writer) =>
        writer.query({ text: `select getvariable('stage_secret') as secret` }, {}),
      );
    const good = await load(warehouse, 'a.csv', `${TESTS};Device ID\n${TEST};a`);
    expect(counts(good)).toEqual([1, 1, 0, 0]);
    expect(await secret()).toEqual([{ secret: null }]);
    const bad = load(warehouse, 'b.csv', `${TESTS};Device ID\n;;;;;`);
    await expect(bad).rejects.toThrow('file_without_rows');
    expect(await secret()).toEqual([{ secret: null }]);
    await warehouse.close();
  });
});

describe('nothing that names a person stays', () => {
  const header =
    'Nhân viên;Số điện thoại;Email;Device ID;Ngày đo;Nhà mạng;Công nghệ;Download Mbps;Kinh độ;Vĩ độ;Ghi chú';
  const row = (download: string, note: string) =>
    `${NAME};${PHONE};${EMAIL};${DEVICE};13/06/2024;Viettel;4G;${download};106,2;21,3;${note}`;

  it('in the warehouse or the inbox, neither of accepted, repeated nor rejected rows', async () => {
    const warehouse = await openOnDisk();
    const content = [
      header,
      row('38,2', 'trời mưa'),
      row('38,2', `gọi lại số ${PHONE}`),
      row(PHONE, ''),
      row(EMAIL, `thư ${EMAIL}`),
    ].join('\n');
    const report = await load(warehouse, 'a.csv', content, { keep: ['Ghi chú'] });
    expect(counts(report)).toEqual([4, 1, 1, 2]);
    await warehouse.settled();
    await checkpoint(warehouse);
    const copied = await copiedTexts(warehouse);
    expect(copied).toContain('trời mưa');
    expect(PERSONAL.filter((text) => copied.includes(text))).toEqual([]);
    expect(found(warehouse.dataDir, PERSONAL)).toEqual([]);
    expect(readdirSync(join(warehouse.dataDir, 'inbox'))).toEqual(['raw']);
    const examples = (await batchReport(warehouse, report.batch.id)).rejections.flatMap(
      ({ examples }) => examples,
    );
    expect(examples.map(({ value }) => value)).toEqual(['***', '***']);
  });

  it('from titles above the header', async () => {
    const warehouse = await openOnDisk();
    const content = `Người lập: ${NAME}, ${PHONE}\n\nNgày;Nhà mạng;Download Mbps;Huyện\n13/06/2024;Viettel;38,2;Lục Nam\n`;
    expect(counts(await load(warehouse, 'a.csv', content))).toEqual([1, 1, 0, 0]);
    await warehouse.settled();
    await checkpoint(warehouse);
    expect(await copiedTexts(warehouse)).toContain('Lục Nam');
    expect(found(warehouse.dataDir, PERSONAL)).toEqual([]);
  });

  it('in a column that no header gives away', async () => {
    const warehouse = await openOnDisk();
    const rows = Array.from(
      { length: 3000 },
      (_, i) => `${1 + (i % 28)}/06/2024;Viettel;${20 + (i % 50)};Lục Nam;x`,
    );
    const content = [
      'Ngày;Nhà mạng;Download Mbps;Huyện;Khác',
      ...rows,
      `13/06/2024;Viettel;38,2;Lục Nam;${EMAIL}`,
    ].join('\n');
    await load(warehouse, 'a.csv', content, { keep: ['Khác'] });
    await warehouse.settled();
    expect(readdirSync(join(warehouse.dataDir, 'inbox/raw')).map((name) => name.split('.')[1])).toEqual([
      'parquet',
    ]);
    expect(await copiedTexts(warehouse)).not.toContain(EMAIL);
  });
});

describe('exact positions', () => {
  const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2345;21,3456;';
  const B = '20/07/2024 08:00:01;Viettel;4G;38,2;11;20;106,2345;21,3456;b';

  it('are rounded once their days are over, and a file that overlaps still changes nothing twice', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ positionDays: 30 }, clock);
    const first = await load(warehouse, 'a.csv', exported(A, B));
    await warehouse.settled();
    expect(readdirSync(join(warehouse.dataDir, 'inbox'))).toEqual([]);
    const version = warehouse.dataVersion;
    await applyRetention(warehouse);
    expect(warehouse.dataVersion).toBe(version + 1);
    expect(await rowsOf(warehouse)).toMatchObject([
      { longitude: 106.23, latitude: 21.35 },
      { longitude: 106.2345, latitude: 21.3456 },
    ]);
    await applyRetention(warehouse);
    expect(warehouse.dataVersion).toBe(version + 1);
    expect(counts(await load(warehouse, 'b.csv', exported(B, A)))).toEqual([2, 0, 2, 0]);
    expect((await batchReport(warehouse, first.batch.id)).batch.accepted).toBe(2);
  });

  it('of simulated tests are nobody’s and stay', async () => {
    const warehouse = await openOnDisk({ positionDays: 30 });
    await load(warehouse, 'a.csv', exported(A), { simulated: true });
    const version = warehouse.dataVersion;
    await applyRetention(warehouse);
    expect(warehouse.dataVersion).toBe(version);
  });
});
