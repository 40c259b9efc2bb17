import { describe, expect, it } from 'vitest';
import type { Fault } from '#lib/domain/fault.ts';
import { SURE } from '#lib/domain/mapping-guess.ts';
import { numberIn } from '#lib/server/ingest/mapping/column-facts.ts';
import { guessMapping } from '#lib/server/ingest/mapping/guess-mapping.ts';
import { mapColumns, proposeColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import { fieldInHeader } from '#lib/server/ingest/read/recognise-header.ts';

const KNOWN = {
  operators: new Set(['viettel', 'vnpt', 'mobifone']),
  extent: { west: 105.8, south: 21.1, east: 107.1, north: 21.7 },
};
const rows = (count: number, row: (i: number) => string[]) => Array.from({ length: count }, (_, i) => row(i));
const codes = (reasons: readonly { code: string }[] | undefined) => reasons?.map(({ code }) => code);
function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (thrown) {
    return thrown as Fault;
  }
  throw new Error('no fault');
}
const fault = (headers: string[], sample: string[][]) =>
  faultOf(() => mapColumns(headers, sample, {}, { known: KNOWN }));

describe('a guess says how sure it is, and why', () => {
  const headers = ['Ngày', 'Đầu số', 'Kiểu', 'Tốc độ DL trung bình (Mbps)', 'x', 'y', 'Kinh độ'];
  const sample = rows(12, (i) => [
    `${i + 1}/07/2024`,
    'Viettel',
    'LTE',
    `${30 + i},5`,
    '106.2',
    '21.3',
    `106.${i + 10}`,
  ]);
  const { fields } = guessMapping(headers, sample, KNOWN);

  it('a header in the vocabulary with values that fit is as sure as can be', () => {
    expect(fields.tested_on).toMatchObject({ index: 0, confidence: 1 });
    expect(codes(fields.tested_on!.reasons)).toEqual(['header', 'values_dates']);
    expect(codes(fields.longitude!.reasons)).toEqual(['header', 'values_in_area']);
  });

  it('a known word among others is believed when the values fit', () => {
    expect(fields.download).toMatchObject({ index: 3, unit: 'Mbps', tied: false });
    expect(fields.download!.confidence).toBeGreaterThanOrEqual(SURE);
    expect(codes(fields.download!.reasons)).toEqual(['header_part', 'values_numbers', 'unit_in_header']);
  });

  it('values alone are never sure, and not used', () => {
    expect(fields.technology).toMatchObject({ index: 2 });
    expect(fields.operator).toMatchObject({ index: 1 });
    expect(fields.technology!.confidence).toBeLessThan(SURE);
    const { mapping } = mapColumns(headers, sample, {}, { known: KNOWN });
    expect(Object.keys(mapping.columns).sort()).toEqual(['download', 'longitude', 'tested_on']);
  });

  it('a word of operators and technologies means what its values are', () => {
    const cells = [
      ['Viettel', '4G'],
      ['VNPT', '4G LTE'],
      ['MobiFone', '5G'],
    ];
    const sampled = rows(12, (i) => [`${i + 1}/07/2024`, `${30 + i}`, ...cells[i % cells.length]!]);
    const guessed = (...words: string[]) =>
      guessMapping(['Ngày', 'Tải xuống (Mbps)', ...words], sampled, KNOWN).fields;
    for (const words of [
      ['Nhà cung cấp', 'Mạng'],
      ['Loại mạng', 'Công nghệ'],
      ['Loại mạng', 'Mạng'],
    ]) {
      const { operator, technology } = guessed(...words);
      expect(operator, words.join()).toMatchObject({ index: 2, tied: false });
      expect(technology, words.join()).toMatchObject({ index: 3, tied: false });
      expect(Math.min(operator!.confidence, technology!.confidence)).toBeGreaterThanOrEqual(SURE);
    }
  });

  it('words about a figure are not the figure', () => {
    expect(
      [
        'Download max (Mbps)',
        'Tốc độ tải xuống tối đa',
        'Download size',
        'Upload limit',
        'Ngày kết thúc',
      ].map(fieldInHeader),
    ).toEqual([null, null, null, null, null]);
    expect(
      ['DL_Throughput (Mbps)', 'downloadMbps', 'Tốc độ ping TB', 'Ngày thực hiện'].map(fieldInHeader),
    ).toEqual([...['download', 'download', 'latency', 'tested_on']]);
  });

  it('numbers are read with a unit behind them and either decimal mark', () => {
    expect(
      ['4,0 Mbps', '350 kbps', '1.234,5', '1,234.5', '1.234.567', '96..1', 'abc', ''].map(numberIn),
    ).toEqual([...[4, 350, 1234.5, 1234.5, 1234567, null, null, null]]);
  });
});

