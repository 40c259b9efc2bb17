import {
  AlignmentType,
  convertMillimetersToTwip as twips,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type ISectionOptions,
  type ITableCellOptions,
} from 'docx';
import { formatCount } from '#lib/domain/format.ts';
import { consolidatedWords as words } from '#lib/messages/consolidated.ts';
import {
  contentOf,
  VERSION_HEADINGS,
  type VersionRow,
  type ConsolidatedContent,
  type ContentRow,
  type Heading,
} from './consolidated-content.ts';
import { lastLoadedAt, type ConsolidatedTable } from './consolidated-table.ts';
import { datedBy } from './dated-document.ts';
import { DECREE, PRINTED } from './decree-30.ts';
import { closing, head, runs, space, text } from './official-parts.ts';

const { sizes, page, margins } = DECREE;

/** Widths of the letter's table in mm: number, unit, four figures, note, version. */
const WIDTHS = [12, 73, 28, 28, 28, 28, 39, 16];
/** Sentences under the table are kept whole and with the signature. */
const BY_SIGNATURE = { alignment: AlignmentType.JUSTIFIED, keepNext: true, keepLines: true };
const VERSION_WIDTHS = [13, 62, 30, 30, 117];
const SIDE = { marginUnitType: WidthType.DXA, left: 85, right: 85 };
/** The last rows of the table stay on the signature's page. */
const ROWS_BY_SIGNATURE = 3;

/** The consolidated tables as DOCX: pages of each month, numbered from 1. */
export async function renderDocument(tables: readonly ConsolidatedTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: words.title,
    creator: 'i-Speed',
    lastModifiedBy: 'i-Speed',
    styles: {
      default: {
        document: {
          run: { font: DECREE.font, size: sizes.body * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: tables.map((table) => sectionOf(contentOf(table))),
  });
  return datedBy(lastLoadedAt(tables), await Packer.toArrayBuffer(document));
}

function sectionOf(content: ConsolidatedContent): ISectionOptions {
  const titled = { bold: true };
  const children: FileChild[] = [
    head({ ...content, country: words.country, motto: words.motto }),
    text(content.title, sizes.title, { ...titled, spacing: { before: 180 } }),
    text(content.subject, sizes.title, titled),
    text(content.attachedTo, sizes.attachedTo, { italics: true }),
    ...(content.simulated === null ? [] : [text(content.simulated, sizes.title, titled)]),
    space(8),
    letterTable(content),
    space(6),
    ...[content.summary, content.silent].map((sentence) =>
      text(sentence, sizes.body, { ...BY_SIGNATURE, spacing: { after: 120 } }),
    ),
    closing(content.recipients, content.signatory),
    ...versionsOf(content),
  ];
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(page.height),
          height: twips(page.width),
          orientation: PageOrientation.LANDSCAPE,
        },
        margin: {
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          right: twips(margins.right),
          header: twips(margins.header),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({})] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: sizes.page * 2 })],
          }),
        ],
      }),
    },
    children,
  };
}

function letterTable({ header, rows }: ConsolidatedContent): Table {
  const upper = [
    over(header.number, { rowSpan: 2 }),
    over(header.unit, { rowSpan: 2 }),
    over(header.inMonth, { columnSpan: 2 }),
    over(header.cumulative, { columnSpan: 2 }),
    over(header.note, { rowSpan: 2 }),
    over(header.version, { rowSpan: 2 }),
  ];
  return table(WIDTHS, [
    new TableRow({ tableHeader: true, cantSplit: true, children: upper }),
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: header.lower.map((heading) => over(heading)),
    }),
    ...rows.map((row, i) => bodyRow(row, i >= rows.length - ROWS_BY_SIGNATURE)),
  ]);
}

function bodyRow(row: ContentRow, keepNext: boolean): TableRow {
  const shared = { keepNext, bold: row.kind !== 'unit' };
  const left = { ...shared, alignment: AlignmentType.LEFT };
  const right = { ...shared, alignment: AlignmentType.RIGHT };
  return new TableRow({
    cantSplit: true,
    children: [
      cell(row.number === null ? '' : String(row.number), shared),
      cell(row.name, left),
      ...row.figures.map((figure) => cell(formatCount(figure, 'vi'), right)),
      cell(row.note, left),
      cell(row.version, shared),
    ],
  });
}

function versionsOf({ versions }: ConsolidatedContent): FileChild[] {
  const title = text(words.versions, sizes.body, {
    bold: true,
    keepNext: true,
    spacing: { before: 240, after: 120 },
  });
  if (versions.length === 0) return [title, text(words.noVersions, sizes.body)];
  return [
    title,
    table(VERSION_WIDTHS, [versionRow(VERSION_HEADINGS, true), ...versions.map((row) => versionRow(row))]),
  ];
}

function versionRow({ number, file, receivedAt, loadedAt, reports }: VersionRow, header = false): TableRow {
  const centred = { bold: header, keepNext: header };
  const left = header ? centred : { alignment: AlignmentType.LEFT };
  return new TableRow({
    tableHeader: header,
    cantSplit: true,
    children: [
      cell(number, centred),
      cell(file, left),
      cell(receivedAt, centred),
      cell(loadedAt, centred),
      cell(reports, left),
    ],
  });
}

function table(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: twips(PRINTED.width), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    rows: [...rows],
  });
}

type Span = Pick<ITableCellOptions, 'columnSpan' | 'rowSpan'>;
const CELL = { margins: SIDE, verticalAlign: VerticalAlign.CENTER };
const LINES = { before: 24, after: 24 };

/** A heading in bold with its bracketed second line in italics, as in the letter. */
function over({ text: words, aside }: Heading, span: Span = {}): TableCell {
  const main = runs(words, sizes.table, { bold: true });
  const below = aside === null ? [] : runs(`\n${aside}`, sizes.table, { italics: true });
  return new TableCell({
    ...CELL,
    ...span,
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: LINES, children: [...main, ...below] }),
    ],
  });
}

type CellOptions = NonNullable<Parameters<typeof text>[2]>;

function cell(words: string, options: CellOptions = {}): TableCell {
  return new TableCell({
    ...CELL,
    children: [text(words, sizes.table, { spacing: LINES, ...options })],
  });
}
