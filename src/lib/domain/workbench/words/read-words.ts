import type { ClickQuestion } from '../click-question.ts';
import { interpret, type DefaultTaken, type Interpretation } from './interpret.ts';
import type { ViewTab } from '../view-state.ts';
import type { Lexicon } from './lexicon.ts';
import { readNegations } from './negation.ts';
import type { Earlier, Part } from './part.ts';
import type { Choice, Item } from './item.ts';
import { scan } from './scan.ts';
import { suggestionsFor, type Suggestion } from './suggest.ts';

interface Place {
  /** Offsets in the sentence, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

/** Words of a sentence with what became of them. */
export type Span = Place &
  (
    | {
        readonly is: 'understood';
        readonly part: Part;
        /** A value that is left out. */
        readonly except: boolean;
        /** The question is the same without it: it repeats another word, or says what is so anyway. */
        readonly repeats: boolean;
      }
    | { readonly is: 'ignored' }
    | {
        readonly is: 'unknown';
        /** Known by themselves, but what they say does not fit beside the rest. */
        readonly isKnown: boolean;
        readonly suggestions: readonly Suggestion[];
      }
    | { readonly is: 'ambiguous'; readonly choices: readonly Choice[] }
  );

/** A sentence as it was read. */
export interface Reading {
  readonly question: ClickQuestion;
  /** How the answer is to be looked at; null when nothing was said. */
  readonly tab: ViewTab | null;
  /** In the order of the sentence; everything but spaces belongs to exactly one. */
  readonly spans: readonly Span[];
  /** What nothing was said about. */
  readonly defaults: readonly DefaultTaken[];
  /** Nothing is unknown or ambiguous. */
  readonly isSure: boolean;
}

const IGNORED: readonly Part['kind'][] = ['filler', 'and', 'or', 'comma'];

/** What does a sentence ask? Only what is understood for sure; the rest is told, never guessed. */
export function readWords(sentence: string, lexicon: Lexicon): Reading {
  const items = scan(sentence, lexicon);
  const asked = interpret(items, lexicon.vocabulary);
  const { question, tab, refused, defaults, unsettled } = asked;
  const read = readNegations(items);
  const spans = read.map((item, i): Span => {
    const { start, end, part, choices, except } = item;
    if (choices.length > 0) return { start, end, is: 'ambiguous', choices };
    if (i === unsettled) return { start, end, is: 'ambiguous', choices: comparisonChoices(part, items) };
    if (part === null || refused.has(i))
      return { start, end, is: 'unknown', isKnown: part !== null, suggestions: [] };
    if (IGNORED.includes(part.kind)) return { start, end, is: 'ignored' };
    const repeats = same(asked, interpret(without(items, item), lexicon.vocabulary));
    return { start, end, is: 'understood', part, except, repeats };
  });
  const joined = joinUnknown(spans).map((span) =>
    span.is === 'unknown' && !span.isKnown
      ? { ...span, suggestions: suggestionsFor(sentence, span.start, span.end, lexicon) }
      : span,
  );
  const isSure = joined.every(({ is }) => is === 'understood' || is === 'ignored');
  return { question, tab, spans: joined, defaults, isSure };
}

const same = (a: Interpretation, b: Interpretation) =>
  a.tab === b.tab && JSON.stringify(a.question) === JSON.stringify(b.question);

/** The items but those within a span. */
const without = (items: readonly Item[], { start, end }: Place) =>
  items.filter((item) => item.start < start || item.end > end);

/** Neighbouring words that are not understood are shown as one. */
function joinUnknown(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (last?.is === 'unknown' && span.is === 'unknown' && !last.isKnown && !span.isKnown) {
      joined[joined.length - 1] = { ...last, end: span.end };
    } else joined.push(span);
  }
  return joined;
}

/** Ways to say which period is meant by the one before. */
const BEFORE: Partial<Record<Earlier, string>> = {
  month: 'tháng này so với tháng trước',
  quarter: 'quý này so với quý trước',
};

function comparisonChoices(part: Part | null, items: readonly Item[]): readonly Choice[] {
  if (part?.kind !== 'compare_base') return [];
  const before: Choice = { text: 'so với kỳ trước', part: { ...part, earlier: 'any' } };
  const text = items.some((item) => item.part?.kind === 'period') ? undefined : BEFORE[part.earlier];
  return text ? [before, { text, part }] : [before];
}
