import type { MeasurementField } from '#lib/domain/column-mapping.ts';

const TIME_OF_DAY = /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[AP]M)?$/i;

/**
 * Decides whether a "time" column contains a time of day or a whole instant, given a date column or a constant date.
 * `named` are the fields named by a person, which are not changed.
 */
export function resolveTimeColumns(
  indexes: Partial<Record<MeasurementField, number>>,
  sample: readonly (readonly string[])[],
  named: ReadonlySet<MeasurementField>,
  dateStated: boolean,
): void {
  const instant = indexes.tested_at;
  if (instant === undefined || named.has('tested_at')) return;
  const values = sample.map((row) => row[instant]?.trim() ?? '').filter(Boolean);
  if (values.length > 0 && values.every((value) => TIME_OF_DAY.test(value))) {
    indexes.tested_time ??= instant;
    delete indexes.tested_at;
  } else if (indexes.tested_on !== undefined) {
    delete indexes.tested_on;
  } else if (dateStated) {
    delete indexes.tested_at;
  }
}
