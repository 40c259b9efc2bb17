import {
  AlignmentType,
  convertMillimetersToTwip as twips,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { text } from '../official-parts.ts';
import type { AnnexBlock } from './letter-content.ts';

/** Small enough for nine columns of an upright page, in points. */
export const TABLE_SIZE = 11;
const CELL = {
  margins: { marginUnitType: WidthType.DXA, left: 60, right: 60 },
  verticalAlign: VerticalAlign.CENTER,
};
const LINES = { before: 24, after: 24 };
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** The table of an annex, with a heading that every page repeats; no row is split. */
export function annexTable(
  { columns, rows, rowHeight }: Extract<AnnexBlock, { block: 'table' }>,
  width: number,
): Table {
  const heading = columns.map(({ heading: words }) => cell(words, AlignmentType.CENTER, true));
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: columns.map((column) => twips(column.width)),
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heading }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            height: { value: twips(rowHeight), rule: HeightRule.ATLEAST },
            children: row.map((words, i) => cell(words, ALIGN[columns[i]!.align], false)),
          }),
      ),
    ],
  });
}

const cell = (words: string, alignment: (typeof ALIGN)[keyof typeof ALIGN], bold: boolean): TableCell =>
  new TableCell({ ...CELL, children: [text(words, TABLE_SIZE, { alignment, bold, spacing: LINES })] });
