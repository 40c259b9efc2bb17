import type { CellText } from '../cell-text.ts';
import type { ResultColumn } from '../result-columns.ts';

/** A column that is seen, and where in the view, in pixels. */
export interface ShownColumn {
  readonly column: ResultColumn;
  readonly left: number;
  readonly width: number;
  readonly isText: boolean;
}

/** A cell of it. */
export interface ShownCell extends ShownColumn, CellText {
  readonly id: string;
  readonly isSelected: boolean;
  /** Is the cursor here? */
  readonly isCursor: boolean;
}
