import { fragment, literal, literalList, type Fragment } from '../../db/statement.ts';
import { bind } from './bind.sql.ts';
import { TIME_SPELLINGS } from '../mapping/time-spellings.ts';
import type { OddDates } from './value-style.ts';
import { localForms, type DateOrder, type TimeForm } from '../mapping/time-forms.ts';

const LOCAL = fragment`interval 7 hours`;

/**
 * A text read by one form or by the first of several that fits. The engine compares a form's colon with what follows the text's
 * last byte; where that is the last of its memory, which texts of 16 bytes fill to the end, the process is gone. A space after
 * it, which it passes over, is read instead.
 */
const readBy = (text: Fragment, forms: Fragment): Fragment =>
  fragment`try_strptime(${text} || ' ', ${forms})`;

/**
 * Parses a text in its file's most common form: UTC instant, and its date in Việt Nam. NULL for other texts.
 */
export function readInForm(
  text: Fragment,
  { form, zone }: TimeForm,
): { readonly instant: Fragment; readonly date: Fragment } {
  const read = readBy(text, literal(form));
  if (zone === 'local') return { instant: fragment`${read} - ${LOCAL}`, date: fragment`${read}::date` };
  const instant = zone === 'utc' ? read : fragment`timezone('UTC', ${read})`;
  return { instant, date: fragment`(${instant} + ${LOCAL})::date` };
}

const ZONED = String.raw`^(.*\d:\d\d.*?)\s*(Z|z|UTC|GMT|ICT|Indochina Time|Asia/(?:Bangkok|Ho_Chi_Minh|Saigon|Hanoi|Jakarta|Phnom_Penh|Vientiane)|SE Asia Standard Time|(?:UTC|GMT)?\s?[+-](?:\d{1,2}|\d{1,2}:\d\d|\d{4}))$`;

/**
 * Parses a text in any known form to a UTC instant: numeric dates or month names, ISO 8601, seconds, milliseconds or
 * microseconds since 1970, spreadsheet day numbers; in its stated zone, else in Việt Nam's. NULL when it is none of them.
 */
export function instantInAnyForm(text: Fragment, order: DateOrder, odd?: OddDates): Fragment {
  const spellings = odd === undefined ? TIME_SPELLINGS : [...TIME_SPELLINGS, ...oddSpellings(order, odd)];
  const cleaned = spellings.reduce(
    (value, [pattern, by]) => fragment`regexp_replace(${value}, ${literal(pattern)}, ${literal(by)}, 'g')`,
    text,
  );
  const forms = literalList(localForms(order));
  const written = fragment`coalesce(
    ${readBy(fragment`t`, forms)} - ${LOCAL},
    ${bind(
      fragment`regexp_extract(t, ${literal(ZONED)}, ['rest', 'zone'])`,
      'z',
      fragment`${readBy(fragment`z.rest`, forms)} - ${offset(fragment`z.zone`)}`,
    )})`;
  return bind(
    cleaned,
    't',
    fragment`case when regexp_full_match(t, '[0-9]{5,16}([.,][0-9]*)?') then ${instantOfNumber(fragment`t`)}
      else ${written} end`,
  );
}

/** Days that are no month. */
const NO_MONTH = String.raw`(1[3-9]|2\d|3[01])`;

/** Dates that only the other order reads, and those without a year, in the form of their file. */
function oddSpellings(order: DateOrder, { otherOrder, year }: OddDates): (readonly [string, string])[] {
  const [first, second] =
    order === 'day-month' ? [String.raw`(\d{1,2})`, NO_MONTH] : [NO_MONTH, String.raw`(\d{1,2})`];
  return [
    ...(otherOrder
      ? [[String.raw`^${first}([/.-])${second}([/.-]\d{2,4})`, String.raw`\3\2\1\4`] as const]
      : []),
    ...(year === null
      ? []
      : [[String.raw`^(\d{1,2})[/-](\d{1,2})(\s|$)`, String.raw`\1/\2/${year}\3`] as const]),
  ];
}

/** 14 digits are year to second, 8 a day; 10, 13 and 16 count from 1970; 5 are a spreadsheet's day, from 2000 to 2099. */
function instantOfNumber(text: Fragment): Fragment {
  const [number, day] = [fragment`decimal(22, 6)`, fragment`decimal(22, 12)`].map(
    (type) => fragment`try_cast(replace(${text}, ',', '.') as ${type})`,
  ) as [Fragment, Fragment];
  const since1970 = (microseconds: Fragment) =>
    fragment`make_timestamp((${number} * ${microseconds})::bigint)`;
  return fragment`case strpos(replace(${text} || '.', ',', '.'), '.') - 1
    when 8 then coalesce(${readBy(text, literal('%Y%m%d'))}, ${readBy(text, literal('%d%m%Y'))}) - ${LOCAL}
    when 14 then ${readBy(text, literal('%Y%m%d%H%M%S'))} - ${LOCAL}
    when 10 then ${since1970(fragment`1000000`)}
    when 13 then ${since1970(fragment`1000`)}
    when 16 then ${since1970(fragment`1`)}
    when 5 then case when ${day} >= 36526 and ${day} < 73051
      then timestamp '1899-12-30' + to_milliseconds(round(${day} * 86400000)::bigint) - ${LOCAL} end end`;
}

/** The offset of a zone from UTC; NULL for an unknown zone. */
function offset(zone: Fragment): Fragment {
  const hours = fragment`try_cast(regexp_extract(${zone}, '([+-][0-9]{1,2})', 1) as bigint)`;
  const minutes = fragment`coalesce(try_cast(regexp_extract(${zone}, '[+-][0-9]{1,2}:?([0-9]{2})$', 1) as bigint), 0)`;
  return fragment`case when ${zone} in ('Z', 'z', 'UTC', 'GMT') then interval 0 hours
    when regexp_matches(${zone}, '^[A-Z].*(Asia|Indochina|/)|^ICT$') then ${LOCAL}
    when ${hours} between -12 and 14
      then to_minutes(${hours} * 60 + case when ${hours} < 0 then -${minutes} else ${minutes} end) end`;
}

/** Does a text with an instant include a time of day? Usually recognised by a colon. */
export function hasTimeOfDay(text: Fragment): Fragment {
  return fragment`case when strpos(${text}, ':') > 0 or regexp_matches(${text}, '(?i)[0-9] ?(h|giờ)([^a-z]|$)') then true
    when strpos(${text}, '/') > 0 or strpos(${text}, '-') > 0
      then regexp_matches(${text}, ' [0-9]{1,2}[.][0-9]{1,2}([.][0-9]{1,2})?$')
    else regexp_matches(${text}, '^[[:space:]]*([0-9]{10}|[0-9]{13,16}|[0-9]{5}[.,][0-9]*[1-9])|_[0-9]|[0-9] [0-9]+[.][0-9]+[.]') end`;
}
