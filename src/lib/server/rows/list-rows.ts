import { areaTitle } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { rulesMarked } from '#lib/domain/quality-rule.ts';
import type { ListedRows, MeasuredRow, RowCounts } from '#lib/domain/rows/measured-row.ts';
import {
  MOST_LISTED,
  REASONS_IN_SCOPE,
  ROWS_PER_PAGE,
  type LeftOutReason,
  type RowQuestion,
} from '#lib/domain/rows/row-question.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { narrowestLevelOf, paramsOf, type RowScope } from './row-scope.ts';
import { listedRows, type ListedRow, type RowSet } from './rows.sql.ts';

/** Which set of measurements does a question list? */
export const setOf = ({ kind, reason }: RowQuestion): RowSet => reason ?? kind;

/** How many rows does the set have, by its counts? */
export function totalOf({ counted, leftOut }: RowCounts, { kind, reason }: RowQuestion): number {
  if (kind === 'counted') return counted.tests;
  const wanted: readonly LeftOutReason[] = reason === null ? REASONS_IN_SCOPE : [reason];
  return leftOut.reduce((sum, entry) => sum + (wanted.includes(entry.reason) ? entry.tests : 0), 0);
}

/** One page of the rows that a question selects. A page beyond the last one is the last one. */
export async function listRows(
  warehouse: Warehouse,
  filter: Filter,
  question: RowQuestion,
  scope: RowScope,
  total: number,
): Promise<ListedRows> {
  const pages = Math.max(1, Math.ceil(Math.min(total, MOST_LISTED) / ROWS_PER_PAGE));
  const page = Math.min(question.page, pages);
  const found = await readRows(warehouse, filter, question, scope, {
    limit: ROWS_PER_PAGE,
    offset: (page - 1) * ROWS_PER_PAGE,
  });
  return { total, page, pages, rows: found.map(({ row }) => row) };
}

/** Rows of a question from `offset` on, each with what tells its device apart within this answer. */
export async function readRows(
  warehouse: Warehouse,
  filter: Filter,
  question: RowQuestion,
  scope: RowScope,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly { readonly row: MeasuredRow; readonly device: string | null }[]> {
  const set = setOf(question);
  const fineLevel = await narrowestLevelOf(warehouse, filter);
  const [found, titleOf] = await Promise.all([
    warehouse.db.query(listedRows(set, scope.cells !== null, question.order), {
      ...paramsOf(scope, set),
      ...{ fineLevel, limit, offset },
    }),
    placeTitles(warehouse, filter, fineLevel),
  ]);
  const given = question.reason;
  return found.map((row) => ({ row: measuredRow(row, titleOf(row), given), device: row.device }));
}

function measuredRow(found: ListedRow, place: string | null, given: LeftOutReason | null): MeasuredRow {
  return {
    place,
    day: found.day,
    hour: found.hour,
    downloadKbps: found.downloadKbps,
    uploadKbps: found.uploadKbps,
    latencyMs: found.latencyMs,
    operator: found.operator,
    technology: found.technology,
    marks: rulesMarked(found.flags).map((rule) => rule.code),
    longitude: found.longitude,
    latitude: found.latitude,
    batch: found.batch,
    fileName: found.fileName,
    rowNumber: found.rowNumber,
    reason: given ?? found.reason,
  };
}

/** The title of a row's place: the narrowest area with the one of the filter's level, else the name as written. */
async function placeTitles(
  warehouse: Warehouse,
  { edition, level }: Filter,
  fineLevel: Filter['level'],
): Promise<(row: ListedRow) => string | null> {
  const { areasOf } = await readCatalog(warehouse);
  const titlesOf = (of: Filter['level']) =>
    new Map(areasOf(edition, of).map((area) => [area.code, areaTitle(area)]));
  const [fine, own] = [titlesOf(fineLevel), titlesOf(level)];
  return ({ fineCode, code, written }) => {
    const titles = [fineCode !== null && fine.get(fineCode), code !== null && own.get(code)];
    return [...new Set(titles)].filter(Boolean).join(', ') || written;
  };
}
