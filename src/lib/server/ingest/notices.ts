import type { Notice } from '#lib/domain/batch.ts';
import type { MappedColumns } from './map-columns.ts';
import type { OpenedTable } from './open-file.ts';
import type { NewOperator } from './resolve-words.ts';
import type { Staged } from './stage.ts';

/** What a person should know of the file beside its counts. */
export function noticesOf(
  { mapping: { columns, constants } }: MappedColumns,
  staged: Staged,
  operators: readonly NewOperator[],
  { encodingAssumed }: OpenedTable,
): Notice[] {
  const has = (field: keyof typeof columns) => Boolean(columns[field] ?? constants[field]);
  const notices: Notice[] = [];
  if (!has('technology')) notices.push({ code: 'technology_absent', details: {} });
  if (!has('operator') && !has('network_code')) notices.push({ code: 'operator_absent', details: {} });
  if (operators.length > 0) {
    const names = operators.map(({ name }) => name);
    notices.push({ code: 'operators_new', details: { count: names.length, names } });
  }
  if (staged.dateOrderAssumed) notices.push({ code: 'date_order_assumed', details: {} });
  if (encodingAssumed) notices.push({ code: 'encoding_assumed', details: {} });
  return notices;
}
