import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Document, Packer } from 'docx';
import { annexTable } from '#lib/server/documents/letters/letter-table.ts';
import {
  ANSWER_COLUMNS,
  ANSWER_HEADINGS,
  answerTableColumns,
} from '#lib/server/documents/letters/answer-columns.ts';
import { renderAnswerForm } from '#lib/server/documents/answer-form/answer-form-workbook.ts';
import { interpretAnswerForm } from '#lib/server/documents/answer-form/interpret-answer-form.ts';
import { readAnswerForm } from '#lib/server/documents/answer-form/read-answer-form.ts';
import { renderLetter } from '#lib/server/documents/letters/render-letter.ts';
import { readSheets, writeWorkbook } from '#lib/server/workbook-file.ts';
import { answerFaultSentence } from '#lib/messages/answer-form.ts';
import { DATE, letterCase, sample } from './letter-sample.ts';

const EXPECTED = {
  caseNumber: 'HS-0007',
  places: letterCase().places.map(({ number, title }) => ({ number, title })),
};
const folder = mkdtempSync(join(tmpdir(), 'answer-form-'));
let files = 0;
const read = (content: Uint8Array, kind: 'workbook' | 'document') => {
  const path = join(folder, `form-${files++}`);
  writeFileSync(path, content);
  return readAnswerForm({ path, kind, expected: EXPECTED }, 'tra-loi');
};

const NO_FAULTS = { faults: [], cut: false };
const HEADINGS = ANSWER_COLUMNS.map((column) => ANSWER_HEADINGS[column].heading);
const DONE = [
  '1',
  'Huyện Lục Nam',
  'Đã khắc phục',
  'LNM-11',
  '21,3012; 106,3810',
  '4G 1800',
  '',
  '15/9/2026',
  'núi che',
  'VNPT',
  'CV 12',
];
const PLANNED = ['2', 'Huyện Yên Dũng', 'phụ thuộc ĐIỆN', '', '', '', 'quý IV/2026', '', '', 'Điện lực', ''];

const inWorkbook = async (rows: readonly (readonly string[])[]) => {
  const form = await readSheets(await renderAnswerForm(letterCase()), () => true);
  const cells = form.sheets[0]!.rows.map((row) => [...row]);
  const at = cells.findIndex((row) => row[0] === 'STT');
  return read(
    await writeWorkbook({
      sheets: [{ name: 'a', rows: [...cells.slice(0, at + 1), ...rows.map((row) => [...row])] }],
    }),
    'workbook',
  );
};
/** As `inWorkbook` reads it, without a process for it. */
const interpret = (rows: readonly (readonly string[])[], number = 'HS-0007') =>
  interpretAnswerForm([[`Hồ sơ ${number}`], HEADINGS, ...rows], SHEET, EXPECTED);
const SHEET = { sheet: 'a', table: null, titleRows: 0 };
const inDocument = async (rows: readonly (readonly string[])[]) => {
  const table = annexTable({ block: 'table', columns: answerTableColumns(), rows, rowHeight: 12 }, 252);
  return read(
    new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children: [table] }] }))),
    'document',
  );
};

const ROWS = [
  {
    place: 1,
    status: 'done',
    dependsOn: null,
    station: 'LNM-11',
    latitude: 21.3012,
    longitude: 106.381,
    technology: '4G 1800',
    promised: null,
    countsFrom: '2026-09-15',
    cause: 'núi che',
    turn: 'VNPT',
    evidence: 'CV 12',
  },
  {
    place: 2,
    status: 'depends',
    dependsOn: 'power',
    station: null,
    latitude: null,
    longitude: null,
    technology: null,
    promised: { from: '2026-10-01', to: '2027-01-01' },
    countsFrom: null,
    cause: null,
    turn: 'Điện lực',
    evidence: null,
  },
];

