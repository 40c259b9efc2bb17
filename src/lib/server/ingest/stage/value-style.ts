import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import { commonForm, type DateOrder, type TimeForm } from '../mapping/time-forms.ts';

/** How a file writes what can be read in two ways: decided once for the whole file, from its values. */
export interface ValueStyle {
  /** The mark before decimals, for a number like 1.234 or 1,234. */
  readonly decimal: 'point' | 'comma';
  readonly dates: DateOrder;
  /** How most of the texts of date and time are written; null when in no common form. */
  readonly timeForm: TimeForm | null;
}

/** Fields that are numbers. */
export const NUMBER_FIELDS: readonly MeasurementField[] = [
  'download',
  'upload',
  'latency',
  'jitter',
  'longitude',
  'latitude',
];

/** The style that the rows show; a decimal point and day before month where they show neither. */
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
  // A single mark with three digits behind it may be either; anything else tells.
  const comma = countOf(numbers, /^-?\d+,(?!\d{3}$)\d+$|^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/);
  const point = countOf(numbers, /^-?\d+\.(?!\d{3}$)\d+$|^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/);
  // "38,215" Mbps is a decimal comma: nobody measures 38 thousand Mbps.
  const undecided = inMbps && countOf(numbers, /^-?\d+,\d{3}$/) > countOf(numbers, /^-?\d+\.\d{3}$/);
  const dayFirst = countOf(dates, /^(1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-]\d{2}/);
  const monthFirst = countOf(dates, /^\d{1,2}[/.-](1[3-9]|2\d|3[01])[/.-]\d{2}/);
  return {
    decimal: comma > point || (comma === point && undecided) ? 'comma' : 'point',
    ...datesIn(monthFirst > dayFirst ? 'month-day' : 'day-month', dates),
  };
}

/** The style of dates whose order is known. */
export function datesIn(order: DateOrder, texts: readonly string[]): Pick<ValueStyle, 'dates' | 'timeForm'> {
  return { dates: order, timeForm: commonForm(texts, order) };
}

/** The texts of date and time in the rows, as staging puts them together. */
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
