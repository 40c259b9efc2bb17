import {
  MEASUREMENT_FIELDS,
  SPEED_UNITS,
  TIME_ZONE,
  type ColumnMapping,
  type ColumnSource,
} from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { gridText, readGrid } from '#lib/domain/positions/plane-grid.ts';
import type { NewProfile } from './profiles.ts';

/** Parses a mapping to be saved from a request's JSON. Throws a Fault when it is malformed. */
export function readNewProfile(body: unknown, createdBy: string): NewProfile {
  const { name, headers, sheet, headerRow, columns, constants } = objectIn(body);
  if (!Array.isArray(headers) || !headers.every(isText)) throw new Fault('profile_malformed', {}, 422);
  const sources = Object.entries(objectIn(columns ?? {})).map(([field, source]) => [field, sourceIn(source)]);
  const values = Object.entries(objectIn(constants ?? {})).filter(
    ([, value]) => isText(value) && value !== '',
  );
  const fields = [...sources, ...values].map(([field]) => field as string);
  if (!fields.every((field) => (MEASUREMENT_FIELDS as readonly string[]).includes(field))) {
    throw new Fault('profile_malformed', {}, 422);
  }
  const mapping = {
    columns: Object.fromEntries(sources) as ColumnMapping['columns'],
    constants: Object.fromEntries(values) as ColumnMapping['constants'],
  };
  const row =
    typeof headerRow === 'number' && Number.isSafeInteger(headerRow) && headerRow > 0 ? headerRow : null;
  return {
    ...{ headers, mapping, createdBy },
    ...{
      name: isText(name) ? plainWords(name) : '',
      sheet: isText(sheet) && sheet !== '' ? sheet : null,
      headerRow: row,
    },
  };
}

function sourceIn(source: unknown): ColumnSource {
  const { column, unit, zone, grid } = objectIn(source);
  if (!isText(column) || column === '') throw new Fault('profile_malformed', {}, 422);
  const known = SPEED_UNITS.find((name) => name === unit);
  const plane = isText(grid) ? readGrid(grid) : null;
  return {
    column,
    ...(known ? { unit: known } : {}),
    ...(isText(zone) && TIME_ZONE.test(zone) ? { zone } : {}),
    ...(plane === null ? {} : { grid: gridText(plane) }),
  };
}

function objectIn(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Fault('profile_malformed', {}, 422);
  }
  return value as Record<string, unknown>;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
