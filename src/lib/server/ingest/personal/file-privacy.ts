import type { ColumnMapping, PersonalKind } from '#lib/domain/column-mapping.ts';
import type { DroppedColumn, FilePrivacy, LeftOut, MaskedCount } from '#lib/domain/personal/file-privacy.ts';
import type { Database, Writer } from '../../db/database.ts';
import { columnName } from '../mapping/column-name.ts';
import type { SourceTable } from '../read/source-table.ts';
import * as sql from './count-masked.sql.ts';
import { storedColumns } from './kept-columns.ts';

/** Which columns of a table may contain a personal value and are stored as text? By number. */
export async function suspectColumns(
  writer: Writer,
  table: SourceTable,
  mapping: ColumnMapping,
): Promise<ReadonlySet<number>> {
  const finding = sql.findSuspects(table, storedColumns(table.headers, mapping));
  const [found] = await writer.query(finding, {});
  return new Set((found?.suspects ?? []).flatMap((isSuspect, i) => (isSuspect ? [i] : [])));
}

/** Which columns of a table are not stored, and how many cells of the suspect ones have a personal value? */
export async function findLeftOut(
  writer: Writer,
  { table, suspects }: { readonly table: SourceTable; readonly suspects: ReadonlySet<number> },
  mapping: ColumnMapping,
): Promise<LeftOut> {
  const { headers } = table;
  const stored = storedColumns(headers, mapping);
  const name = (index: number) => columnName(headers, index);
  const kindOf = (column: string) =>
    mapping.personal?.find((personal) => personal.column === column)?.kind ?? null;
  const dropped = stored.flatMap(({ as }, i): DroppedColumn[] =>
    as === 'dropped' ? [{ column: name(i), kind: kindOf(name(i)) }] : [],
  );
  const counts = suspects.size === 0 ? [] : await writer.query(sql.countMasked(table, stored, suspects), {});
  const masked = counts.map(({ index, kind, cells }): MaskedCount => ({ column: name(index), kind, cells }));
  return { dropped, masked };
}

/** Records what of a batch was not stored; must run in the transaction that writes the batch. */
export async function recordLeftOut(
  writer: Writer,
  batch: number,
  { dropped, masked }: LeftOut,
): Promise<void> {
  await writer.run(sql.insertDropped, { batch, columns: JSON.stringify(dropped) });
  await writer.run(sql.insertMasked, { batch, counts: JSON.stringify(masked) });
}

/** What of a batch was not stored? */
export async function leftOutOf(
  db: Database,
  batch: number,
  mapping: ColumnMapping | null,
): Promise<FilePrivacy> {
  const dropped = await db.query(sql.droppedColumns, { batch });
  const masked = await db.query(sql.maskedValues, { batch });
  return {
    dropped: dropped.map(({ column, kind }) => ({ column, kind: kind as PersonalKind | null })),
    masked: masked.map(({ column, kind, cells }) => ({ column, kind: kind as PersonalKind, cells })),
    kept: mapping?.kept ?? [],
  };
}
