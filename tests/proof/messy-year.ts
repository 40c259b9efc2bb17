import { writeXlsx } from 'hucre/xlsx';
import { formatDate, formatMonth } from '#lib/domain/format.ts';
import type { LocalMonth } from '#lib/domain/local-date.ts';
import { lastDateOf, reportMonth } from '#lib/domain/period.ts';
import { TALLY_FIGURES, type ReportingUnit, type TallyFigure } from '#lib/domain/tally.ts';
import { seededRandom, type Random } from '#lib/server/simulation/random.ts';
import { simulateTallies } from '#lib/server/simulation/tally-form.ts';
import { wordFile, type WordCell } from '../support/word-file.ts';

/** What a unit truly reports of a month. */
export interface TrueReport extends Readonly<Record<TallyFigure, number | null>> {
  readonly unit: ReportingUnit;
  readonly month: LocalMonth;
  readonly note: string | null;
}

/** A file as it comes in, in the order it comes. */
export interface MessyFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Units whose report it holds. */
  readonly reports: number;
}

export interface MessyYear {
  readonly truth: readonly TrueReport[];
  readonly files: readonly MessyFile[];
}

/** The form as somebody filled it: titles, a table by rows, lines under it. */
interface FilledForm {
  readonly sheet: string;
  readonly titles: readonly string[];
  readonly header: { readonly stt: boolean; readonly unit: boolean; readonly twoRows: boolean };
  readonly dates: string;
  readonly rows: readonly (readonly string[])[];
}

const MONTH_WORDS = [
  'một',
  'hai',
  'ba',
  'tư',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
  'mười một',
  'mười hai',
];
const NOTES = [
  'đã kiểm tra',
  'có đợt ra quân, tăng nhiều',
  'Tổng hợp từ 21 xã',
  '"theo báo cáo" của xã; phường',
];
const NAMES = ['Bao cao (2) moi', 'BIEU TONG HOP final', 'Copy of bieu', 'scan', 'gửi Sở', 'IMG_2024'];
const MAX_IN_FILE = 6;

/**
 * A year of the units' reports as they are really sent: in files of one unit or several, as workbooks, documents and
 * CSV, each filled in another way. A part is first sent with a wrong figure and corrected by a later file. Equal
 * seeds give equal files.
 */
export async function messyYear(
  units: readonly ReportingUnit[],
  firstMonth: LocalMonth,
  seed: number,
): Promise<MessyYear> {
  const random = seededRandom(seed);
  const truth = simulateTallies({ seed, units, firstMonth, months: 12 }).map((tally): TrueReport => {
    const silent = random.next() < 0.05;
    const note = random.next() < 0.2 ? oneOf(random, NOTES) : null;
    return { ...tally, accesses: silent ? null : tally.accesses, note };
  });
  const files: MessyFile[] = [];
  for (const month of new Set(truth.map((report) => report.month))) {
    const waiting = truth.filter((report) => report.month === month);
    const corrected: TrueReport[] = [];
    while (waiting.length > 0) {
      const reports = waiting.splice(0, 1 + random.integer(MAX_IN_FILE));
      const wrong = random.next() < 0.15 ? reports[0]! : null;
      if (wrong) corrected.push(wrong);
      const sent = reports.map((report) => (report === wrong ? withMistake(report) : report));
      files.push(await messyFile(sent, month, files.length, random));
    }
    if (corrected.length > 0) files.push(await messyFile(corrected, month, files.length, random));
  }
  return { truth, files };
}

const oneOf = <T>(random: Random, list: readonly T[]): T => list[random.integer(list.length)]!;
const withMistake = (report: TrueReport): TrueReport => ({ ...report, installs: (report.installs ?? 0) + 1 });

async function messyFile(
  reports: readonly TrueReport[],
  month: LocalMonth,
  number: number,
  random: Random,
): Promise<MessyFile> {
  const form = fill(reports, month, random);
  const kind = oneOf(random, ['xlsx', 'docx', 'csv'] as const);
  // A name says nothing: neither month nor kind.
  const name = `${oneOf(random, NAMES)} ${number}.${oneOf(random, ['xlsx', 'docx', 'csv', 'tmp'])}`;
  const content = { xlsx: asWorkbook, docx: asDocument, csv: asCsv }[kind];
  return { name, content: await content(form), reports: reports.length };
}

