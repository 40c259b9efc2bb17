import { chooseCases, parseLedgerChoice } from '#lib/domain/cases/ledger/ledger-choice.ts';
import { isOverdue, type LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import { summariesOf } from '#lib/domain/cases/ledger/ledger-figures.ts';
import { formatCount, formatDate, type Locale } from '#lib/domain/format.ts';
import { ledgerMessages } from '#lib/messages/case-ledger.ts';
import { CASE_STATE_WORDS } from '#lib/messages/case-words.ts';
import { nearness } from '#lib/messages/due-words.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';

/** A case in a line. */
export interface CaseLine {
  readonly number: string;
  readonly operator: string;
  readonly places: string;
  readonly state: string;
  /** What is due next; null where nothing is. */
  readonly due: string | null;
  readonly isOverdue: boolean;
}

/** The cases of a province or a place: how many are open, and those that are due first. */
export interface CaseFacts {
  /** As the board's head says it; null where there is no case at all. */
  readonly headline: string | null;
  readonly lines: readonly CaseLine[];
  /** How many open ones have no line; null for none. */
  readonly more: string | null;
}

/** Names of a case's places in its line. */
const MOST_PLACES = 2;

/** Cases in words, at most so many lines, what is due first. */
export function caseFacts(cases: readonly LedgerCase[], mostLines: number, locale: Locale): CaseFacts {
  const open = chooseCases(cases, parseLedgerChoice(new URLSearchParams()));
  const [whole] = summariesOf(cases);
  const count = (value: number) => formatCount(value, locale);
  const further = open.length - mostLines;
  return {
    headline:
      cases.length === 0 ? null : ledgerMessages[locale].headline(count(whole.open), count(whole.overdue)),
    lines: open.slice(0, mostLines).map((found) => ({
      number: found.number,
      operator: found.operatorName,
      places: placesOf(found, locale),
      state: CASE_STATE_WORDS[locale][found.state],
      due:
        found.due.on === null
          ? null
          : sheetMessages[locale].due(formatDate(found.due.on), nearness(found.due, locale)),
      isOverdue: isOverdue(found),
    })),
    more: further > 0 ? sheetMessages[locale].moreCases(count(further)) : null,
  };
}

function placesOf({ places }: LedgerCase, locale: Locale): string {
  const named = places.slice(0, MOST_PLACES).map(({ title }) => title);
  const further = places.length - named.length;
  return [
    named.join(', '),
    ...(further > 0 ? [sheetMessages[locale].morePlaces(formatCount(further, locale))] : []),
  ].join(' ');
}
