import { CONSTANT_FIELDS, type ColumnMapping, type MeasurementField } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import { readTechnology } from '#lib/domain/technology-words.ts';
import { TALLY_CONSTANTS, type LoadOptions } from '../read/load-options.ts';

const ALLOWED: readonly MeasurementField[] = CONSTANT_FIELDS;

/**
 * Validates the constants for all rows of a file, without those of monthly forms. Throws a Fault for a field that cannot
 * be constant, an invalid date, or an unknown technology.
 */
export function checkConstants(given: NonNullable<LoadOptions['constants']>): ColumnMapping['constants'] {
  const constants = Object.fromEntries(
    Object.entries(given).filter(([field]) => !(TALLY_CONSTANTS as readonly string[]).includes(field)),
  ) as ColumnMapping['constants'];
  for (const field of Object.keys(constants) as MeasurementField[]) {
    if (!ALLOWED.includes(field)) {
      throw new Fault('load_constant_not_allowed', { field, fields: [...ALLOWED] }, 422);
    }
  }
  const date = constants.tested_on;
  if (date !== undefined && !isLocalDate(date)) throw new Fault('period_date_invalid', { value: date });
  const { technology } = constants;
  const reading = technology === undefined ? 'unknown' : readTechnology(technology);
  if (technology !== undefined && (reading === null || reading === 'several')) {
    throw new Fault('technology_constant_unknown', { value: technology }, 422);
  }
  return constants;
}
