import { read, utils, write, type WorkSheet } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { faultSentence } from '#lib/messages/faults.ts';
import { templateExport } from '#lib/server/exports/template-export.ts';
import { unitNames } from '#lib/server/tallies/name-units.ts';
import { monthsInHead } from '#lib/server/tallies/read-month.ts';
import { wordFile, type WordCell } from '../support/word-file.ts';
import { counts, faultOf, load, reasons, sharedWarehouse } from './support.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const shared = sharedWarehouse();

const talliesIn = () =>
  shared().db.query<Record<string, unknown>, Record<never, never>>(
    {
      text: `select row_number as row, unit_code as unit, strftime(month, '%Y-%m') as month, installs, accesses,
        installs_cumulative as i, accesses_cumulative as a, note
        from tally join batch using (batch_id) where state = 'loaded' order by month, row_number`,
    },
    {},
  );

const down = (text: string): WordCell => ({ text, merged: 'first' });
const next: WordCell = { text: '', merged: 'next' };
const HEADER: WordCell[][] = [
  [
    ...[down('STT'), down('Đơn vị')],
    ...[
      { text: 'Số liệu trong tháng', across: 2 },
      { text: 'Số liệu lũy kế', across: 2 },
    ],
    down('Ghi chú'),
  ],
  [next, next, 'Người cài đặt', 'Lượt truy cập', 'Người cài đặt', 'Lượt truy cập trong tháng', next],
];
const ROW = ['1', 'UBND huyện Lục Nam', '120 người', '1.300', '500', '4.000', 'đủ'];
const LUC_NAM = { unit: 'ubnd-218', month: '2024-07', installs: 120, accesses: 1300, i: 500, a: 4000 };

/** A letter with its head as a table without lines, the form behind its text. */
const LETTER = [
  [
    ['UBND HUYỆN LỤC NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Số: 12/BC-UBND', 'Lục Nam, ngày 20 tháng 8 năm 2024'],
  ],
  'BÁO CÁO',
  'Thực hiện văn bản số 2910/UBND-KGVX ngày 04/6/2024, UBND huyện báo cáo số liệu tháng 7/2024 như sau:',
] as const;

describe('a form in a Word document', () => {
  it('is read from its table wherever it stands, its rows counted as the table counts them', async () => {
    const content = wordFile([
      ...LETTER,
      [...HEADER, ROW, ['', 'Tổng cộng', '120', '1.300', '500', '4.000', '']],
      [['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH']],
    ]);
    const report = await load(shared(), 'gửi Sở (1).tmp', content);
    expect(counts(report)).toEqual([1, 1, 0, 0]);
    expect(await talliesIn()).toEqual([{ ...LUC_NAM, row: 3, note: 'đủ' }]);
    expect(report.notices.map(({ code }) => code)).toEqual(['tally_rows_skipped']);
  });

  it('whose table has no column of units is of the unit that its head names', async () => {
    const without = (row: readonly WordCell[]) => [row[0]!, ...row.slice(2)];
    await load(shared(), 'a.docx', wordFile([...LETTER, [...HEADER.map(without), without(ROW)]]));
    expect(await talliesIn()).toMatchObject([LUC_NAM]);
  });

  const picture = { 'word/media/image1.png': new Uint8Array(60_000_000) };
  it.each([
    ['without a table of figures', wordFile([...LETTER, 'Biểu kèm theo']), 'document_without_form'],
    ['cut off', wordFile([...LETTER, [...HEADER, ROW]]).slice(0, 900), 'file_damaged'],
    ['whose text is no XML', wordFile([], { 'word/document.xml': Buffer.from('<w:doc') }), 'file_damaged'],
    [
      'that unpacks to more than is safe',
      wordFile([...LETTER], { 'word/styles.xml': new Uint8Array(50_000_000) }),
      'document_too_large',
    ],
    ['with a large picture', wordFile([...LETTER, [...HEADER, ROW]], picture), 'loaded'],
    [
      'with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'workbook_locked',
    ],
  ])('%s gives one sentence, or is read', async (_name, content, code) => {
    const outcome = await load(shared(), 'a.docx', content).then(
      () => 'loaded',
      ({ code, details }: Awaited<ReturnType<typeof faultOf>>) => {
        expect(faultSentence({ code, details }, 'vi')).toContain('«a.docx»');
        return code;
      },
    );
    expect(outcome).toBe(code);
  });
});

