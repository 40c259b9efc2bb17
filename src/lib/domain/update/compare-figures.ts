/** A row of figures, as the API gives it. */
export type FigureRow = Readonly<Record<string, unknown>>;

/** Rows of every table that is compared, by the address that they were asked at. */
export type Figures = Readonly<Record<string, readonly FigureRow[]>>;

/** How a table differs before and after an update. */
export interface FigureDifference {
  /** Address that it was asked at. */
  readonly table: string;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** Rows at the same place of which a figure differs, where there are as many as before. */
  readonly rowsDiffering: number;
  /** The first figure that differs; null where the number of rows does. */
  readonly first: {
    /** What the row is about: its first values. */
    readonly row: string;
    readonly column: string;
    readonly before: string;
    readonly after: string;
  } | null;
}

/** Values that name a row: of an area its code and name, of an estimate its groups. */
const NAMING_VALUES = 4;

/** To this many digits figures are compared: the last ones of logarithms and powers differ between versions of Node. */
export const DIGITS_COMPARED = 10;

/**
 * Which tables have other figures than before? A column that only one side has is no difference: a version may add one, and
 * what it leaves out its changelog says.
 */
export function compareFigures(before: Figures, after: Figures): FigureDifference[] {
  return Object.entries(before).flatMap(([table, rows]) => {
    const others = after[table] ?? [];
    const differing = rows.length === others.length ? differingRows(rows, others) : [];
    if (rows.length === others.length && differing.length === 0) return [];
    return [
      {
        ...{ table, rowsBefore: rows.length, rowsAfter: others.length, rowsDiffering: differing.length },
        first: differing[0] ?? null,
      },
    ];
  });
}

function differingRows(
  rows: readonly FigureRow[],
  others: readonly FigureRow[],
): NonNullable<FigureDifference['first']>[] {
  return rows.flatMap((row, i) => {
    const other = others[i]!;
    const column = Object.keys(row).find((name) => name in other && !isSame(row[name], other[name]));
    if (column === undefined) return [];
    const named = Object.values(row)
      .slice(0, NAMING_VALUES)
      .filter((value) => typeof value === 'string');
    return [{ row: named.join(', '), column, before: text(row[column]), after: text(other[column]) }];
  });
}

function isSame(before: unknown, after: unknown): boolean {
  if (typeof before !== 'number' || typeof after !== 'number') return text(before) === text(after);
  const most = Math.max(Math.abs(before), Math.abs(after)) * 10 ** -DIGITS_COMPARED;
  return Math.abs(before - after) <= most;
}

const text = (value: unknown): string => JSON.stringify(value ?? null);

/** How many values are compared? */
export const countValues = (figures: Figures): number =>
  Object.values(figures).reduce(
    (sum, rows) => sum + rows.reduce((values, row) => values + Object.keys(row).length, 0),
    0,
  );
