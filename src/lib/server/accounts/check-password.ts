import {
  FEWEST_ALONE,
  FEWEST_WITH_FACTOR,
  MOST_LETTERS,
  passwordProblem,
} from '#lib/domain/access/password-rule.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLeaked } from './leaked-passwords.ts';

/** Throws a Fault that says what is wrong with a new password. */
export function checkPassword(
  password: string,
  whose: { readonly name: string; readonly hasSecondFactor: boolean },
): void {
  const problem = passwordProblem(password, whose);
  if (problem === null) {
    if (isLeaked(password)) throw new Fault('password_known', {}, 422);
    return;
  }
  const least = whose.hasSecondFactor ? FEWEST_WITH_FACTOR : FEWEST_ALONE;
  throw new Fault(`password_${problem}`, { least, most: MOST_LETTERS }, 422);
}