describe('an answer form', () => {
  it('filled in as a workbook comes back whole, with the case it belongs to', async () => {
    expect(await inWorkbook([DONE, PLANNED])).toEqual({ caseNumber: 'HS-0007', rows: ROWS, ...NO_FAULTS });
  });

  it('filled in as a document comes back whole', async () => {
    expect(await inDocument([DONE, PLANNED])).toEqual({ caseNumber: null, rows: ROWS, ...NO_FAULTS });
  });

  it('that went out with the letter, or alone, and came back empty says so', async () => {
    const empty = [{ code: 'no_answer', row: null, column: null, cell: null, value: '' }];
    const letter = await read(await renderLetter(sample('request_to_invest'), DATE), 'document');
    expect(letter).toMatchObject({ caseNumber: 'HS-0007', rows: [], faults: empty });
    expect((await read(await renderAnswerForm(letterCase()), 'workbook')).faults).toMatchObject(empty);
  });

  it('with wrong cells names each and gives no row', async () => {
    const wrong = ['x', '', 'Xong', '', 'gần chợ', '', 'sớm', '31/9/2026', '', '', ''];
    const claims = ['2', 'Huyện Yên Dũng', 'Không nhận', '', '', '', '', '', 'đo khác', '', ''];
    const { rows, faults } = await inWorkbook([DONE, wrong, claims, DONE]);
    expect(faults[1]).toMatchObject({ sheet: 'a', table: null, row: 8, column: 'status', value: 'Xong' });
    expect(rows).toEqual([]);
    expect(faults.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'number_wrong A8',
      'status_unknown C8',
      'date_unreadable G8',
      'date_unreadable H8',
      'position_unreadable E8',
      'needed K9',
      'number_twice A10',
    ]);
    const document = await inDocument([
      ['1', 'Huyện Lục Nam', 'Đã khắc phục', '', '', '', '', '', '', '', ''],
    ]);
    expect(document.faults).toMatchObject([
      { code: 'needed', sheet: null, table: 1, row: 2, column: 'countsFrom', cell: null },
    ]);
    const [fault] = document.faults;
    expect(answerFaultSentence(fault!, HEADINGS[7]!, 'vi')).toBe(
      'Bảng 1, dòng 2, cột «Tính lượt đo từ ngày»: trạng thái đã chọn cần ô này. Hãy điền.',
    );
  });

  it('of another case, with a place added or rows moved, is named and gives no row', () => {
    const other = interpret([DONE], 'HS-0008');
    expect(other).toMatchObject({ rows: [], faults: [{ code: 'other_case', value: 'HS-0008' }] });
    const added = ['3', 'Huyện Lạng Giang', ...DONE.slice(2)];
    const moved = ['2', ...DONE.slice(1)];
    const unnamed = ['1', '', ...DONE.slice(2)];
    expect(interpret([added]).faults).toMatchObject([{ code: 'number_wrong', cell: 'A3' }]);
    expect(interpret([moved]).faults).toMatchObject([{ code: 'place_differs', cell: 'B3' }]);
    expect(interpret([unnamed]).faults).toMatchObject([{ code: 'place_differs', cell: 'B3' }]);
    const cause = [...DONE.slice(0, 8), 'như hồ sơ HS-0008', '', ''];
    expect(interpretAnswerForm([HEADINGS, cause], SHEET, EXPECTED).faults).toEqual([]);
  });

  it('with wrong cells without end lists the first of them', () => {
    const wrong = ['x', '', 'Xong', '', '', '', '', '', '', '', ''];
    const { faults, cut } = interpret(Array.from({ length: 5000 }, () => wrong));
    expect([faults.length, cut]).toEqual([50, true]);
  });

  it('is refused where it is no form, or damaged', async () => {
    const other = await writeWorkbook({
      sheets: [
        {
          name: 'a',
          rows: [
            ['STT', 'Nơi'],
            ['1', 'x'],
          ],
        },
      ],
    });
    expect((await read(other, 'workbook')).faults[0]!.code).toBe('no_table');
    await expect(read(new Uint8Array([1, 2, 3]), 'workbook')).rejects.toMatchObject({ code: 'file_damaged' });
  });
});
