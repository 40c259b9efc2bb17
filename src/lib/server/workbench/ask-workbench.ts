import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { Query } from '#lib/domain/workbench/query.ts';
import { resultFileName } from '#lib/domain/workbench/result-file-name.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { QueryPlan, ResultFormat } from './child/child-request.ts';
import type { Snapshot } from './child/snapshot-file.ts';
import { RESULT_TYPE } from './result-types.ts';
import { planQuery, runQuery, type Asker, type QueryResult, type ResultForm } from './run-query.ts';
import { holdSnapshot } from './snapshot/keep-snapshot.ts';
import { workbenchOf } from './workbench.ts';

/** Runs a query on the newest snapshot of a warehouse. Rejects as `runQuery` does. */
export const askWorkbench = (
  warehouse: Warehouse,
  query: Query,
  asker: Asker,
  form: ResultForm,
): Promise<QueryResult> =>
  withSnapshot(warehouse, (snapshot) => runQuery(workbenchOf(warehouse), snapshot, query, asker, form));

/** What the engine expects of a query on the newest snapshot. */
export const planOnWorkbench = (warehouse: Warehouse, query: Query, asker: Asker): Promise<QueryPlan> =>
  withSnapshot(warehouse, (snapshot) => planQuery(workbenchOf(warehouse), snapshot, query, asker));

/** Header with the names of the columns that were left out, each percent-encoded, between commas. */
const LEFT_OUT_HEADER = 'x-result-left-out';

/** A file that was opened may go: whoever reads it goes on reading. */
async function withSnapshot<T>(warehouse: Warehouse, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const snapshot = await holdSnapshot(warehouse);
  if (snapshot === null) throw new Fault('workbench_without_file', {}, 503);
  try {
    return await work(snapshot);
  } finally {
    await snapshot.release();
  }
}

/**
 * A result as an answer. What its stamp says of it stands in headers too, for formats that have no place for it. `title`: the
 * question in words, for the name of a file.
 */
export function resultResponse(
  { stamp, body }: QueryResult,
  format: ResultFormat,
  title: string | null,
): Response {
  return new Response(body, {
    headers: {
      'content-type': RESULT_TYPE[format],
      'content-disposition': `inline; filename="${resultFileName(stamp, title, format)}"`,
      'cache-control': 'private, no-store',
      'x-result-rows': String(stamp.rows),
      'x-result-truncated': stamp.truncated ?? 'no',
      ...(stamp.leftOut.length === 0
        ? {}
        : { [LEFT_OUT_HEADER]: stamp.leftOut.map(encodeURIComponent).join(',') }),
      'x-query-hash': stamp.hash,
      'x-data-version': String(stamp.dataVersion),
    },
  });
}

/** The columns that a result's header says were left out. */
export const leftOutBy = (headers: Headers): readonly string[] =>
  (headers.get(LEFT_OUT_HEADER) ?? '').split(',').filter(Boolean).map(decodeURIComponent);

/** How a query is asked by a route: with the language of its reader. Numbers of devices stay out unless `devices` are asked. */
export const formOf = (
  {
    format,
    mostRows,
    marked,
    devices = false,
  }: Pick<ResultForm, 'format' | 'mostRows' | 'marked'> & {
    readonly devices?: boolean;
  },
  locale: Locale,
): ResultForm => ({
  ...{ format, mostRows, marked: marked ?? true, locale },
  withoutDevices: !devices,
});
