import type { Batch } from '#lib/domain/batch.ts';
import { formatDateRange, formatMonth, NO_FIGURE } from '#lib/domain/format.ts';
import { monthOf } from '#lib/domain/local-date.ts';

/** The dates a batch's tests were made on, or the report months of its tallies: "13/6–12/7/2024", "7/2024". */
export function coveredPeriod({ kind, firstOn, lastOn }: Batch): string {
  if (firstOn === null || lastOn === null) return NO_FIGURE;
  if (kind !== 'tally') return formatDateRange(firstOn, lastOn);
  const [first, last] = [formatMonth(monthOf(firstOn)), formatMonth(monthOf(lastOn))];
  return first === last ? first : `${first}–${last}`;
}