function fill(reports: readonly TrueReport[], month: LocalMonth, random: Random): FilledForm {
  const maybe = (share: number) => random.next() < share;
  const alone = reports.length === 1 && maybe(0.4);
  const header = { stt: maybe(0.5), unit: !alone, twoRows: maybe(0.7) };
  const period = reportMonth(month);
  const dates = `từ ngày ${formatDate(period.from)} đến hết ngày ${formatDate(lastDateOf(period))}`;
  const [year, numeral] = [month.slice(0, 4), Number(month.slice(5))];
  const wording = random.integer(5);
  const titles = [
    ...(maybe(0.5) ? ['UBND TỈNH BẮC GIANG', 'Độc lập - Tự do - Hạnh phúc'] : []),
    ...(alone ? [reports[0]!.unit.name.toLocaleUpperCase('vi')] : []),
    // The letter's own day lies in another month when the report is late.
    ...(maybe(0.5)
      ? [`Bắc Giang, ngày 20 tháng ${(numeral % 12) + 1} năm ${numeral === 12 ? Number(year) + 1 : year}`]
      : []),
    ...(maybe(0.3) ? ['Kính gửi: Sở Thông tin và Truyền thông'] : []),
    [
      `Số liệu, báo cáo về việc cài đặt và sử dụng công cụ i-Speed Tháng ${formatMonth(month)}`,
      `BIỂU TỔNG HỢP tháng ${month.slice(5)} năm ${year}`,
      `Báo cáo tháng ${MONTH_WORDS[numeral - 1]!} năm ${year}`,
      `Kỳ báo cáo: ${formatMonth(month)}`,
      'BIỂU TỔNG HỢP Tháng .../20...',
    ][wording]!,
    ...(maybe(0.2) ? ['Thực hiện văn bản số 2910/UBND-KGVX ngày 04/6/2024'] : []),
  ];
  return {
    sheet: maybe(0.5) ? 'Sheet1' : 'Biểu 1',
    titles,
    header,
    dates: wording === 4 ? dates : 'từ 13 tháng trước đến 12 tháng báo cáo',
    rows: rowsOf(reports, header, random),
  };
}

function rowsOf(
  reports: readonly TrueReport[],
  { stt, unit }: FilledForm['header'],
  random: Random,
): string[][] {
  const maybe = (share: number) => random.next() < share;
  const lead = (number: string, name: string) => [...(stt ? [number] : []), ...(unit ? [name] : [])];
  const width = lead('', '').length + TALLY_FIGURES.length + 1;
  const line = (...cells: string[]) => Array.from({ length: width }, (_, i) => cells[i] ?? '');
  const rows: string[][] = [];
  if (maybe(0.3)) rows.push(Array.from({ length: width }, (_, i) => `(${i + 1})`));
  if (unit && maybe(0.3))
    rows.push(line(...lead('', 'Tên đơn vị thực hiện báo cáo'), '25', '60', '...', '...'));
  if (unit && maybe(0.3)) rows.push(line(...lead('I', 'Các đơn vị báo cáo')));
  reports.forEach((report, i) => {
    const figures = TALLY_FIGURES.map((figure) => written(report[figure], figure, random));
    rows.push(line(...lead(String(i + 1), spelled(report.unit, random)), ...figures, report.note ?? ''));
    if (maybe(0.1)) rows.push(line());
  });
  if (maybe(0.5) && (stt || unit)) {
    const sums = TALLY_FIGURES.map((figure) =>
      String(reports.reduce((sum, one) => sum + (one[figure] ?? 0), 0)),
    );
    rows.push(line(...(stt && unit ? ['', 'Tổng cộng'] : ['Tổng']), ...sums));
  }
  if (maybe(0.4)) rows.push(line(), line(...lead('', 'Người lập biểu'), '', 'THỦ TRƯỞNG ĐƠN VỊ'));
  return rows;
}