const sheet = (title: string, ...rows: (string | number | null)[][]) => [
  [title],
  ['STT', 'Đơn vị', 'Cài đặt trong tháng', 'Truy cập trong tháng', 'Cài đặt lũy kế', 'Truy cập lũy kế'],
  ...rows,
];

describe('a workbook with a form on each of several sheets', () => {
  it('is read completely: every sheet by its own month, blank ones left out, other sheets reported', async () => {
    const content = await writeXlsx({
      sheets: [
        { name: 'Hướng dẫn', rows: [['Điền vào các trang sau']] },
        { name: 'Mẫu', rows: sheet('Biểu tháng …/2024', [1, 'Tên đơn vị báo cáo', 25, 60, null, null]) },
        {
          name: 'T6',
          rows: sheet(
            'Biểu tháng 6/2024',
            ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
            [1, 'Lục Nam', 5, 6, 7, 8],
          ),
        },
        {
          name: 'T7',
          rows: sheet('Biểu tháng 7/2024', [1, 'Lục Nam', 9, 9, 16, 17], [2, 'Sở lạ', 1, 1, 1, 1]),
        },
      ],
    });
    const report = await load(shared(), 'a.xlsx', content);
    expect(counts(report)).toEqual([3, 2, 0, 1]);
    expect(report.rejections[0]!.examples).toMatchObject([{ rowNumber: 4, value: 'Sở lạ' }]);
    expect(await talliesIn()).toMatchObject([
      { month: '2024-06', installs: 5, a: 8 },
      { month: '2024-07', installs: 9, a: 17 },
    ]);
    expect(report.notices).toContainEqual({
      code: 'sheet_used',
      details: { sheet: 'Mẫu, T6, T7', like: [], others: ['Hướng dẫn (1)'], hidden: [] },
    });
  });
});

describe('the blank form', () => {
  const template = async (query: string) => {
    const { body, fileName } = await templateExport(shared(), new URLSearchParams(query));
    const book = read(body, { cellFormula: true });
    return { book, fileName, sheet: book.Sheets[book.SheetNames[0]!]! };
  };
  const rowOf = (sheet: WorkSheet, unit: string) =>
    utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).findIndex(([name]) => name === unit) + 1;

  it('of a unit adds the month to what it reported last, and comes back filled in without a question', async () => {
    await load(
      shared(),
      'a.csv',
      'Biểu tháng 6/2024;;;;\nĐơn vị;Cài đặt;Truy cập;Cài đặt lũy kế;Truy cập lũy kế\nSở Y tế;5;6;50;60',
    );
    const { book, fileName, sheet } = await template('unit=y-te&month=2024-07');
    expect(fileName).toBe('mau-bao-cao_y-te_2024-07.xlsx');
    const row = rowOf(sheet, 'Sở Y tế');
    expect(sheet[`D${row}`].f).toBe(`IF(B${row}="","",50+B${row})`);
    expect(JSON.stringify(utils.sheet_to_json(sheet, { header: 1 }))).toContain('(tháng 6/2024): 50 người');
    const figures = { B: 7, C: 1250, D: 57, E: 1310 };
    for (const [column, v] of Object.entries(figures)) sheet[`${column}${row}`] = { t: 'n', v };
    const filled = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
    const report = await load(shared(), 'bao cao.xlsx', filled);
    expect([counts(report), report.notices]).toEqual([[1, 1, 0, 0], []]);
    expect((await talliesIn())[1]).toMatchObject({
      unit: 'y-te',
      month: '2024-07',
      installs: 7,
      accesses: 1250,
      i: 57,
      a: 1310,
    });
  });

  it('of all units holds each of them, and sent back empty is nobody’s report', async () => {
    const { book, sheet } = await template('month=2024-07');
    expect(rowOf(sheet, 'UBND huyện Lục Nam')).toBeGreaterThan(0);
    const empty = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
    const report = await load(shared(), 'a.xlsx', empty);
    expect([report.batch.accepted, report.batch.rejected]).toEqual([0, 31]);
    await expect(template('unit=x&month=2024-07')).rejects.toThrow('tally_unit_code_unknown');
    await expect(template('month=7')).rejects.toThrow('tally_month_invalid');
  });
});

