import { countNames } from './counted-names.ts';
import { askOfLimits } from './doubtful-limits.ts';
import type { Choice, Item } from './item.ts';
import { isWritten, wordsAt, type IndexedPhrase, type Lexicon } from './lexicon.ts';
import type { Match, Part } from './part.ts';
import { comparisonAt } from './rule-comparisons.ts';
import { hoursAt } from './rule-hours.ts';
import { limitAt, numberIn } from './rule-limits.ts';
import { periodAt } from './rule-periods.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The words of a sentence from the left, always as many as possible together. */
export function scan(sentence: string, lexicon: Lexicon): readonly Item[] {
  const tokens = tokensOf(sentence);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = longestAt(tokens, at, lexicon, followsGroup(items));
    const [start, end] = [tokens[at]!.start, tokens[at + Math.max(found.tokens, 1) - 1]!.end];
    items.push({ start, end, part: found.part, choices: found.choices });
    at += Math.max(found.tokens, 1);
  }
  return askOfLimits(countNames(items), sentence);
}

interface Found {
  readonly tokens: number;
  readonly part: Part | null;
  readonly choices: readonly Choice[];
}

function longestAt(tokens: readonly Token[], at: number, lexicon: Lexicon, afterGroup: boolean): Found {
  const top = topAt(tokens, at, lexicon);
  if (top) return { ...top, choices: [] };
  const afterTop = at > 0 && topAt(tokens, at - 1, lexicon) !== null;
  const phrases = phrasesAt(tokens, at, lexicon, afterGroup || afterTop);
  const rules = [comparisonAt, wholePeriodAt, hoursAt, limitAt]
    .map((rule) => rule(tokens, at, lexicon))
    .filter((match): match is Match => match !== null);
  const rule = rules.reduce<Match | null>(
    (best, next) => (next.tokens > (best?.tokens ?? 0) ? next : best),
    null,
  );
  if (rule && rule.tokens >= phrases.tokens) return { ...rule, choices: [] };
  return phrases;
}

/** Is the last item a group, with nothing but "và" and commas after it? */
function followsGroup(items: readonly Item[]): boolean {
  const joins = (item: Item) => item.part?.kind === 'and' || item.part?.kind === 'comma';
  const last = items.findLastIndex((item) => !joins(item));
  return last >= 0 && last < items.length - 1 && items[last]!.part?.kind === 'group';
}

function wholePeriodAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Match | null {
  const found = periodAt(tokens, at, lexicon);
  return (
    found && {
      tokens: found.tokens,
      part: { kind: 'period', period: found.time, yearAssumed: found.yearAssumed },
    }
  );
}

/** The number of "10 xã", "10 thấp nhất", "10 giờ chậm nhất": before an order, or before what is ordered. */
function topAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Match | null {
  const word = wordsAt(tokens, at, 'top');
  const top = numberIn(tokens[at + word]);
  if (top === null || !Number.isInteger(top) || top < 1) return null;
  if (word > 0) return { tokens: word + 1, part: { kind: 'top', top } };
  const orders = (from: number) =>
    candidatesAt(tokens, from, lexicon).some(({ part }) => part.kind.startsWith('order'));
  const nouns = candidatesAt(tokens, at + 1, lexicon).filter(
    ({ part, afterGroup }) => part.kind === 'group' && afterGroup,
  );
  const isPlace = nouns.some(
    ({ part }) => part.kind === 'group' && (part.group === 'area' || part.group === 'operator'),
  );
  const follows = nouns.some(({ words }) => orders(at + 1 + words.length));
  const range = wordsAt(tokens, at - 1, 'đến|tới|-|–|từ');
  return !range && (orders(at + 1) || isPlace || follows) ? { tokens: 1, part: { kind: 'top', top } } : null;
}

function candidatesAt(tokens: readonly Token[], at: number, { phrases }: Lexicon): readonly IndexedPhrase[] {
  const first = tokens[at];
  return first
    ? (phrases.get(first.folded) ?? []).filter((phrase) => isWritten(phrase, tokens, at) !== null)
    : [];
}

/** The longest phrase; those that are spelled exactly before those without marks. Several meanings are a choice. */
function phrasesAt(tokens: readonly Token[], at: number, lexicon: Lexicon, afterGroup: boolean): Found {
  const allowed = candidatesAt(tokens, at, lexicon).filter((phrase) => afterGroup || !phrase.afterGroup);
  const length = Math.max(0, ...allowed.map(({ words }) => words.length));
  const longest = allowed.filter(({ words }) => words.length === length);
  const spelled = longest.filter((phrase) => isWritten(phrase, tokens, at) === 'spelled');
  const meanings = new Map(
    (spelled.length > 0 ? spelled : longest).map((phrase) => [JSON.stringify(phrase.part), phrase]),
  );
  const found = [...meanings.values()];
  if (found.length <= 1) return { tokens: length, part: found[0]?.part ?? null, choices: [] };
  return { tokens: length, part: null, choices: found.map((phrase) => choiceOf(phrase, lexicon)) };
}

/** A text for one of several meanings: of an area its title, with its edition when others are titled alike. */
function choiceOf({ text, part }: IndexedPhrase, { vocabulary }: Lexicon): Choice {
  if (part.kind !== 'area') return { text, part };
  const { area } = part;
  const titled = vocabulary.editions.flatMap(({ id, areas }) =>
    (areas[area.level] ?? []).map(({ code, name, type }) => ({
      edition: id,
      code,
      title: type ? `${type} ${name}` : name,
    })),
  );
  const own = titled.find(({ edition, code }) => edition === area.edition && code === area.code)!;
  const alike = titled.filter(({ title }) => title === own.title);
  const needsEdition = alike.length > 1 || own.title === text;
  return { text: needsEdition ? `${own.title} bản ${area.edition}` : own.title, part };
}