describe('a file is questioned, not swallowed', () => {
  const headers = ['Ngày đo', 'Download (Mbps)', 'Huyện'];

  it('when its header says Mbps and its values can only be kbit/s', () => {
    const sample = rows(5, (i) => ['01/07/2024', String(38_000 + i), 'Lục Nam']);
    expect(fault(headers, sample)).toMatchObject({
      code: 'unit_doubtful',
      details: { field: 'download', column: 'Download (Mbps)', unit: 'Mbps', likely: 'kbps', median: 38_002 },
    });
    const columns = { download: { column: 'Download (Mbps)', unit: 'kbps' } } as const;
    expect(mapColumns(headers, sample, { columns }).mapping.columns.download?.unit).toBe('kbps');
  });

  it('with a cell of the file for its median, also where half of them are something else', () => {
    const cells = (...speeds: string[]) => speeds.map((speed) => ['01/07/2024', speed, 'Lục Nam']);
    const { details } = fault(headers, cells('38000', '41200', '39500', '0912345678'));
    expect(details).toMatchObject({ median: 39_500, likely: 'kbps' });
    const { fields } = guessMapping(headers, cells('42,5', '0912345678', 'lỗi'), KNOWN);
    expect(fields.download).toMatchObject({ median: 42.5, unit: 'Mbps', likelyUnit: null });
  });

  it('when the column it needs holds something else than its header says', () => {
    const sample = rows(12, () => ['01/07/2024', 'tốt', 'Lục Nam']);
    expect(fault(headers, sample)).toMatchObject({
      code: 'mapping_needs_person',
      details: { field: 'download', column: 'Download (Mbps)' },
    });
  });

  it('when two columns are as likely; an empty one is not', () => {
    const two = ['Ngày đo', 'Download Mbps', 'Tốc độ tải xuống (Mbps)', 'Huyện'];
    const filled = rows(4, () => ['01/07/2024', '40', '41', 'Lục Nam']);
    expect(fault(two, filled).code).toBe('column_ambiguous');
    const sample = rows(4, () => ['01/07/2024', '', '41', 'Lục Nam']);
    expect(mapColumns(two, sample, {}).indexes.download).toBe(2);
  });

  it('when nothing says where the tests were made', () => {
    expect(fault(['Ngày đo', 'Download (Mbps)'], []).code).toBe('place_column_missing');
  });

  it.each([
    ['degrees_minutes', `21°18.5'N 106°24.1'E`],
    ['plus_code', '7PH7+2V Bắc Giang'],
    ['link', 'https://maps.app.goo.gl/AbCd'],
  ])('when one column holds whole positions: %s', (form, cell) => {
    const sample = rows(4, () => ['01/07/2024', '40', cell]);
    const { code, details } = fault(['Ngày đo', 'Download (Mbps)', 'Vị trí'], sample);
    expect([code, details.column, details.form]).toEqual(['position_column_unread', 'Vị trí', form]);
  });

  it('with every question at once, and the likeliest answers filled in', () => {
    const sample = rows(5, () => ['2024-07-01 08:00', '52000', 'Yên Thế']);
    const { questions, indexes } = proposeColumns(['Lúc', 'Download', 'Địa bàn'], sample, {});
    expect(questions.map(({ code }) => code)).toEqual([
      ...['mapping_needs_person', 'unit_missing', 'place_column_missing'],
    ]);
    expect(indexes).toMatchObject({ tested_at: 0, download: 1 });
  });
});

describe('longitude and latitude under each other’s header', () => {
  const headers = ['Ngày đo', 'Download (Mbps)', 'Kinh độ', 'Vĩ độ'];
  const swapped = (i: number) => ['01/07/2024', '40', `21.${i + 10}`, `106.${i + 10}`];
  const right = (i: number) => ['01/07/2024', '40', `106.${i + 10}`, `21.${i + 10}`];

  it('are swapped where all values say so', () => {
    const { mapping, positions } = mapColumns(headers, rows(10, swapped), {});
    expect(positions).toBe('swapped');
    expect(mapping.columns.longitude).toEqual({ column: 'Vĩ độ' });
  });

  it('are asked about where only some do', () => {
    expect(fault(headers, [...rows(5, swapped), ...rows(5, right)]).code).toBe('positions_unsure');
  });

  it('stay where few or none do, and where a person named them', () => {
    expect(mapColumns(headers, [...rows(1, swapped), ...rows(9, right)], {}).positions).toBe('as_named');
    const columns = { longitude: { column: 'Kinh độ' } };
    expect(mapColumns(headers, rows(9, swapped), { columns }).positions).toBe('as_named');
  });
});

describe('columns that name or reach a person', () => {
  const headers = ['Họ và tên', 'Liên hệ', 'Thư', 'Ai', 'Ngày đo', 'Download (Mbps)', 'Phường'];
  const people = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Chi', 'Phạm Minh Dũng'];
  const sample = people.map((name, i) => [
    ...[name, `09123456${i}0`, `p${i}@example.vn`, name, '01/07/2024', '40', 'Trần Phú'],
  ]);

  it('are known by header or by value, and left out by name', () => {
    expect(mapColumns(headers, sample, {}).mapping.personal).toEqual([
      { column: 'Họ và tên', kind: 'name' },
      { column: 'Liên hệ', kind: 'phone' },
      { column: 'Thư', kind: 'email' },
      { column: 'Ai', kind: 'name' },
    ]);
  });

  it('wards named after people are no persons', () => {
    expect(mapColumns(headers, sample, {}).indexes.commune).toBe(6);
  });

  it('cannot be taken for anything but a device', () => {
    const columns = (field: string) => ({ columns: { [field]: { column: 'Liên hệ' } } });
    const refused = faultOf(() => mapColumns(headers, sample, columns('district')));
    expect(refused.code).toBe('personal_column_named');
    expect(mapColumns(headers, sample, columns('device')).indexes.device).toBe(1);
  });

  it('may be named as a ward where only the values look like persons, not where the header says so', () => {
    const ward = (column: string) => ({ columns: { commune: { column } } });
    expect(mapColumns(headers, sample, ward('Ai')).indexes.commune).toBe(3);
    expect(faultOf(() => mapColumns(headers, sample, ward('Họ và tên'))).code).toBe('personal_column_named');
  });
});
