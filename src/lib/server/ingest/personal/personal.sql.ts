import * as plain from '#lib/domain/personal/plain-text.ts';
import * as patterns from '#lib/domain/personal/patterns.ts';
import { MASK, PLACEHOLDER } from '#lib/domain/personal/personal-values.ts';
import { fragment, joinFragments, literal, wholeNumber, type Fragment } from '../../db/statement.ts';

const matches = (text: Fragment, pattern: string): Fragment =>
  fragment`regexp_matches(${text}, ${literal(pattern)})`;
const replaced = (text: Fragment, pattern: string, by: string): Fragment =>
  fragment`regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`;

/** `translate` is slow, and few texts need it. */
const normalised = (text: Fragment): Fragment =>
  fragment`case when ${matches(text, `[${plain.SPECIAL}]`)}
    then translate(${text}, ${literal(plain.SPECIAL)}, ${literal(plain.PLAIN)}) else ${text} end`;

/** A normalised text as the patterns of values are applied to it. */
function searched(text: Fragment): Fragment {
  const harmless = replaced(text, `${patterns.UUID_IN_TEXT}|${patterns.DATE_IN_TEXT}`, PLACEHOLDER);
  const { BREAK, SEPARATOR } = plain;
  const unified = replaced(replaced(harmless, BREAK.pattern, BREAK.by), SEPARATOR.pattern, SEPARATOR.by);
  return fragment`replace(${unified}, ',', '.')`;
}

/** The first kind that a normalised text contains. */
function kindIn(text: Fragment): Fragment {
  const where = searched(text);
  const cases = Object.entries(patterns.VALUE_PATTERNS).map(
    ([kind, pattern]) => fragment`when ${matches(where, pattern)} then ${literal(kind)}`,
  );
  return fragment`case when ${matches(where, patterns.CLOSER_SUSPECT)} then case
    ${joinFragments(cases, '\n')} end end`;
}

/** Does a normalised text contain a personal value? */
const isIn = (text: Fragment): Fragment =>
  fragment`case when ${matches(searched(text), patterns.CLOSER_SUSPECT)}
    then ${matches(searched(text), patterns.PERSONAL_VALUE)} else false end`;

/**
 * May a text contain a personal value? Cheap, and false for almost every cell of a measurement file. A plain cell begins with
 * a digit, a sign or a space, which are all before the colon.
 */
export function isSuspect(text: Fragment, measured: string | null = null): Fragment {
  const harmless =
    measured === null
      ? fragment`(${text} < ':' and ${matches(text, patterns.PLAIN_CELL)})`
      : matches(text, `${patterns.PLAIN_CELL}|${measured}`);
  return fragment`case when strlen(${text}) < ${wholeNumber(patterns.LEAST_CHARACTERS)} or ${harmless}
    then false else ${matches(text, patterns.SUSPECT)} end`;
}

const isSearched = (text: Fragment, measured: string | null): Fragment =>
  fragment`(${isSuspect(text, measured)}) and not ${matches(normalised(text), patterns.PLAIN_CELL)}`;

/**
 * Which kind of personal value does a text contain? The same answer as `personalKind` gives; NULL for none, and for whole
 * cells that match `measured`.
 */
export const kindOfText = (text: Fragment, measured: string | null = null): Fragment =>
  fragment`case when ${isSearched(text, measured)} then ${kindIn(normalised(text))} end`;

/** A text with its personal values replaced by `***`: the same as `maskPersonal` gives. */
export function masked(text: Fragment, measured: string | null = null): Fragment {
  const covered = replaced(normalised(text), patterns.MASKED_PART, MASK);
  return fragment`case when ${isSearched(text, measured)} and ${isIn(normalised(text))}
    then case when ${isIn(covered)} then ${literal(MASK)} else ${covered} end
    else ${text} end`;
}
