import type { SheetCells } from './workbook-cells.ts';

export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

export type NamedSheet = SheetName &
  SheetCells & {
    /** So many of the first rows are lines above a document's table; no number is counted for them. */
    readonly titleRows?: number;
  };

/** A workbook's sheets in order, and the cells of those that were wanted. */
export interface ReadWorkbook {
  readonly names: readonly SheetName[];
  readonly sheets: readonly NamedSheet[];
}