describe('whose figures, and of which month', () => {
  const csv = (...lines: string[]) => lines.join('\n');
  const FIGURES = 'Cài đặt trong tháng;Truy cập trong tháng;Cài đặt lũy kế;Truy cập lũy kế';

  it('is asked when the head does not say, and answered by a person', async () => {
    const form = csv('Biểu tháng 7/2024;;;', FIGURES, '1;2;3;4');
    const fault = await faultOf(load(shared(), 'a.csv', form));
    expect(fault.code).toBe('tally_unit_unsure');
    await load(shared(), 'a.csv', form, { constants: { unit: 'y-te' } });
    expect(await talliesIn()).toMatchObject([{ unit: 'y-te', installs: 1, a: 4 }]);
    const wrong = load(shared(), 'b.csv', `${form}\n`, { constants: { unit: 'y-tế' } });
    expect((await faultOf(wrong)).code).toBe('tally_unit_code_unknown');
  });

  it('is not guessed among several months, nor for several rows without a unit', async () => {
    const several = csv('So sánh số liệu tháng 6/2024 và tháng 7/2024;;;', 'Sở Y tế;;;', FIGURES, '1;2;3;4');
    expect(await faultOf(load(shared(), 'a.csv', several))).toMatchObject({
      code: 'tally_month_unsure',
      details: { found: ['2024-06', '2024-07'] },
    });
    const rows = csv(
      'Biểu tháng 7/2024;;;',
      'Sở Y tế;;;',
      `STT;${FIGURES}`,
      '1;1;2;3;4',
      '2;5;6;7;8',
      'Cộng;6;8;10;12',
    );
    expect(counts(await load(shared(), 'b.csv', rows))).toEqual([2, 0, 0, 2]);
  });

  it.each([
    [['Bắc Giang, ngày 20 tháng 8 năm 2024', 'Kỳ báo cáo: 7/2024'], '', '2024-07'],
    [['Công văn tháng 6/2024', 'Số liệu báo cáo tháng 7 năm 2024'], '', '2024-07'],
    [['Số liệu trong tháng (từ 13/6/2024 đến 12/7/2024)', 'Lũy kế đến ngày 13/7/2024'], '', '2024-07'],
    [['Báo cáo tháng 7/2024', 'Lũy kế đến kỳ trước (tháng 6/2024): 5'], '', '2024-07'],
    [['Tháng 7 Năm 2024'], 'T8.2024', '2024-07'],
    [['Tháng .../2024'], 'T8.2024', '2024-08'],
    [['Bắc Giang, ngày    tháng 8 năm 2024', '01/07/2024'], 'Sheet1', ''],
  ])('%s %s is the month %s', (lines, name, month) => {
    expect(monthsInHead(lines, name).join()).toBe(month);
  });

  const names = unitNames([
    { name: 'UBND huyện Lục Nam', code: 'luc-nam' },
    { name: 'Lục Nam', code: 'luc-nam' },
    { name: 'Sở Y tế', code: 'y-te' },
    { name: 'Sở Khoa học và Công nghệ', code: 'khoa-hoc' },
  ]);
  it.each([
    [['ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM', 'Kính gửi: Sở Khoa học và Công nghệ'], 'luc-nam'],
    [['UBND TỈNH BẮC GIANG', 'SỞ Y TẾ', 'Lục Nam, ngày 10 tháng 7 năm 2024'], 'y-te'],
    [['Đơn vị báo cáo: UBND H. Lục Nam'], 'luc-nam'],
    [['Sở Y tế phối hợp UBND huyện Lục Nam'], 'y-te,luc-nam'],
    [['Ảnh của Lục Nam'], ''],
  ])('%s names the unit %s', (lines, codes) => {
    expect(names.inLines(lines).sort().reverse().join()).toBe(codes);
  });

  it.each([
    ['2. Sở Y tế', 'y-te'],
    ['Phòng VH&TT huyện Lục Nam', 'luc-nam'],
    ['Uỷ ban nhân dân huyện Lục Nam', 'luc-nam'],
    ['Trường Lục Nam', undefined],
  ])('a cell «%s» is the unit %s', (cell, code) => {
    expect(names.ofCell(cell)).toBe(code);
  });
});

