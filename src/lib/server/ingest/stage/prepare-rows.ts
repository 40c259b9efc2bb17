import type { Notice } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { LeftOut } from '#lib/domain/personal/file-privacy.ts';
import type { Writer } from '../../db/database.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { LoadOptions } from '../read/load-options.ts';
import type { LoadWatch } from '../load-watch.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import { noticesOf } from './notices.ts';
import type { OpenedTable } from '../read/open-file.ts';
import { findLeftOut } from '../personal/file-privacy.ts';
import { resolveWords, type NewOperator } from './resolve-words.ts';
import { judgeFile } from '../rules/judge-file.ts';
import type { FileFindings } from '../rules/marks.sql.ts';
import { readRows, type Staged } from './stage.ts';
import { checkDownloadUnit, countUnread } from './unread-cells.ts';
import { dropTemporary, showProgress } from './temporary.sql.ts';

/** A file whose columns have been mapped. */
export interface MappedFile {
  readonly name: string;
  readonly opened: OpenedTable;
  readonly columns: MappedColumns;
  readonly folder: string;
  readonly options: LoadOptions;
  readonly watch: LoadWatch;
}

/** Rows in temporary tables, ready to be deduplicated and written. */
export interface PreparedRows {
  readonly staged: Staged;
  readonly newOperators: readonly NewOperator[];
  readonly findings: FileFindings;
  readonly notices: readonly Notice[];
  readonly privacy: LeftOut;
}

/**
 * Reads and validates a file's rows into temporary tables, resolves operators and technologies, and applies the quality
 * rules over the file. Needs no transaction. Throws a Fault when there are no rows, or when a column cannot be what it
 * was mapped to.
 */
export async function prepareRows(
  writer: Writer,
  warehouse: Warehouse,
  { name, opened, columns, folder, options, watch }: MappedFile,
): Promise<PreparedRows> {
  for (const step of showProgress) await writer.run(step, {});
  const staged = await watch.runStage(writer, 'read', () =>
    readRows(writer, warehouse, opened, columns, folder, options),
  );
  if (staged.read === 0) throw new Fault('file_without_rows', { file: name }, 422);
  watch.rows = staged.read;
  const privacy = await findLeftOut(writer, staged, columns.mapping);
  const newOperators = await resolveWords(writer);
  checkDownloadUnit(staged, columns);
  const unread = await countUnread(writer, staged, columns);
  const accepted = staged.read - staged.rejected;
  const findings = await judgeFile(writer, accepted, options.rulesOff ?? new Set());
  return {
    staged,
    newOperators,
    findings,
    privacy,
    notices: [...noticesOf(columns, staged, newOperators, opened), ...unread],
  };
}

/** Drops the temporary tables and views of a load. */
export async function dropStagedRows(writer: Writer): Promise<void> {
  for (const step of dropTemporary) await writer.run(step, {});
}
