import type { Notice } from '#lib/domain/batch.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { OpenedTable } from '../read/open-file.ts';
import type { NewOperator } from './resolve-words.ts';
import type { Staged } from './stage.ts';

/** What should a person know about the file, apart from its counts? */
export function noticesOf(
  { mapping, positions }: MappedColumns,
  staged: Staged,
  operators: readonly NewOperator[],
  opened: OpenedTable,
): Notice[] {
  const { columns, constants, personal = [], profile, aggregated, reference } = mapping;
  const has = (field: keyof typeof columns) => Boolean(columns[field] ?? constants[field]);
  const notices: Notice[] = [];
  if (reference) notices.push({ code: 'taken_as_reference', details: { name: reference.name } });
  else if (aggregated !== undefined)
    notices.push({ code: 'aggregates_as_tests', details: { column: aggregated } });
  if (profile !== undefined) notices.push({ code: 'profile_used', details: { name: profile } });
  if (personal.length > 0) {
    const named = personal.map(({ column }) => column);
    notices.push({ code: 'personal_columns_dropped', details: { columns: named } });
  }
  if (positions === 'swapped') {
    const [longitude, latitude] = [columns.longitude!.column, columns.latitude!.column];
    notices.push({ code: 'positions_swapped', details: { longitude, latitude } });
  }
  if (!reference && !has('technology')) notices.push({ code: 'technology_absent', details: {} });
  if (!reference && !has('operator') && !has('network_code'))
    notices.push({ code: 'operator_absent', details: {} });
  if (operators.length > 0) {
    const names = operators.map(({ name }) => name);
    notices.push({ code: 'operators_new', details: { count: names.length, names } });
  }
  if (staged.dateOrderAssumed) notices.push({ code: 'date_order_assumed', details: {} });
  const { otherOrder, withoutYear, year } = staged.oddDatesRead;
  if (otherOrder > 0) notices.push({ code: 'date_orders_mixed', details: { count: otherOrder } });
  if (withoutYear > 0)
    notices.push({ code: 'date_year_of_file', details: { count: withoutYear, year: [String(year)] } });
  return [...notices, ...opened.notices];
}
