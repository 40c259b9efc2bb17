/** The head of a column; a plain string is a column of text. */
export type TableColumn =
  | string
  | {
      readonly label: string;
      /** Figures, to the right. */
      readonly number?: boolean;
      /** A head that may take several lines: the figures under it are short. */
      readonly wraps?: boolean;
      /** Left out on a phone, which shows it elsewhere in the row or not at all. */
      readonly wide?: boolean;
      /** Buttons: the head is for screen readers, and paper has no such column. */
      readonly action?: boolean;
    }
  | {
      /** What the column can be sorted by: one figure, or those that share its cells. */
      readonly sorts: readonly ColumnSort[];
      readonly number?: boolean;
    };

/** How a column's header sorts the table. */
export interface ColumnSort {
  readonly label: string;
  /** Link that sorts by it, or turns the order round. */
  readonly href: string;
  readonly sorted: 'ascending' | 'descending' | null;
}

/** Rows that a long table shows at first; a table with hardly more shows all. As in the style of TableFrame. */
export const FIRST_ROWS = 10;

/** Is a table of so many rows long enough to show only the first? */
export const isLongTable = (rows: number): boolean => rows > FIRST_ROWS * 1.5;
