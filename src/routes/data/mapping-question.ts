import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { ErrorBody } from '#lib/domain/fault.ts';

/** What a person can answer so that a refused file can be loaded. */
export interface MappingQuestion {
  readonly field: MeasurementField;
  /** Columns to choose from; a single one is given. */
  readonly columns: readonly string[];
  /** The speed's unit must be stated too. */
  readonly asksUnit: boolean;
  /** One date for the whole file is an answer as well. */
  readonly asksDate: boolean;
}

const SPEEDS: readonly string[] = ['download', 'upload'] satisfies MeasurementField[];

/** The question that a fault of mapping comes down to; null when no answer here would help. */
export function mappingQuestion({ code, details }: ErrorBody): MappingQuestion | null {
  const field = details.field as MeasurementField;
  const columns = (name: string) => (details[name] ?? []) as readonly string[];
  switch (code) {
    case 'download_column_missing':
      return { field: 'download', columns: columns('found'), asksUnit: true, asksDate: false };
    case 'date_column_missing':
      return { field: 'tested_at', columns: columns('found'), asksUnit: false, asksDate: true };
    case 'column_ambiguous':
      return { field, columns: columns('columns'), asksUnit: SPEEDS.includes(field), asksDate: false };
    case 'unit_missing':
    case 'unit_impossible':
      return { field, columns: [String(details.column)], asksUnit: true, asksDate: false };
    default:
      return null;
  }
}
