import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import type { AssumedEncoding } from './text-encoding.ts';
import type { WorkbookKind } from './workbook-reader.ts';

/** What the workbook's child is asked: to write a sheet's rows as a plain copy. */
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

/** What the workbook's child is asked: which sheets there are. */
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
  /** So many rows of the copy, titles and header included. */
  readonly rows: number;
}

/** What a plain copy of a workbook holds. */
export interface ConvertedWorkbook {
  /** The monthly forms whose rows follow one another in the copy; when there is none, its first row is the header. */
  readonly forms: readonly CopiedForm[];
  /** The sheet read, or the sheets of the forms. */
  readonly sheet: string;
  /** The other sheets that a person sees, and those that are hidden. */
  readonly otherSheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  /** Rows left out since they are sums of others, as a spreadsheet numbers them. */
  readonly subtotalRows: readonly number[];
  /** The old font in which the cells were typed; null when they are Unicode. */
  readonly encoding: AssumedEncoding | null;
}

/** One sheet as a person chooses it. */
export interface DescribedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold anything. */
  readonly rows: number;
  /** Row of the header's last line as a spreadsheet numbers it (from 1); null when none was recognised. */
  readonly headerRow: number | null;
}
