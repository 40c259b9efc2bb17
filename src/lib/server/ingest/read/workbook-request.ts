import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import type { AssumedEncoding } from './letters/text-encoding.ts';
import type { WorkbookKind } from './workbook-reader.ts';

/** Request to the child: write a sheet as a plain copy. */
export interface ConvertRequest {
  readonly task: 'convert';
  readonly path: string;
  readonly kind: WorkbookKind;
  /** The plain copy to write. */
  readonly target: string;
  readonly columns: ColumnMapping['columns'];
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
}

/** Request to the child: list the sheets. */
export interface DescribeRequest {
  readonly task: 'describe';
  readonly path: string;
  readonly kind: WorkbookKind;
  readonly columns: ColumnMapping['columns'];
}

/** A monthly form in a plain copy. */
export interface CopiedForm {
  /** Name of its sheet; empty in a document. */
  readonly sheet: string;
  /** Number of rows in the copy, titles and header included. */
  readonly rows: number;
}

/** A sheet that is not read; `rows` are those with content, null when they were not looked at. */
export interface PassedSheet {
  readonly name: string;
  readonly rows: number | null;
}

/** The contents of a workbook's plain copy. */
export interface ConvertedWorkbook {
  /** The monthly forms in the copy, one after another; if there are none, its first row is the header. */
  readonly forms: readonly CopiedForm[];
  /** The sheet read, or the sheets of the forms. */
  readonly sheet: string;
  /** The other visible sheets, and the hidden ones. */
  readonly otherSheets: readonly PassedSheet[];
  readonly hiddenSheets: readonly PassedSheet[];
  /** Of the other visible sheets those with the same header as the one read, when nobody named one. */
  readonly likeSheets: readonly string[];
  /** Rows of the sheet that are hidden, and read all the same. */
  readonly hiddenRows: number;
  /** Cells of the sheet whose formula was never computed, and the row number of the first. */
  readonly uncomputed: { readonly cells: number; readonly row: number } | null;
  /** Spreadsheet row numbers of sums, which were left out. */
  readonly subtotalRows: readonly number[];
  /** The legacy font of the cells; null for Unicode. */
  readonly encoding: AssumedEncoding | null;
}

/** A sheet, described for a person to choose from. */
export interface DescribedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Number of non-empty rows. */
  readonly rows: number;
  /** Row of the header's last line as a spreadsheet numbers it (from 1); null when none was recognised. */
  readonly headerRow: number | null;
}
