/** A cell by its place in the table as it is shown. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells: from where it was begun to where the cursor is. */
export interface Selection {
  readonly anchor: Place;
  readonly cursor: Place;
}

/** How many rows and columns there are, and how many rows a page of the keyboard moves by. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** First and last row and column, last ones included. */
export interface Block {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** The cells that are selected. */
export function blockOf({ anchor, cursor }: Selection): Block {
  const ordered = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)];
  return { rows: ordered(anchor.row, cursor.row), columns: ordered(anchor.column, cursor.column) };
}

/** Where a key takes the cursor; null for a key that moves none. With Ctrl, Home and End go to the first and last row. */
export function movedBy(
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  { row, column }: Place,
  { rows, columns, page }: Extent,
): Place | null {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const to = (toRow: number, toColumn: number): Place => ({
    row: Math.min(Math.max(0, toRow), lastRow),
    column: Math.min(Math.max(0, toColumn), lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(ctrl ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, ctrl ? lastColumn : column + 1);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return ctrl ? to(0, 0) : to(row, 0);
    case 'End':
      return ctrl ? to(lastRow, lastColumn) : to(row, lastColumn);
    default:
      return null;
  }
}
