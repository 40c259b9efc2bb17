import {
  fragment,
  identifier,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';
import { cellsOfTable } from '../read/scans.sql.ts';
import { isWifiValue } from '../rules/wifi-hint.sql.ts';
import type { StoredColumn } from '../personal/kept-columns.ts';
import type { SourceTable } from '../read/source-table.ts';
import { deviceHash } from '../stage/device-hash.sql.ts';

const cell = (i: number): Fragment => identifier(`c${i}`);
const copyOf = ({ as }: StoredColumn, text: Fragment, devicesHashed: boolean): Fragment => {
  switch (as) {
    case 'masked':
      return text;
    case 'hashed':
      return devicesHashed ? text : fragment`(${deviceHash(text)})::varchar`;
    case 'wifi_flag':
      return fragment`case when ${isWifiValue(text)} then 'Wi-Fi' end`;
    case 'dropped':
      return fragment`null::varchar`;
  }
};

/**
 * Writes a raw copy as Parquet: row number, problem of the row's shape, and its cells as text, in which personal values
 * are masked already. Requires `$secret` when a
 * column is hashed.
 */
export function copyRows(table: SourceTable, columns: readonly StoredColumn[], path: string) {
  const { numbering } = table;
  const problem = numbering.kind === 'stored' ? fragment`problem` : fragment`null::varchar as problem`;
  const numbers = fragment`${rowNumber(table)} as row, ${problem}`;
  const hashed = table.devicesHashed ?? false;
  const cells = columns.map((column, i) => fragment`${copyOf(column, cell(i), hashed)} as ${cell(i)}`);
  return statement<unknown, Readonly<Record<string, string>>>()`
    copy (select ${joinFragments([numbers, ...cells], ', ')} from ${cellsOfTable(table)})
    to ${literal(path)} (format parquet, compression zstd)
  `;
}

/** The expression of a scanned row's number. */
const rowNumber = ({ numbering }: SourceTable): Fragment =>
  numbering.kind === 'stored'
    ? fragment`row::integer`
    : fragment`(row_number() over () + ${wholeNumber(numbering.first - 1)})::integer`;

/** Writes the cells of a batch's rejected rows to a Parquet file. */
export function copyRejected(table: SourceTable, path: string) {
  const cells = table.headers.map((_, i) => cell(i));
  return statement<unknown, { batch: number }>()`
    copy (
      select * from (
        select ${joinFragments([fragment`${rowNumber(table)} as file_row`, ...cells], ', ')}
        from ${cellsOfTable(table)}
      ) where file_row in (select row_number from rejection where batch_id = $batch)
    ) to ${literal(path)} (format parquet)
  `;
}

/** A page of a batch's rejected rows in file order, with their cells from that Parquet file. */
export function rejectedRows(path: string, columns: number) {
  const cells = Array.from({ length: columns }, (_, i) => fragment`t.${cell(i)}`);
  return statement<
    { rowNumber: number; code: string; column: string | null; value: string | null } & Record<
      `c${number}`,
      string | null
    >,
    { batch: number; limit: number; offset: number }
  >()`
    select r.row_number as "rowNumber", r.code, r.column_name as "column", ${joinFragments(
      [fragment`r.value`, ...cells],
      ', ',
    )}
    from rejection as r left join read_parquet(${literal(path)}) as t on t.file_row = r.row_number
    where r.batch_id = $batch order by r.row_number limit $limit offset $offset
  `;
}

/** The scan of a raw copy. */
export function copyScan(path: string, columns: number): Fragment {
  const cells = Array.from({ length: columns }, (_, i) => cell(i));
  return fragment`(select ${joinFragments([fragment`row, problem`, ...cells], ', ')} from read_parquet(${literal(path)}))`;
}

/** The cells of a row by its number; empty result if there is no such row. */
export function cellsOf(table: SourceTable, row: number) {
  const { numbering, headers } = table;
  const cells = joinFragments(
    headers.map((_, i) => cell(i)),
    ', ',
  );
  const found =
    numbering.kind === 'stored'
      ? fragment`where row = ${wholeNumber(row)}`
      : fragment`limit 1 offset ${wholeNumber(row - numbering.first)}`;
  return statement<Record<string, string | null>>()`select ${cells} from ${cellsOfTable(table)} ${found}`;
}

/** A raw copy as recorded; `layout` is JSON. */
export type RawFileRow = {
  /** SHA-256 of the file, and for one of several sheets a mark of its name. */
  readonly key: string;
  readonly form: 'bytes' | 'table';
  readonly bytes: number;
  readonly storedAt: string;
  readonly layout: string;
  readonly firstOn: string | null;
};

const rawRow = fragment`select file_sha256 as key, form, stored_bytes as bytes, stored_at as "storedAt",
  layout::varchar as layout, first_on as "firstOn" from raw_file`;

/** The record of a batch's raw copy; no row when none is stored. */
export const rawFile = statement<RawFileRow, { batch: number }>()`
  ${rawRow} where file_sha256 = (select raw_key from batch where batch_id = $batch)
`;

/** Undone batches whose raw copy is stored, by number. */
export const restorableBatches = statement<{ id: number }>()`
  select batch_id as id from batch
  where state = 'undone' and raw_key in (select file_sha256 from raw_file) order by batch_id
`;

/** The key of a batch's raw copy. */
export const rawKey = statement<{ key: string }, { batch: number }>()`
  select raw_key as key from batch where batch_id = $batch
`;

/** The records of all raw files, by hash. */
export const rawFiles = statement<RawFileRow>()`${rawRow} order by file_sha256`;

/** Records a raw file, in place of an earlier copy of the same file. */
export const insertRawFile = statement<
  never,
  { key: string; form: string; bytes: number; now: string; layout: string; firstOn: string | null }
>()`
  insert into raw_file (file_sha256, form, stored_bytes, stored_at, layout, first_on)
  values ($key, $form, $bytes, $now::timestamp, $layout::json, $firstOn::date)
  on conflict (file_sha256) do update set form = excluded.form, stored_bytes = excluded.stored_bytes,
    stored_at = excluded.stored_at, layout = excluded.layout, first_on = excluded.first_on
`;

/** Deletes the record of a raw file, not the file. */
export const deleteRawFile = statement<never, { key: string }>()`
  delete from raw_file where file_sha256 = $key
`;

/**
 * The earliest date of the measurements with a position of the batches that share a raw copy; null without one, and for
 * simulated batches.
 */
export const firstPositionOn = statement<{ firstOn: string | null }, { batch: number }>()`
  with sharing as (
    select batch_id from batch
    where raw_key = (select raw_key from batch where batch_id = $batch) and not simulated
  )
  select min(tested_on) as "firstOn" from (
    select tested_on from measurement where batch_id in (from sharing) and longitude is not null
    union all
    select tested_on from duplicate_measurement where batch_id in (from sharing) and longitude is not null)
`;