describe('a form as people send it', () => {
  const FORM = 'Đơn vị,Tháng,Cài đặt,Truy cập,Lũy kế cài đặt,Lũy kế truy cập';

  it('has offices whose names begin like a sum, with marks or without, and their short forms', async () => {
    const offices = ['Công an tỉnh', 'Cong ty Dien luc', 'Tổng công ty X'].map(
      (name) => `${name},2024-07,1,2,3,4`,
    );
    const sums = ['Cộng', 'Tổng cộng', 'Cong'].map((name) => `${name},2024-07,9,9,9,9`);
    const known = ['U.B.N.D huyện Sơn Động', 'Ban QL các KCN'].map((name) => `${name},2024-07,5,6,7,8`);
    const report = await load(shared(), 'offices.csv', [FORM, ...offices, ...sums, ...known].join('\n'));
    expect(counts(report)).toEqual([5, 2, 0, 3]);
    expect(Object.keys(reasons(report))).toEqual(['tally_unit_unknown']);
    expect((await talliesIn()).map(({ unit }) => unit)).toEqual(['ubnd-220', 'khu-cong-nghiep']);
  });

  it('sent more than once in one sheet counts as it was sent last, whatever the order of rows', async () => {
    const sent = (at: string, installs: number, unit = 'Lục Nam') =>
      `${at},${unit},2024-07,${installs},2,300,400`;
    const rows = [
      sent('2024/08/10 9:05:00 CH GMT+7', 30),
      sent('2024/08/10 9:05:00 SA GMT+7', 20),
      sent('10/08/2024 22:00', 40),
      sent('2024/08/10 9:05:00 SA GMT+7', 25, 'Tân Yên'),
    ];
    const report = await load(shared(), 'answers.csv', [`Dấu thời gian,${FORM}`, ...rows].join('\n'));
    expect(counts(report)).toEqual([4, 2, 2, 0]);
    expect((await talliesIn()).map(({ unit, installs }) => [unit, installs])).toEqual([
      ['ubnd-218', 40],
      ['ubnd-216', 25],
    ]);
    expect(report.notices).toContainEqual({
      code: 'tally_resubmitted',
      details: { count: 2, names: ['Lục Nam'] },
    });
  });

  it('with formulas that were never computed is refused by name and replaces nothing', async () => {
    await load(shared(), 'before.csv', [FORM, 'Lục Nam,2024-07,20,2,300,400'].join('\n'));
    const formula = [FORM, 'Tân Yên,2024-07,20,2,300,400', 'Lục Nam,2024-07,30,2,=C2+D2,400'].join('\n');
    const fault = await faultOf(load(shared(), 'formula.csv', formula));
    expect([fault.code, fault.details.row, fault.details.value]).toEqual(['tally_uncomputed', 3, '=C2+D2']);
    expect((await talliesIn()).map(({ unit, installs }) => [unit, installs])).toEqual([['ubnd-218', 20]]);
  });

  it('as a picture is answered with the ways that exist', async () => {
    const fault = await faultOf(
      load(shared(), 'bieu.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70])),
    );
    expect(faultSentence(fault, 'vi')).toMatch(/mẫu biểu Excel.*liên kết báo cáo/);
  });
});
