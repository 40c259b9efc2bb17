import { BIGINT, DOUBLE, INTEGER, VARCHAR, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { Fault } from '#lib/domain/fault.ts';
import type { QueryValue } from '#lib/domain/workbench/query.ts';

const LARGEST_INTEGER = 2 ** 31 - 1;

/** The names of a statement's `$values`. */
export const valueNames = (statement: DuckDBPreparedStatement): string[] =>
  Array.from({ length: statement.parameterCount }, (_, i) => statement.parameterName(i + 1));

/** Binds the values that a statement names. Throws a Fault for one that was not given. */
export function bindValues(
  statement: DuckDBPreparedStatement,
  values: Readonly<Record<string, QueryValue>>,
): void {
  valueNames(statement).forEach((name, i) => {
    const given = Object.keys(values).find((key) => key.toLowerCase() === name.toLowerCase());
    if (given === undefined) throw new Fault('query_value_missing', { name });
    bind(statement, i + 1, values[given]!);
  });
}

function bind(statement: DuckDBPreparedStatement, index: number, value: QueryValue): void {
  if (value === null) statement.bindNull(index);
  else if (typeof value === 'boolean') statement.bindBoolean(index, value);
  else if (typeof value === 'string') statement.bindValue(index, value, VARCHAR);
  else if (!Number.isSafeInteger(value)) statement.bindValue(index, value, DOUBLE);
  else if (Math.abs(value) <= LARGEST_INTEGER) statement.bindValue(index, value, INTEGER);
  else statement.bindValue(index, BigInt(value), BIGINT);
}
