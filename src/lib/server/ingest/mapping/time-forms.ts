/** A format of date and time for DuckDB's `strptime`. */
export interface TimeForm {
  readonly form: string;
  /** `local` has no zone and is in Việt Nam's; `utc` ends with a literal Z, `offset` with one such as +07:00. */
  readonly zone: 'local' | 'utc' | 'offset';
}

/** Which comes first in 07/08/2024. */
export type DateOrder = 'day-month' | 'month-day';

const TIMES = ['%H:%M:%S', '%H:%M', '%H:%M:%S.%f', '%I:%M:%S %p', '%I:%M %p'];
const DOTTED_TIME = '%H.%M.%S';

const datesOf = (order: DateOrder): string[] => {
  const [first, second] = order === 'day-month' ? ['%d', '%m'] : ['%m', '%d'];
  return ['/', '-', '.'].map((mark) => `${first}${mark}${second}${mark}%Y`);
};
const ISO_DATES = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d'];
const NAMED_MONTHS = ['%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y', '%d/%b/%Y'];

/** Formats without a zone, date and time separated by one space. */
export function localForms(order: DateOrder): string[] {
  const dates = [...datesOf(order), ...ISO_DATES];
  return [
    ...dates.flatMap((date) => [date, ...[...TIMES, DOTTED_TIME].map((time) => `${date} ${time}`)]),
    ...dates.flatMap((date) => [`%H:%M:%S ${date}`, `%H:%M ${date}`]),
    ...NAMED_MONTHS.flatMap((date) => [date, ...TIMES.map((time) => `${date} ${time}`)]),
  ];
}

/** Which format matches most of the texts? Null when none matches any. */
export function commonForm(texts: readonly string[], order: DateOrder): TimeForm | null {
  let [best, most] = [null as TimeForm | null, 0];
  for (const candidate of timeForms(order)) {
    const pattern = patternOf(candidate.form);
    const count = texts.filter((text) => pattern.test(text)).length;
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}

/** Every format that a file's times may have in common. */
export function timeForms(order: DateOrder): TimeForm[] {
  const local = [...localForms(order), ...datesOf(order).map((date) => `${date}, %H:%M:%S`)];
  const iso = ['%Y-%m-%dT%H:%M:%S', '%Y-%m-%dT%H:%M:%S.%f', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f'];
  return [
    ...[...local, ...iso.slice(0, 2)].map((form) => ({ form, zone: 'local' as const })),
    ...iso.map((form) => ({ form: `${form}Z`, zone: 'utc' as const })),
    ...iso.map((form) => ({ form: `${form}%z`, zone: 'offset' as const })),
  ];
}

const PARTS: Readonly<Record<string, string>> = {
  ...{ d: '\\d{1,2}', m: '\\d{1,2}', Y: '\\d{4}', H: '\\d{1,2}', I: '\\d{1,2}', M: '\\d{1,2}' },
  ...{ S: '\\d{1,2}', f: '\\d{1,6}', p: '[AaPp][Mm]', z: '[+-]\\d{2}(?::?\\d{2})?' },
  ...{ b: '[A-Za-z]{3}', B: '[A-Za-z]{3,9}' },
};

function patternOf(form: string): RegExp {
  const source = form
    .replace(/[.]/g, '\\.')
    .replace(/%([A-Za-z])/g, (_, letter: string) => PARTS[letter] ?? letter);
  return new RegExp(`^${source}$`);
}
