import type { ColumnMapping, ColumnSource, MeasurementField } from '#lib/domain/column-mapping.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { fieldInHeader, fieldOfHeader, unitOfHeader } from '../read/recognise-header.ts';
import { columnName } from './column-name.ts';

/** The columns of one operator in a table in which operators stand side by side. */
export interface OperatorGroup {
  /** The operator as the headers name it. */
  readonly operator: string;
  readonly columns: ColumnMapping['columns'];
  /** Fields that only other operators have. */
  readonly without: readonly MeasurementField[];
}

const FIGURES: readonly MeasurementField[] = ['download', 'upload', 'latency', 'jitter'];

/**
 * Which operators have columns of their own: "Viettel Download | Viettel Upload | VinaPhone Download | ..."? Each is a
 * group of tests. `operators` are known names as text keys. Empty unless at least two have a download speed, and when a
 * column names the operator.
 */
export function operatorGroups(
  headers: readonly string[],
  operators: ReadonlySet<string>,
): readonly OperatorGroup[] {
  if (headers.some((header) => fieldOfHeader(header) === 'operator')) return [];
  const groups = new Map<
    string,
    { operator: string; columns: Partial<Record<MeasurementField, ColumnSource>> }
  >();
  headers.forEach((header, index) => {
    const found = splitOperator(textKey(header), operators);
    const field = found && (fieldOfHeader(found.rest) ?? fieldInHeader(found.rest));
    if (!found || !field || !FIGURES.includes(field)) return;
    const group = groups.get(found.key) ?? { operator: found.key, columns: {} };
    const unit = unitOfHeader(header);
    group.columns[field] ??= { column: columnName(headers, index), ...(unit ? { unit } : {}) };
    groups.set(found.key, group);
  });
  const measured = [...groups.values()].filter(({ columns }) => columns.download !== undefined);
  if (measured.length < 2) return [];
  return measured.map(({ operator, columns }) => ({
    ...{ operator, columns },
    without: FIGURES.filter((field) => columns[field] === undefined),
  }));
}

/** The longest operator's name in a header's key, and the key without it. */
function splitOperator(
  key: string,
  operators: ReadonlySet<string>,
): { readonly key: string; readonly rest: string } | null {
  const words = key.split(' ');
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const name = words.slice(from, from + length).join(' ');
      if (operators.has(name)) {
        return { key: name, rest: [...words.slice(0, from), ...words.slice(from + length)].join(' ') };
      }
    }
  }
  return null;
}

/** Most words of an operator's name. */
const MOST_WORDS = 4;
