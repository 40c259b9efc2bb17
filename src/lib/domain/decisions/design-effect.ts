/**
 * Most tests per person that an office can state for a file without device ids and still get verdicts. With more, one
 * person's network decides a figure, and no widening is known to hold.
 */
export const MOST_STATED = 5;

/** What can be stated: 1 to `MOST_STATED` tests per person, or more than that. */
export const STATEMENTS: readonly number[] = [1, 2, 3, 4, MOST_STATED, MOST_STATED + 1];

/** Assumed correlation of one person's tests (this program's own choice). */
const CORRELATION = 0.55;
/**
 * Assumed ratio of Σn²/Σn to the mean of n, where n are the tests of each person: some test far more often than others
 * (this program's own choice; at 5 tests per person the interval becomes 3 times as wide).
 */
const UNEVENNESS = 3.1;

/**
 * By how much is an interval widened that takes every test for another person's, when a person made some
 * `testsPerPerson` on average? The square root of Kish's design effect 1 + (b - 1)r ("Survey Sampling", 1965) for
 * clusters of unequal size. The error rate that it leaves is measured in tests/proof/studies/unknown-devices.ts.
 */
export function widening(testsPerPerson: number): number {
  return Math.sqrt(1 + (UNEVENNESS * testsPerPerson - 1) * CORRELATION);
}
