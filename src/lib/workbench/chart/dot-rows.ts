import type { Category } from '../categories.ts';
import type { GroupFigure } from '../group-rows.ts';
import type { GroupedFigures } from './grouped-figures.ts';

/** A category with its figures, one for each series that has it. */
export interface DotRow {
  readonly category: Category;
  readonly dots: readonly { readonly j: number; readonly figure: GroupFigure }[];
}

/**
 * The categories of a chart of dots in their order: weekdays and hours as they follow, all else by figure: counts from the
 * largest, others from the smallest, which of speeds and shares is what is looked for; those without a figure last. Not by
 * figure, they all follow as they are, so that charts beside one another have the same rows.
 */
export function dotRows(
  { x, y, list, series, grouped }: GroupedFigures,
  isByFigure: boolean = true,
): readonly DotRow[] {
  const rows = list.map((category, i) => ({
    category,
    dots: series.flatMap((_, j) => {
      const figure = grouped.at(i, j);
      return figure ? [{ j, figure }] : [];
    }),
  }));
  if (!isByFigure || ['hour', 'weekday', 'month', 'date'].includes(x.role)) return rows;
  const sign = y.role === 'count' ? -1 : 1;
  const keyOf = ({ dots }: DotRow) => {
    const known = dots.flatMap(({ figure }) => figure.value ?? []);
    return known.length === 0 ? Infinity : sign * (sign < 0 ? Math.max(...known) : Math.min(...known));
  };
  return rows.sort((a, b) => keyOf(a) - keyOf(b));
}
