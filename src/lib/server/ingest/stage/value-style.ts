import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import { commonForm, type DateOrder, type TimeForm } from '../mapping/time-forms.ts';

/** How are ambiguous values of a file written? Decided once per file, from its values. */
export interface ValueStyle {
  /** The decimal mark of numbers such as 1.234 or 1,234. */
  readonly decimal: 'point' | 'comma';
  readonly dates: DateOrder;
  /** The most common form of date and time; null when there is none. */
  readonly timeForm: TimeForm | null;
  /** What dates that are not valid so are read by, once all others are known; absent at first. */
  readonly odd?: OddDates;
}

/** How dates are read that are not valid in their file's order, or say no year. */
export interface OddDates {
  /** 6/13/2026 in a file with the day first can only be 13 June: no month is 13. */
  readonly otherOrder: boolean;
  /** The one year of all other dates; null when they are of several. */
  readonly year: number | null;
}

/** Numeric fields. */
export const NUMBER_FIELDS: readonly MeasurementField[] = [
  'download',
  'upload',
  'latency',
  'jitter',
  'longitude',
  'latitude',
];

/** Detects the style from sample rows; by default a decimal point and day before month. */
export function styleOf(
  rows: readonly (readonly string[])[],
  { indexes, mapping }: MappedColumns,
): ValueStyle {
  const valuesOf = (fields: readonly MeasurementField[]) =>
    fields.flatMap((field) => {
      const index = indexes[field];
      return index === undefined ? [] : rows.map((row) => row[index]?.trim() ?? '');
    });
  const inMbps = mapping.columns.download?.unit === 'Mbps' || mapping.columns.download?.unit === 'Gbps';
  const numbers = valuesOf(NUMBER_FIELDS);
  const dates = instantTexts(rows, indexes);
  const countOf = (values: readonly string[], pattern: RegExp) =>
    values.filter((value) => pattern.test(value)).length;
  // A single mark followed by three digits is ambiguous; anything else is evidence.
  const comma = countOf(numbers, /^-?\d+,(?!\d{3}$)\d+$|^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/);
  const point = countOf(numbers, /^-?\d+\.(?!\d{3}$)\d+$|^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/);
  // "38,215" Mbps has a decimal comma: 38 thousand Mbps is impossible.
  const undecided = inMbps && countOf(numbers, /^-?\d+,\d{3}$/) > countOf(numbers, /^-?\d+\.\d{3}$/);
  const dayFirst = countOf(dates, /^(1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-]\d{2}/);
  const monthFirst = countOf(dates, /^\d{1,2}[/.-](1[3-9]|2\d|3[01])[/.-]\d{2}/);
  return {
    decimal: comma > point || (comma === point && undecided) ? 'comma' : 'point',
    ...datesIn(monthFirst > dayFirst ? 'month-day' : 'day-month', dates),
  };
}

/** The style of dates in a known order. */
export function datesIn(order: DateOrder, texts: readonly string[]): Pick<ValueStyle, 'dates' | 'timeForm'> {
  return { dates: order, timeForm: commonForm(texts, order) };
}

/** The texts of date and time in the rows, combined as in staging. */
export function instantTexts(
  rows: readonly (readonly string[])[],
  indexes: MappedColumns['indexes'],
): string[] {
  const at = (row: readonly string[], index: number) => row[index]?.trim() ?? '';
  const { tested_at, tested_on, tested_time } = indexes;
  if (tested_at !== undefined) return rows.map((row) => at(row, tested_at));
  if (tested_on === undefined) return [];
  return rows.map((row) => {
    const [date, time] = [at(row, tested_on), tested_time === undefined ? '' : at(row, tested_time)];
    return time === '' ? date : `${date.split(' ')[0]} ${time}`;
  });
}
