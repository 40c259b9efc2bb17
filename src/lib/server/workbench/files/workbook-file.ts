import type { Table } from 'apache-arrow';
import type { WireValue } from '#lib/transport/column.ts';
import { workbookPieces } from '#lib/transport/workbook-pieces.ts';
import { fileColumns } from './cell-reader.ts';

const RESULT_WIDTH = 16;
const SOURCE_WIDTHS = [28, 110];

/** A result as a workbook, in pieces: a sheet of rows, and one of provenance. */
export function resultWorkbook(
  table: Table,
  names: { readonly rows: string; readonly source: string },
  source: readonly (readonly WireValue[])[],
): Iterable<Uint8Array> {
  const columns = fileColumns(table);
  function* lines(): Generator<readonly WireValue[]> {
    yield columns.map(({ name }) => name);
    for (let row = 0; row < table.numRows; row += 1) yield columns.map(({ read }) => read(row));
  }
  const widths = columns.map(() => RESULT_WIDTH);
  return workbookPieces([
    { name: names.rows, lines: lines(), widths },
    { name: names.source, lines: source, widths: SOURCE_WIDTHS },
  ]);
}
