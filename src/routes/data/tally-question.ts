import type { ErrorBody } from '#lib/domain/fault.ts';
import type { LocalMonth } from '#lib/domain/local-date.ts';

/** What a person can say of a monthly form so that it can be loaded. */
export type TallyQuestion =
  /** `months`: those that the form speaks of; none when it speaks of none. */
  { readonly asks: 'month'; readonly months: readonly LocalMonth[] } | { readonly asks: 'unit' };

/** The question that a fault of a monthly form comes down to; null when no answer here would help. */
export function tallyQuestion({ code, details }: ErrorBody): TallyQuestion | null {
  switch (code) {
    case 'tally_month_missing':
      return { asks: 'month', months: [] };
    case 'tally_month_unsure':
      return { asks: 'month', months: (details.found ?? []) as readonly LocalMonth[] };
    case 'tally_unit_unsure':
      return { asks: 'unit' };
    default:
      return null;
  }
}
