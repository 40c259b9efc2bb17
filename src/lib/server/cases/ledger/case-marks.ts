import type { Annotation } from '#lib/domain/annotation.ts';
import type { LedgerCase, LedgerPlace } from '#lib/domain/cases/ledger/ledger-case.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { ledgerMessages } from '#lib/messages/case-ledger.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { readLedger } from './ledger.ts';

/** A thing that happened to a gap area: a letter went, or the operator says that it is mended. */
export interface GapMark {
  /** Id of the case. */
  readonly case: number;
  readonly on: LocalDate;
  readonly text: string;
}

type Trend = readonly { readonly from: string; readonly to: string }[];

/**
 * What cases mark on the trend of an area: when a letter about it went, and since when the operator says it is mended. Of
 * the filter's operator (any, when it names none), within the trend's dates. Ids are negative, unlike those of people's notes.
 */
export async function caseMarks(
  warehouse: Warehouse,
  { operator, edition, level }: Pick<Filter, 'operator' | 'edition' | 'level'>,
  code: string,
  trend: Trend,
  locale: Locale,
): Promise<readonly Annotation[]> {
  const found = await casesOf(warehouse, { operator, edition, level });
  const [first, last] = [trend[0]?.from ?? '', trend.at(-1)?.to ?? ''];
  return found
    .flatMap((one) => marksOf(one, code, locale))
    .filter(({ on }) => first <= on && on < last)
    .map((mark, i) => ({ ...mark, id: -1 - i }));
}

/** The cases of a filter's edition and level, and of its operator (any, when it names none). */
async function casesOf(
  warehouse: Warehouse,
  { operator, edition, level }: Pick<Filter, 'operator' | 'edition' | 'level'>,
): Promise<readonly LedgerCase[]> {
  const { cases } = await readLedger(warehouse);
  return cases.filter(
    (found) =>
      found.edition === edition &&
      found.level === level &&
      (operator === null || found.operator === operator),
  );
}

/**
 * What cases mark on the trend of all areas together: one mark in a period at most, however many letters went and
 * operators said that it is mended, on the first of those dates.
 */
export async function caseMarksTogether(
  warehouse: Warehouse,
  filter: Pick<Filter, 'operator' | 'edition' | 'level'>,
  trend: Trend,
  locale: Locale,
): Promise<readonly Annotation[]> {
  const found = await casesOf(warehouse, filter);
  const { mark } = ledgerMessages[locale];
  return trend.flatMap(({ from, to }, i) => {
    const isIn = (on: string | null) => on !== null && from <= on && on < to;
    const sent = found.filter(({ sentOn }) => isIn(sentOn));
    const claiming = found.flatMap((one) =>
      one.places.filter(({ claimedOn }) => isIn(claimedOn)).map((place) => ({ one, place })),
    );
    const claimed = [...new Set(claiming.map(({ one }) => one))];
    const cases = [...new Set([...sent, ...claimed])];
    if (cases.length === 0) return [];
    const dates = [...sent.map(({ sentOn }) => sentOn!), ...claiming.map(({ place }) => place.claimedOn!)];
    const on = dates.sort()[0]!;
    const places = [...sent.flatMap((one) => one.places), ...claiming.map(({ place }) => place)];
    const titles = [...new Set(places.map(({ title }) => title))];
    const operators = new Map(cases.map((one) => [one.operator, one.operatorName]));
    return [
      {
        ...{ id: -1 - i, on, by: cases[0]!.number, at: `${on}T00:00:00Z`, unit: null },
        text: [
          ...(sent.length > 0 ? [mark.letters(numbersOf(sent, locale))] : []),
          ...(claimed.length > 0 ? [mark.claims(numbersOf(claimed, locale))] : []),
        ].join('; '),
        unitTitle: titles.length === 1 ? titles[0]! : mark.places(formatCount(titles.length, locale)),
        operator: operators.size === 1 ? cases[0]!.operator : null,
        operatorName: [...operators.values()].join(', '),
      },
    ];
  });
}

/** As many numbers of cases as a line has room for. */
const MOST_NUMBERS = 3;

function numbersOf(cases: readonly LedgerCase[], locale: Locale): string {
  const named = cases.slice(0, MOST_NUMBERS).map(({ number }) => number);
  const further = cases.length - named.length;
  return [
    ...named,
    ...(further > 0 ? [ledgerMessages[locale].mark.further(formatCount(further, locale))] : []),
  ].join(', ');
}

function marksOf(found: LedgerCase, code: string, locale: Locale): Omit<Annotation, 'id'>[] {
  const place = found.places.find(({ key }) => key === `area:${code}`);
  if (!place) return [];
  const { edition, level, operator, operatorName, number } = found;
  return eventsAt(found, place, locale).map(({ on, text }) => ({
    ...{ on, text, unit: { edition, level, code } },
    ...{ unitTitle: place.title, operator, operatorName, by: number, at: `${on}T00:00:00Z` },
  }));
}

/** What happened to a place of a case: its letter, then what the operator says since. */
function eventsAt(
  { sentOn, number, operatorName }: LedgerCase,
  { claimedOn }: LedgerPlace,
  locale: Locale,
): Pick<GapMark, 'on' | 'text'>[] {
  const { mark } = ledgerMessages[locale];
  return [
    ...(sentOn === null ? [] : [{ on: sentOn, text: mark.sent(number, operatorName) }]),
    ...(claimedOn === null ? [] : [{ on: claimedOn, text: mark.claimed(number, operatorName) }]),
  ];
}

/**
 * What happened to gap areas, by their ids: the letters about each and since when an operator says that it is mended, in
 * order of dates. Of an operator, or of any. A gap area has no trend that they could stand on.
 */
export async function gapMarks(
  warehouse: Warehouse,
  operator: string | null,
  locale: Locale,
): Promise<Readonly<Record<string, readonly GapMark[]>>> {
  const { cases } = await readLedger(warehouse);
  const marks: Record<string, GapMark[]> = {};
  for (const found of cases) {
    if (operator !== null && found.operator !== operator) continue;
    for (const place of found.places) {
      if (!place.key.startsWith(GAP)) continue;
      const events = eventsAt(found, place, locale).map((event) => ({ case: found.id, ...event }));
      (marks[place.key.slice(GAP.length)] ??= []).push(...events);
    }
  }
  for (const events of Object.values(marks)) events.sort((a, b) => (a.on < b.on ? -1 : 1));
  return marks;
}

const GAP = 'gap:';
