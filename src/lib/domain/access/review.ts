import type { Account } from './account.ts';
import { REVIEW_MS } from './limits.ts';

/** When was the list of accounts last reviewed, by whom, and is that due again? */
export interface ReviewState {
  readonly last: { readonly at: string; readonly by: string } | null;
  readonly isDue: boolean;
}

/** The state of the half-yearly review: due when an account was made, or reviewed last, half a year ago. */
export function reviewState(accounts: readonly Account[], now: Date): ReviewState {
  const reviews = accounts.flatMap(({ reviewed }) => (reviewed ? [reviewed] : []));
  const last = reviews.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null;
  const before = new Date(now.getTime() - REVIEW_MS).toISOString();
  const isDue = accounts.some(({ reviewed, madeAt }) => (reviewed?.at ?? madeAt) <= before);
  return { last, isDue };
}
