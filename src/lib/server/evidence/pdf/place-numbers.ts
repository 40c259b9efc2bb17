import type { Evidence } from '../evidence.ts';

/** The number of an area or a gap area in the report, by its code or id. */
export const numberIn = (order: Evidence['order'], code: string): number => order.indexOf(code) + 1;

/** The rows in the report's order; those of no place come last, as they are. */
export function inOrder<Row>(
  order: Evidence['order'],
  rows: readonly Row[],
  codeOf: (row: Row) => string | null,
): readonly Row[] {
  const placeOf = (row: Row) => order.indexOf(codeOf(row) ?? '');
  const last = (row: Row) => (placeOf(row) < 0 ? order.length : placeOf(row));
  return rows.toSorted((a, b) => last(a) - last(b));
}
