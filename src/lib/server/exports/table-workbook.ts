import { LOCALES } from '#lib/domain/format.ts';
import { columnMeaning } from '#lib/messages/exported-columns.ts';
import { tableWorkbookMessages } from '#lib/messages/table-workbook.ts';
import { wireValue, type Column } from '#lib/transport/column.ts';
import { writeWorkbook, type CellValue, type Sheet } from '../workbook-file.ts';

/** What a workbook says of where its figures come from: as in JSON, parts in parts. */
export type Origin = Readonly<Record<string, unknown>>;

const WIDTH = { figure: 16, name: 32, meaning: 90 };

/**
 * A table of figures as a workbook: the columns of the CSV file under the same names, what each means in both languages,
 * and the provenance that JSON has around the rows.
 */
export function tableWorkbook<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  origin: Origin,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = tableWorkbookMessages;
  const figures: Sheet = {
    name: t.figures,
    rows: [
      columns.map((column) => column.name),
      ...rows.map((row) => columns.map((column) => wireValue(row, column))),
    ],
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? WIDTH.name : WIDTH.figure })),
    freezePane: { rows: 1 },
  };
  const meanings: Sheet = {
    name: t.columns,
    rows: [
      [...t.columnHeads],
      ...columns.map((column) => [
        ...[column.name, column.unit],
        ...LOCALES.map((locale) => columnMeaning(name, column.name, locale)),
      ]),
    ],
    columns: [WIDTH.name, WIDTH.figure, WIDTH.meaning, WIDTH.meaning].map((width) => ({ width })),
  };
  const source: Sheet = {
    name: t.source,
    rows: lines(origin),
    columns: [{ width: WIDTH.name }, { width: WIDTH.meaning }],
  };
  return writeWorkbook({ sheets: [figures, meanings, source], properties: { title: name } });
}

/** One line for each value, with the names of what it is part of: `standard.limit_kbps`. */
function lines(of: Origin, within = ''): CellValue[][] {
  return Object.entries(of).flatMap(([key, value]): CellValue[][] => {
    const name = within + key;
    if (value === null || typeof value !== 'object') return [[name, value as CellValue]];
    return lines(value as Origin, `${name}.`);
  });
}
