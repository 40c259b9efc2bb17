import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { MappingGuess } from '#lib/domain/mapping-guess.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { columnName } from './column-name.ts';

/**
 * Which column has a name? By exact header, else `#3` for the third, else by text key. Null if there is none; throws a
 * Fault if it is `required`.
 */
export function indexOfNamed(headers: readonly string[], column: string, required: boolean): number | null {
  const exact = headers.indexOf(column);
  if (exact >= 0) return exact;
  const key = textKey(column);
  const byKey = headers.findIndex((header) => textKey(header) === key);
  const byNumber = /^#\d+$/.test(column) ? Number(column.slice(1)) - 1 : -1;
  if (byNumber >= 0 && byNumber < headers.length) return byNumber;
  if (byKey >= 0) return byKey;
  if (required)
    throw new Fault(
      'load_column_absent',
      { column, found: headers.map((_, index) => columnName(headers, index)) },
      422,
    );
  return null;
}

/**
 * The names of the columns that a person chose to keep, without those that have a field anyway. Throws a Fault when the
 * file has no such column, or when its header says that it is personal.
 */
export function keptColumns(
  headers: readonly string[],
  keep: readonly string[],
  mapped: ReadonlySet<number>,
  { personal }: MappingGuess,
): string[] {
  const indexes = keep.map((column) => indexOfNamed(headers, column, true)!);
  const refused = personal.find(
    ({ index, byHeader, holdsNone }) => byHeader && !holdsNone && indexes.includes(index),
  );
  if (refused) throw new Fault('personal_column_kept', { column: refused.column }, 422);
  return [...new Set(indexes)]
    .filter((index) => !mapped.has(index))
    .map((index) => columnName(headers, index));
}

/** Throws a Fault when a personal column is named for a field that is stored. A device's id may be personal: it is hashed. */
export function throwIfPersonal(
  field: MeasurementField,
  column: string,
  index: number,
  { personal }: MappingGuess,
): void {
  const found = personal.find((one) => one.index === index);
  // Wards are named after people: values that look like names are not evidence.
  if (!found || found.holdsNone || field === 'device' || (found.kind === 'name' && !found.byHeader)) return;
  throw new Fault('personal_column_named', { field, column }, 422);
}
