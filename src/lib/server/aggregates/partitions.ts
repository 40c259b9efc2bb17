import { addMonths, firstDateOf, monthOf, type LocalDate } from '#lib/domain/local-date.ts';
import { REPORT_DAY, type Period } from '#lib/domain/period.ts';

/** Half-open local dates. */
export type Dates = Pick<Period, 'from' | 'to'>;

const DAY_MS = 86_400_000;

/** A date as days since 1970-01-01, negative before. */
export const dayOf = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/**
 * Which partitions does a range of dates overlap? Oldest first. A partition is half a month, split before the 13th, so
 * that calendar months and report months both consist of whole partitions.
 */
export function partitionsOn({ from, to }: Dates): readonly Dates[] {
  const halves: Dates[] = [];
  for (let month = monthOf(from); firstDateOf(month) < to; month = addMonths(month, 1)) {
    const [first, middle, next] = [
      firstDateOf(month),
      `${month}-${REPORT_DAY}`,
      firstDateOf(addMonths(month, 1)),
    ];
    halves.push({ from: first, to: middle }, { from: middle, to: next });
  }
  return halves.filter((half) => half.from < to && half.to > from);
}
