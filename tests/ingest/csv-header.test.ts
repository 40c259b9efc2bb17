import { expect, it } from 'vitest';
import { operatorGroups } from '#lib/server/ingest/mapping/side-by-side.ts';
import { CsvReader } from '#lib/server/ingest/read/csv-records.ts';
import { openCsv } from '#lib/server/ingest/read/csv-table.ts';

/** The columns of a text as they are named, and its first row of values. */
function read(text: string, headerRow?: number) {
  const records = new CsvReader(',').push(`${text}\n`);
  const head = {
    encoding: { bytes: 'utf-8', letters: null },
    delimiter: ',',
    records,
    whole: true,
    tooWide: false,
  } as const;
  const source = { path: 'a.csv', name: 'a.csv', namedByHand: [], headerRow };
  const { table } = openCsv(source, head, false);
  return { names: table.headers, first: table.sample[0], numbering: table.numbering };
}

const ROW = '13/06/2024 09:28:00,Lục Nam,39.4,34.1,45.8,36.2';
const NAMED = [
  'Thời gian',
  'Huyện',
  'Viettel Tải xuống (Mbps)',
  'Viettel Tải lên (Mbps)',
  'VinaPhone Tải xuống (Mbps)',
  'VinaPhone Tải lên (Mbps)',
];
const FIGURES = 'Tải xuống (Mbps),Tải lên (Mbps),Tải xuống (Mbps),Tải lên (Mbps)';

it.each([
  ['below a title', `KẾT QUẢ ĐO,,,,,\nThời gian,Huyện,Viettel,,VinaPhone,\n,,${FIGURES}\n${ROW}`],
  [
    'each named twice',
    `Thời gian,Huyện,Viettel,Viettel,VinaPhone,VinaPhone\nThời gian,Huyện,${FIGURES}\n${ROW}`,
  ],
  [
    'with nothing over the first columns',
    `ĐO KIỂM\n\n,,Viettel,,VinaPhone,\nThời gian,Huyện,${FIGURES}\n${ROW}`,
  ],
])('operators over their figures name the columns, %s', (_, text) => {
  const { names, first, numbering } = read(text);
  expect(names).toEqual(NAMED);
  expect(first).toEqual(ROW.split(','));
  expect(numbering).toEqual({ kind: 'counted', first: text.split('\n').length });
  expect(operatorGroups(names, new Set(['viettel', 'vinaphone'])).map(({ operator }) => operator)).toEqual([
    'viettel',
    'vinaphone',
  ]);
});

it('figures over their operators name the columns', () => {
  const { names, first } = read(
    `Thời gian,Huyện,Tải xuống (Mbps),,Tải lên (Mbps),\n,,Viettel,VinaPhone,Viettel,VinaPhone\n${ROW}`,
  );
  expect(names.slice(2)).toEqual([
    'Tải xuống (Mbps) Viettel',
    'Tải xuống (Mbps) VinaPhone',
    'Tải lên (Mbps) Viettel',
    'Tải lên (Mbps) VinaPhone',
  ]);
  expect(first).toEqual(ROW.split(','));
  expect(operatorGroups(names, new Set(['viettel', 'vinaphone']))).toMatchObject([
    { operator: 'viettel', without: ['latency', 'jitter'] },
    { operator: 'vinaphone' },
  ]);
});

it('a unit of its own row belongs to its column', () => {
  expect(read('Thời gian,Huyện,Tải xuống\n,,Mbps\n13/06/2024,Lục Nam,39.4').names[2]).toBe('Tải xuống Mbps');
});

it.each([
  [
    'a row that lacks figures',
    'Thời gian,Nhà mạng,Công nghệ,Tải xuống (Mbps)\n,Viettel,4G,\n13/06/2024,Viettel,4G,39.4',
    'Viettel',
  ],
  [
    'a row that says more than of figures',
    'Thời gian,Tải xuống (Mbps),,Ghi chú\n,Viettel,VinaPhone,xa\n13/06/2024,39.4,30,gần',
    'Viettel',
  ],
  ['a row of words under figures', 'Huyện,Tải xuống (Mbps),Tải lên (Mbps)\n,lỗi,lỗi\nLục Nam,39.4,30', 'lỗi'],
  [
    'a row with a value',
    'Thời gian,Tải xuống (Mbps),,Tải lên (Mbps)\n,Viettel,39.4,VinaPhone\n13/06/2024,39.4,,30',
    'Viettel',
  ],
])('%s is no header', (_, text, cell) => {
  const { names, first } = read(text);
  expect(names).toEqual(text.split('\n')[0]!.split(','));
  expect(first![1]).toBe(cell);
});

it('a pair of words above a header is none', () => {
  expect(read(`Tỉnh,Bắc Giang\nThời gian,Huyện,Tải xuống (Mbps)\n13/06/2024,Lục Nam,39.4`).names).toEqual([
    'Thời gian',
    'Huyện',
    'Tải xuống (Mbps)',
  ]);
});

it('the row that a person states is the header, however far down', () => {
  const titles = Array.from({ length: 60 }, (_, i) => `dòng ${i + 1}`).join('\n');
  expect(read(`${titles}\nThời gian,Huyện,Tải xuống (Mbps)\n13/06/2024,Lục Nam,39.4`, 61).names).toEqual([
    'Thời gian',
    'Huyện',
    'Tải xuống (Mbps)',
  ]);
});
