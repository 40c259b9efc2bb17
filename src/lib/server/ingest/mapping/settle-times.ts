import type { MeasurementField } from '#lib/domain/column-mapping.ts';

const TIME_OF_DAY = /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[AP]M)?$/i;

/**
 * Settles what a "time" column is beside a date, be that a column or one for the whole file: the time of day, or
 * the whole instant. `named` are the fields given by hand, which stay as they are.
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
