import type { Locale } from '#lib/domain/format.ts';
import type { Query } from '#lib/domain/workbench/query.ts';
import { callApi, postedJson } from '#lib/ui/sending/send-change.ts';

/** A query that handles more rows than this is run only when a person says so: this program's own choice. */
export const MOST_UNASKED_ROWS = 100_000_000;

interface Plan {
  readonly estimate: { readonly scannedRows: number; readonly mostRows: number } | null;
}

/**
 * How many rows does the engine expect any step of a query to handle? 0 where it cannot say, or the query is wrong. The
 * server calls the question `id` in its queue.
 */
export async function expectedRows(
  { sql, values }: Query,
  { locale, signal, id }: { readonly locale: Locale; readonly signal: AbortSignal; readonly id: string },
): Promise<number> {
  const asked = { ...postedJson({ sql, values, id }), signal };
  const { body } = await callApi<Plan>('/api/v1/query/plan', locale, asked);
  return Math.max(0, body?.estimate?.scannedRows ?? 0, body?.estimate?.mostRows ?? 0);
}