function written(value: number | null, figure: TallyFigure, random: Random): string {
  if (value === null) return oneOf(random, ['', '-', '...', '…']);
  const grouped = (mark: string) => String(value).replace(/\B(?=(\d{3})+$)/g, mark);
  const counted = figure.startsWith('installs') ? 'người' : 'lượt';
  const ways = [
    String(value),
    grouped('.'),
    grouped(' '),
    grouped('\u00a0'),
    `${value} ${counted}`,
    `${grouped('.')} ${counted}`,
  ];
  return oneOf(random, ways);
}

function spelled({ name }: ReportingUnit, random: Random): string {
  const ways = [
    name,
    name.toLocaleUpperCase('vi'),
    name.normalize('NFD'),
    ` ${name} `,
    `1. ${name}`,
    name.replace('UBND huyện', 'Ủy ban nhân dân huyện'),
    name.replace('UBND huyện', 'H.').replace('UBND thị xã', 'TX').replace('UBND thành phố', 'TP.'),
  ];
  return oneOf(random, ways);
}

/** The header's one or two rows; empty texts go on from the cell at the left or above. */
function headerRows({ header: { stt, unit, twoRows }, dates }: FilledForm): string[][] {
  const lead = [...(stt ? ['STT'] : []), ...(unit ? ['Đơn vị (Sở, ban, ngành tỉnh; UBND các huyện)'] : [])];
  if (!twoRows) {
    const inMonth = `trong tháng (${dates})`;
    const lower = [`Số người cài đặt ${inMonth}`, `Số lượt truy cập ${inMonth}`];
    return [[...lead, ...lower, 'Số người cài đặt lũy kế', 'Số lượt truy cập lũy kế', 'Ghi chú']];
  }
  const upper = [`Số liệu trong tháng (${dates})`, '', 'Số liệu lũy kế đến ngày 13 tháng báo cáo', ''];
  // The letter's own heading over the accesses to date says "trong tháng" too.
  const lower = [
    'Tổng số Người cài đặt ứng dụng i- Speed',
    'Tổng số lượt truy cập ứng dụng i- Speed trong tháng',
  ];
  return [
    [...lead, ...upper, 'Ghi chú'],
    [...lead.map(() => ''), ...lower, ...lower, ''],
  ];
}

function asWorkbook(form: FilledForm): Promise<Uint8Array> {
  const head = headerRows(form);
  const [at, width] = [form.titles.length, head[0]!.length];
  const first = width - 5;
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
    ...{ startRow, startCol, endRow, endCol },
  });
  const rows = [...form.titles.map((title) => [title]), ...head, ...form.rows];
  // Whole numbers stand as numbers in some cells, as texts in others: as in files typed by hand.
  const cells = rows.map((row, y) =>
    row.map((text, x) => (text === '' ? null : /^\d+$/.test(text) && (x + y) % 3 > 0 ? Number(text) : text)),
  );
  const merges = [
    ...form.titles.map((_, row) => merge(row, 0, row, width - 1)),
    ...(head.length === 1
      ? []
      : [
          merge(at, first, at, first + 1),
          merge(at, first + 2, at, first + 3),
          ...[...Array(first).keys(), width - 1].map((column) => merge(at, column, at + 1, column)),
        ]),
  ];
  return writeXlsx({ sheets: [{ name: form.sheet, rows: cells, merges }] });
}

function asDocument(form: FilledForm): Promise<Uint8Array> {
  const head = headerRows(form);
  const [upper, lower] = head;
  const header: WordCell[][] =
    lower === undefined
      ? head
      : [
          upper!.flatMap((text, i): WordCell[] => {
            if (text === '') return [];
            return [lower[i] === '' ? { text, merged: 'first' } : { text, across: 2 }];
          }),
          lower.map((text): WordCell => (text === '' ? { text, merged: 'next' } : text)),
        ];
  return Promise.resolve(wordFile([...form.titles, [...header, ...form.rows]]));
}

function asCsv(form: FilledForm): Promise<Uint8Array> {
  const rows = [...form.titles.map((title) => [title]), ...headerRows(form), ...form.rows];
  const width = Math.max(...rows.map((row) => row.length));
  const quoted = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => Array.from({ length: width }, (_, i) => quoted(row[i] ?? '')).join(';'));
  return Promise.resolve(Buffer.from(lines.join('\r\n')));
}
