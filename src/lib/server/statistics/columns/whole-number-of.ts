import type { WholeNumber } from '../cluster-sums.sql.ts';

/** As a number where one holds it. */
export function wholeNumberOf(sum: bigint): WholeNumber {
  const number = Number(sum);
  return Number.isSafeInteger(number) ? number : sum;
}
