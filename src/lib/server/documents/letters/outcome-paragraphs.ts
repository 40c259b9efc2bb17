import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import type { LetterCase } from '#lib/domain/cases/letters/letter-case.ts';
import { forbiddenWords } from '#lib/domain/cases/letters/letter-template.ts';
import { closeOutcome, type PlaceFinding } from '#lib/domain/cases/verification/outcome.ts';
import { formatMbps, formatMbpsDifference } from '#lib/domain/format.ts';
import { ANSWER_STATUS_WORDS } from '#lib/messages/case-words.ts';
import { DEPENDENCY_WORDS, letterWords as words } from '#lib/messages/letters.ts';
import { plainDates } from '#lib/messages/plain-dates.ts';
import { count, documentDate } from './place-figures.ts';

/** What the operator answered; that nothing came, once a letter has gone; nothing before. */
export function answerParagraphs({ answer, earlier, operator, places }: LetterCase): readonly string[] {
  if (answer === null) return earlier.length === 0 ? [] : [words.noAnswer(operator.name)];
  const titleOf = (number: number) =>
    places.find((place) => place.number === number)?.title ?? String(number);
  return [
    words.answered(operator.name, documentDate(answer.on), answer.document),
    ...answer.rows.map((row) => words.answer(titleOf(row.place), statusOf(row), furtherOf(row))),
  ];
}

const statusOf = ({ status, dependsOn }: AnswerRow) =>
  small(dependsOn === null ? ANSWER_STATUS_WORDS.vi[status] : DEPENDENCY_WORDS[dependsOn]);

const small = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

const furtherOf = ({ promised, countsFrom, cause }: AnswerRow): string[] => [
  ...(promised === null ? [] : [words.promisedBy(plainDates(promised, 'vi'))]),
  ...(countsFrom === null ? [] : [words.countsFrom(documentDate(countsFrom))]),
  ...(cause === null ? [] : [causeOf(cause)]),
];

/** As the operator words it, except words that no letter says. */
const causeOf = (cause: string) =>
  forbiddenWords(cause).length > 0 ? words.causeInAnswer : words.cause(cause.replace(/[.\s]+$/, ''));

/**
 * What the newest look found; nothing before a look. Of each place, by the tests that may close the case, or where they are
 * too few by all, which can show that a promise was not kept but make its keeping only likely.
 */
export function verificationParagraphs({ verified, places }: LetterCase): readonly string[] {
  if (verified === null) return [];
  const { closing, all } = verified.verification;
  const titleOf = (place: string) => places.find(({ number }) => String(number) === place)?.title ?? place;
  return [
    words.verified(documentDate(verified.on)),
    ...closing.map((closes, i) => {
      const finding = closes.outcome === 'too_few' ? (all[i] ?? closes) : closes;
      const { outcome, likely } = closeOutcome(closes.outcome, finding.outcome);
      return words.verifiedPlace(
        titleOf(finding.place),
        figuresOf(finding),
        words.tests(count(finding.tests)),
        likely ? words.likely : words.outcomes[outcome],
      );
    }),
  ];
}

function figuresOf({ after, difference }: PlaceFinding): string {
  const { difference: change, lower, upper } = difference;
  if (after.mean === null || change === null || lower === null || upper === null) return '';
  return words.verifiedFigures(
    formatMbps(after.mean, 'vi'),
    formatMbpsDifference(change, 'vi'),
    formatMbpsDifference(lower, 'vi'),
    formatMbpsDifference(upper, 'vi'),
  );
}
