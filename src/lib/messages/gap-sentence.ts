import type { Filter } from '#lib/domain/filter.ts';
import { formatCount, formatMbps, type Locale } from '#lib/domain/format.ts';
import type { GapArea, PeopleByStatus } from '#lib/domain/gaps/gap.ts';
import type { DataDates } from '#lib/domain/period-coverage.ts';
import { gapMessages } from './gaps.ts';
import { periodName } from './periods.ts';

/** What the sentence of the gaps is made of. */
interface FoundGaps {
  readonly areas: readonly Pick<GapArea, 'status'>[];
  readonly peopleByStatus: PeopleByStatus;
  readonly peopleUntestedByAll: number;
}

/** Estimates of people are said in hundreds: of whole provinces no nearer figure is known. */
const HUNDRED = 100;

/** How many gap areas there are in the filter's period, and how many people live there and where nobody measured. */
export function gapSentence(
  { areas, peopleByStatus, peopleUntestedByAll }: FoundGaps,
  filter: Pick<Filter, 'period' | 'operator'>,
  tested: DataDates,
  operatorName: (code: string) => string,
  locale: Locale,
): string {
  const said = (people: number) => formatCount(Math.round(people / HUNDRED) * HUNDRED, locale);
  return gapMessages[locale].sentence({
    period: periodName(filter.period, tested, locale),
    operator: filter.operator && operatorName(filter.operator),
    confirmed: areas.filter(({ status }) => status === 'confirmed').length,
    confirmedPeople: said(peopleByStatus.confirmed),
    suspected: areas.filter(({ status }) => status === 'suspected').length,
    suspectedPeople: said(peopleByStatus.suspected),
    untestedPeople: said(peopleUntestedByAll),
    unmeasuredPeople: filter.operator && said(peopleByStatus.untested),
  });
}

/** Residents of one gap area, in tens; that they are not known where they are not. */
export function gapPeople(people: number | null, locale: Locale): string {
  const t = gapMessages[locale];
  return people === null ? t.peopleUnknown : t.peopleAbout(formatCount(Math.round(people / 10) * 10, locale));
}

/** What is known of a gap area: the most its mean is, or how many devices are missing. */
export function gapSpeed(
  { atMostKbps, devicesMissing }: Pick<GapArea, 'atMostKbps' | 'devicesMissing'>,
  locale: Locale,
): string {
  const t = gapMessages[locale];
  return atMostKbps === null
    ? t.devicesMissing(formatCount(devicesMissing, locale))
    : t.atMost(formatMbps(atMostKbps, locale));
}
