import {
  MEASUREMENT_FIELDS,
  type ColumnMapping,
  type ColumnSource,
  type MeasurementField,
} from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { LoadOptions } from './load-options.ts';
import { fieldOfHeader, unitOfHeader } from './recognise-header.ts';
import { technologyOf } from './technology-words.ts';

/** Where each field of a file comes from: the number of its column, with what the mapping shows of it. */
export interface MappedColumns {
  readonly mapping: ColumnMapping;
  readonly indexes: Partial<Readonly<Record<MeasurementField, number>>>;
}

const SPEEDS: readonly MeasurementField[] = ['download', 'upload'];
/** Fields that may be the same for a whole file. Figures and positions are measured row by row. */
const CONSTANT_FIELDS: readonly MeasurementField[] = [
  'tested_on',
  'operator',
  'network_code',
  'technology',
  'district',
  'commune',
  'address',
];
const TIME_OF_DAY = /^\d{1,2}:\d{2}(:\d{2})?(\s*[AP]M)?$/i;

/**
 * Which column gives which field. A column or constant named by hand wins over recognition. `sample` are
 * some rows of the file. Throws a Fault that names the columns found and says what to do, when a field has
 * two columns, a named column is absent, a speed has no unit, or there is no download speed or no date.
 */
export function mapColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  { columns: named = {}, constants: given = {} }: Pick<LoadOptions, 'columns' | 'constants'>,
): MappedColumns {
  const constants = checkConstants(given);
  const indexes: Partial<Record<MeasurementField, number>> = {};
  for (const field of MEASUREMENT_FIELDS) {
    const source = named[field];
    if (source && constants[field]) throw new Fault('load_field_twice', { field }, 422);
    const index = source ? indexOfNamed(headers, source.column) : indexOfRecognised(headers, field);
    if (index !== null && !constants[field]) indexes[field] = index;
  }
  settleTimes(indexes, sample, named);
  const found = headers.filter(Boolean);
  if (indexes.download === undefined) throw new Fault('download_column_missing', { found }, 422);
  if (indexes.tested_at === undefined && indexes.tested_on === undefined && !constants.tested_on) {
    throw new Fault('date_column_missing', { found }, 422);
  }
  const columns = Object.fromEntries(
    MEASUREMENT_FIELDS.flatMap((field) => {
      const index = indexes[field];
      return index === undefined ? [] : [[field, sourceOf(field, headers[index]!, named[field])]];
    }),
  ) as Partial<Record<MeasurementField, ColumnSource>>;
  return { mapping: { columns, constants }, indexes };
}

function checkConstants(given: NonNullable<LoadOptions['constants']>): ColumnMapping['constants'] {
  const constants = Object.fromEntries(
    Object.entries(given).filter(([field]) => field !== 'month'),
  ) as ColumnMapping['constants'];
  for (const field of Object.keys(constants) as MeasurementField[]) {
    if (!CONSTANT_FIELDS.includes(field)) {
      throw new Fault('load_constant_not_allowed', { field, fields: [...CONSTANT_FIELDS] }, 422);
    }
  }
  const date = constants.tested_on;
  if (date !== undefined && !isLocalDate(date)) throw new Fault('period_date_invalid', { value: date });
  const { technology } = constants;
  if (technology !== undefined && technologyOf(technology) === null) {
    throw new Fault('technology_constant_unknown', { value: technology }, 422);
  }
  return constants;
}

function indexOfNamed(headers: readonly string[], column: string): number {
  const exact = headers.indexOf(column);
  const index = exact >= 0 ? exact : headers.findIndex((header) => textKey(header) === textKey(column));
  if (index < 0) throw new Fault('load_column_absent', { column, found: headers.filter(Boolean) }, 422);
  return index;
}

function indexOfRecognised(headers: readonly string[], field: MeasurementField): number | null {
  const indexes = headers.flatMap((header, index) => (fieldOfHeader(header) === field ? [index] : []));
  if (indexes.length > 1) {
    throw new Fault('column_ambiguous', { field, columns: indexes.map((index) => headers[index]!) }, 422);
  }
  return indexes[0] ?? null;
}

/** Settles what a "time" column beside a "date" column is: the time of day, or the whole instant. */
function settleTimes(
  indexes: Partial<Record<MeasurementField, number>>,
  sample: readonly (readonly string[])[],
  named: ColumnMapping['columns'],
): void {
  const { tested_at: instant, tested_on: date } = indexes;
  if (instant === undefined || date === undefined || named.tested_at) return;
  const values = sample.map((row) => row[instant]?.trim() ?? '').filter(Boolean);
  if (values.length > 0 && values.every((value) => TIME_OF_DAY.test(value))) {
    indexes.tested_time ??= instant;
    delete indexes.tested_at;
  } else {
    delete indexes.tested_on;
  }
}

function sourceOf(field: MeasurementField, header: string, named: ColumnSource | undefined): ColumnSource {
  if (!SPEEDS.includes(field)) return { column: header };
  const unit = named?.unit ?? unitOfHeader(header);
  if (!unit) throw new Fault('unit_missing', { field, column: header }, 422);
  return { column: header, unit };
}
