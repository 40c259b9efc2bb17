import type { WholeNumber } from '../cluster-sums.sql.ts';

/** Converts to a number if it is a safe integer. */
export function wholeNumberOf(sum: bigint): WholeNumber {
  const number = Number(sum);
  return Number.isSafeInteger(number) ? number : sum;
}

/** The sum of two whole numbers, exact. */
export function addWholeNumbers(one: WholeNumber, other: WholeNumber): WholeNumber {
  if (typeof one === 'number' && typeof other === 'number' && Number.isSafeInteger(one + other))
    return one + other;
  return wholeNumberOf(BigInt(one) + BigInt(other));
}
