import type { ValueKind } from '#lib/domain/personal/patterns.ts';
import {
  fragment,
  identifier,
  joinFragments,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';
import { cellsOfTable } from '../read/scans.sql.ts';
import type { SourceTable } from '../read/source-table.ts';
import type { StoredColumn } from './kept-columns.ts';
import { isSuspect, kindOfText } from './personal.sql.ts';

const cell = (i: number): Fragment => identifier(`c${i}`);

/** For each text column, whether any cell may contain a personal value. */
export function findSuspects(table: SourceTable, stored: readonly StoredColumn[]) {
  const suspects = stored.map(({ as, measured }, i) =>
    as === 'masked' ? fragment`coalesce(bool_or(${isSuspect(cell(i), measured)}), false)` : fragment`false`,
  );
  return statement<{ suspects: boolean[] }>()`
    select [${joinFragments(suspects, ', ')}] as suspects from ${cellsOfTable(table)}
  `;
}

/** How many cells of these columns contain which kind of personal value? */
export function countMasked(
  table: SourceTable,
  stored: readonly StoredColumn[],
  columns: ReadonlySet<number>,
) {
  const texts = [...columns].map((i) => ({ i, measured: stored[i]!.measured }));
  const suspects = texts.map(({ i, measured }) => isSuspect(cell(i), measured));
  const found = texts.map(
    ({ i, measured }) => fragment`{'i': ${wholeNumber(i)}, 'kind': ${kindOfText(cell(i), measured)}}`,
  );
  return statement<{ index: number; kind: ValueKind; cells: number }>()`
    select found.i as "index", found.kind as kind, count(*) as cells from (
      select unnest([${joinFragments(found, ', ')}]) as found
      from ${cellsOfTable(table)} where ${joinFragments(suspects, ' or ')}
    ) where found.kind is not null group by all order by "index", cells desc, kind
  `;
}

/** Records the columns of a batch that were not stored; `columns` is JSON: [{column, kind}]. */
export const insertDropped = statement<never, { batch: number; columns: string }>()`
  insert into dropped_column (batch_id, position, column_name, kind)
  select $batch, row_number() over (), c."column", c.kind
  from (select unnest(from_json($columns, '[{"column": "VARCHAR", "kind": "VARCHAR"}]')) as c)
`;

/** Records how many cells of a batch were masked; `counts` is JSON: [{column, kind, cells}]. */
export const insertMasked = statement<never, { batch: number; counts: string }>()`
  insert into masked_value (batch_id, column_name, kind, cells)
  select $batch, c."column", c.kind, c.cells
  from (select unnest(from_json($counts, '[{"column": "VARCHAR", "kind": "VARCHAR", "cells": "INTEGER"}]')) as c)
`;

/** The columns of a batch that were not stored, in the order of the file. */
export const droppedColumns = statement<{ column: string; kind: string | null }, { batch: number }>()`
  select column_name as "column", kind from dropped_column where batch_id = $batch order by position
`;

/** The masked cells of a batch, most first. */
export const maskedValues = statement<{ column: string; kind: string; cells: number }, { batch: number }>()`
  select column_name as "column", kind, cells from masked_value where batch_id = $batch
  order by cells desc, column_name, kind
`;
