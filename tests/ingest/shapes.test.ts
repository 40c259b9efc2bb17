import { describe, expect, it } from 'vitest';
import { CsvReader } from '#lib/server/ingest/read/csv-records.ts';
import { counts, exported, faultOf, HEADER, load, reasons, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11,05;20;106,2;21,3;a';
const B = '14/06/2024 09:30:00;Vinaphone;LTE;40;9;30;106,3;21,3;b';
const C = '15/06/2024 10:00:00;Mobifone;5G NSA;120,5;30;12;106,4;21,3;c';

describe('the same rows come in whatever the file looks like', () => {
  const plain = exported(A, B, C);
  const forms: Record<string, string | Uint8Array> = {
    plain,
    'with a byte order mark': `\ufeff${plain}`,
    'with CRLF': plain.replaceAll('\n', '\r\n'),
    'with lone CR': plain.replaceAll('\n', '\r'),
    'with mixed line endings': plain.replace('\n', '\r\n'),
    'without a last line end': plain.trimEnd(),
    'with empty lines between': plain.replaceAll('\n', '\n\n'),
    'with a row of empty cells': `${plain};;;;;;;;\n`,
    'as tabs': plain.replaceAll(';', '\t'),
    'quoted with commas': plain
      .split('\n')
      .map((line) =>
        line
          .split(';')
          .map((cell) => (cell ? `"${cell}"` : ''))
          .join(','),
      )
      .join('\n'),
    'in UTF-16': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, 'utf16le')]),
    'under titles': `Báo cáo đo kiểm tháng 6;;;;;;;;\n\n${plain}`,
    'under a title with a line break': `"Báo cáo\nđo kiểm";;;;;;;;\n${plain}`,
  };
  it.each(Object.entries(forms))('%s', async (_name, content) => {
    const warehouse = shared();
    const report = await load(warehouse, 'cells.csv', content);
    expect(counts(report)).toEqual([3, 3, 0, 0]);
    const rows = await rowsOf(warehouse);
    expect(
      rows.map(({ at, operator, technology, download, upload }) => [
        at,
        operator,
        technology,
        download,
        upload,
      ]),
    ).toEqual([
      ['2024-06-13T01:00:01.000Z', 'viettel', '4G', 38_200, 11_050],
      ['2024-06-14T02:30:00.000Z', 'vinaphone', '4G', 40_000, 9_000],
      ['2024-06-15T03:00:00.000Z', 'mobifone', '5G', 120_500, 30_000],
    ]);
  });
});

describe('rows of the wrong shape', () => {
  it('are rejected one by one, the others stay', async () => {
    const warehouse = shared();
    const report = await load(
      warehouse,
      'ragged.csv',
      exported(A, '13/06/2024;Viettel', B, `${C};too;many`, '14/06/2024;"open;4G;1;1;1;106;21;d', C),
    );
    expect(counts(report)).toEqual([6, 3, 0, 3]);
    expect(reasons(report)).toEqual({
      row_malformed: [
        [3, '2/9'],
        [5, '11/9'],
        [6, '"'],
      ],
    });
    expect((await rowsOf(warehouse)).map(({ row }) => row)).toEqual([2, 4, 7]);
  });

  it('are counted as a spreadsheet counts, title, header and line breaks in cells included', async () => {
    const warehouse = shared();
    const report = await load(
      warehouse,
      'titles.csv',
      `Tháng 6\n\n${exported(A, `"13/06/2024\n08:00";x;y;1;1;1;1;1;z`, 'x')}`,
    );
    expect(reasons(report)).toMatchObject({ row_malformed: [[6, '1/9']] });
  });
});

describe('files without rows', () => {
  it.each([
    ['an empty file', '', 'file_empty'],
    ['a header only', `${HEADER}\n`, 'file_without_rows'],
    ['one row that is no header', `${A}\n`, 'header_missing'],
    ['blank lines', '\n\n\n', 'header_missing'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'file_is_not_data'],
    ['half an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file_damaged'],
    ['half a Parquet file', Buffer.from('PAR1 and no more'), 'file_damaged'],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    const warehouse = shared();
    expect((await faultOf(load(warehouse, 'file', content))).code).toBe(code);
    expect(await rowsOf(warehouse)).toEqual([]);
  });
});

describe('a file of one row', () => {
  it('comes in', async () => {
    expect(counts(await load(shared(), 'one [1]*?.csv', exported(A)))).toEqual([1, 1, 0, 0]);
  });
});

describe('the reader of records', () => {
  const text = 'a;b\r\n"x;""y";2\n\n3;"op\nen";4\r"lost\n5;6';
  const whole = new CsvReader(';');
  const expected = [...whole.push(text), ...whole.end()];

  it('gives the same records in whatever pieces the text comes', () => {
    for (let size = 1; size < text.length; size += 1) {
      const reader = new CsvReader(';');
      const records = [];
      for (let at = 0; at < text.length; at += size) records.push(...reader.push(text.slice(at, at + size)));
      expect([...records, ...reader.end()]).toEqual(expected);
    }
  });

  it('loses no line to a quote that is never closed', () => {
    expect(expected.map(({ row, fields, broken }) => [row, broken ? null : fields])).toEqual([
      [1, ['a', 'b']],
      [2, ['x;"y', '2']],
      [3, ['']],
      [4, ['3', 'op\nen', '4']],
      [5, null],
      [6, ['5', '6']],
    ]);
  });
});
