import type { LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import { formatCount, formatMbps, formatNumber } from '#lib/domain/format.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { letterWords as words } from '#lib/messages/letters.ts';

/** A count as Vietnamese documents write it. */
export const count = (value: number): string => formatCount(value, 'vi');

/** A limit in Mbps, without a digit that is zero: 40 Mbps. */
export const limitOf = (kbps: number): string =>
  words.mbps(formatNumber(kbps / 1000, kbps % 1000 === 0 ? 0 : 1, 'vi'));

/** A date with the zeros that Nghị định 30/2020/NĐ-CP asks for: days below 10, months 1 and 2. */
export function documentDate(date: LocalDate): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `${day}/${Number(month) <= 2 ? month : Number(month)}/${year}`;
}

/** The interval of a place's mean in Mbps, in a sentence or as `write` says; null where there is none. */
export function intervalOf(
  { lowerKbps, upperKbps }: LetterPlace,
  write: (lower: string, upper: string) => string = words.interval,
): string | null {
  if (lowerKbps === null || upperKbps === null) return null;
  return write(formatMbps(lowerKbps, 'vi'), formatMbps(upperKbps, 'vi'));
}

/** A place's figures as a letter to citizens says them: without the interval and median, which the annex has. */
export const plainFactOf = (place: LetterPlace): string =>
  factOf({ ...place, lowerKbps: null, upperKbps: null, medianKbps: null, population: null });

/** A place's figures in a sentence of the letter. */
export function factOf(place: LetterPlace): string {
  const { title, population, tests, devices, meanKbps, medianKbps, atMostKbps, verdict } = place;
  const speeds =
    meanKbps !== null
      ? words.figures(
          formatMbps(meanKbps, 'vi'),
          intervalOf(place),
          medianKbps === null ? null : formatMbps(medianKbps, 'vi'),
        )
      : atMostKbps !== null
        ? words.atMost(formatMbps(atMostKbps, 'vi'))
        : words.noFigures;
  const from = words.from(count(tests), devices === null ? null : count(devices));
  const named = place.gapCode === null ? words.people : words.aboutPeople;
  const people = population === null ? null : named(count(population));
  return words.fact(title, people, `${speeds}, ${from}`, words.verdicts[verdict]);
}
