import type { EarlierLetter, LetterCase } from '#lib/domain/cases/letters/letter-case.ts';
import type { InlineField } from '#lib/domain/cases/letters/letter-template.ts';
import { formatShare } from '#lib/domain/format.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import { letterWords as words } from '#lib/messages/letters.ts';
import { periodWord } from '#lib/messages/periods.ts';
import { count, documentDate, limitOf } from './place-figures.ts';

/** Names in a subject before "và ... nơi khác". */
const NAMED_PLACES = 3;

/** The value of every field in a line, from the case: no figure comes from elsewhere. */
export function fieldValues(
  letter: LetterCase,
  issuer: IssuingBody | null,
  addressee: string,
): Readonly<Record<InlineField, string>> {
  const { operator, filter, standard, places, deadline, earlier } = letter;
  const [first] = earlier;
  const last = earlier.at(-1);
  return {
    operator: operator.name,
    addressee,
    issuer: issuer?.name ?? words.noIssuer,
    place: issuer?.place ?? words.noIssuer,
    case: letter.number,
    places: namesOf(places.map(({ title }) => insideSentence(title))),
    placeCount: words.placeCount(count(places.length)),
    people: peopleOf(letter),
    tests: words.tests(count(places.reduce((sum, { tests }) => sum + tests, 0))),
    period: smallFirst(periodWord(filter.period, 'vi')),
    technology: standard.technology,
    metric: metricOf(standard),
    statistic: statisticOf(standard),
    standard: standardOf(standard),
    documents: documentsOf(standard),
    limit: limitOf(standard.limit),
    finding: findingOf(letter),
    reason: sentence(letter.reason),
    deadline: deadline === null ? words.noDate : documentDate(deadline),
    firstLetter: letterName(first),
    lastLetter: letterName(last),
    reminder: count(Math.max(1, earlier.length)),
  };
}

const letterName = (sent: EarlierLetter | undefined) =>
  sent ? words.earlierLetter(sent.number, documentDate(sent.date)) : words.noLetter;

const smallFirst = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

const TYPE_WORD = new RegExp(`^(?:${words.placeTypes.join('|')})(?=\\s)`);

/** A place's title as it stands inside a sentence: huyện Lục Nam. */
export const insideSentence = (title: string): string => title.replace(TYPE_WORD, smallFirst);

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

function namesOf(titles: readonly string[]): string {
  const named = titles.slice(0, NAMED_PLACES).join(', ');
  const more = titles.length - NAMED_PLACES;
  return more > 0 ? named + words.andMore(count(more)) : named;
}

function peopleOf({ places }: LetterCase): string {
  const known = places.flatMap(({ population }) => (population === null ? [] : [population]));
  if (known.length === 0) return words.noPeople;
  const sum = count(known.reduce((total, people) => total + people, 0));
  const unknown = places.length - known.length;
  return unknown === 0 ? words.people(sum) : words.somePeople(sum, count(unknown));
}

/** What is measured, in words. */
export const metricOf = ({ metric }: Standard): string =>
  metric === 'upload' ? words.metrics.upload : words.metrics.download;

function statisticOf({ statistic, share }: Standard): string {
  if (statistic === 'share') return words.share(formatShare(share, 'vi'));
  return statistic === 'median' ? words.median : words.mean;
}

/** The standard with what it is: a target, a request, a promise or a regulation. */
export const standardOf = ({ kind, name }: Standard): string =>
  words.standard(words.kinds[kind], smallFirst(name.vi));

/** A document whose number is not known, so that nobody can look it up. */
const UNNUMBERED = /\.{3}|…/;

const documentsOf = ({ documents }: Standard): string =>
  documents
    .filter(({ number }) => !UNNUMBERED.test(number))
    .map(({ number, issuedOn }) =>
      issuedOn === null ? number : words.document(number, documentDate(issuedOn)),
    )
    .join('; ');

/** How many places have each verdict; of a mandatory regulation, what follows for those that miss it. */
function findingOf({ places, standard }: LetterCase): string {
  const parts = [...VERDICTS].sort(notMetFirst).flatMap((verdict) => {
    const found = places.filter((place) => place.verdict === verdict).length;
    return found === 0 ? [] : [words.counted(count(found), words.verdicts[verdict])];
  });
  const isBroken =
    standard.kind === 'mandatory_regulation' && places.some(({ verdict }) => verdict === 'not_met');
  return parts.join(', ') + (isBroken ? words.mandatory : '');
}

const notMetFirst = (a: string, b: string) => Number(b === 'not_met') - Number(a === 'not_met');
