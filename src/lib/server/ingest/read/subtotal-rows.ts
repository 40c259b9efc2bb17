import type { ColumnMapping, MeasurementField } from '#lib/domain/column-mapping.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { numbersColumns, type HeaderBlock } from './header-block.ts';
import { fieldOfHeader } from './recognise-header.ts';

/** Words for sums: compared with diacritics if the text has any ("Tống", "Cộng Hòa" are names), else without. */
const SUM_WORDS = [
  /^(?:tổng|cộng(?= (?:toàn|theo|các|huyện|xã|tỉnh|nhà|ngày|tháng|nhóm)|$)|trung bình|bình quân)(?: \S+){0,6}$/,
  /^(?:tong|cong(?= (?:toan|theo|cac|huyen|xa|tinh|nha|ngay|thang|nhom)|$)|trung binh|binh quan)(?: \S+){0,6}$/,
  /^(?:tb|tbc|total|sub ?total|grand total|sum|average|avg|mean)(?: \S+){0,6}$/,
];
const TIMES: readonly MeasurementField[] = ['tested_at', 'tested_on', 'tested_time'];
const WHO_AND_WHERE: readonly MeasurementField[] = ['device', 'longitude', 'latitude'];
const FIGURES: readonly MeasurementField[] = ['download', 'upload', 'latency', 'jitter'];

/**
 * Which rows of a sheet are sums of others, not measurements? Rows without time, device and position that say so
 * ("Tổng cộng", "TB"), and rows of bare figures directly under the header. `rows` are the whole sheet, merged
 * cells filled; answers with 0-based indexes.
 */
export function subtotalRows(
  rows: readonly (readonly string[])[],
  header: HeaderBlock,
  named: ColumnMapping['columns'] = {},
): ReadonlySet<number> {
  const fieldOf = fieldReader(named);
  const fields = header.names.map(fieldOf);
  const columnsOf = (wanted: readonly MeasurementField[]) =>
    fields.flatMap((field, column) => (field && wanted.includes(field) ? [column] : []));
  const [times, subjects, figures] = [columnsOf(TIMES), columnsOf(WHO_AND_WHERE), columnsOf(FIGURES)];
  const found = new Set<number>();
  const isBare = (row: readonly string[]) =>
    times.length > 0 && row.every((cell, column) => cell === '' || figures.includes(column));
  let directlyBelow = true;
  for (let index = header.last + 1; index < rows.length; index += 1) {
    const row = rows[index]!;
    if (!row.some(Boolean) || (directlyBelow && numbersColumns(row))) continue;
    const untold = [...times, ...subjects].every((column) => !row[column] || isSum(row[column]));
    if (untold && (row.some(isSum) || (directlyBelow && isBare(row)))) found.add(index);
    else directlyBelow = false;
  }
  return found;
}

function isSum(cell = ''): boolean {
  const text = cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
  return SUM_WORDS.some((words) => words.test(text));
}

function fieldReader(named: ColumnMapping['columns']): (name: string) => MeasurementField | null {
  const byHand = new Map(
    Object.entries(named).map(([field, { column }]) => [textKey(column), field as MeasurementField]),
  );
  return (name) => byHand.get(textKey(name)) ?? fieldOfHeader(name);
}
