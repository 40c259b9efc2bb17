import { tableFromIPC, type Table } from 'apache-arrow';
import type { ErrorBody } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { readStamp, STAMP_KEY, type Query, type QueryStamp } from '#lib/domain/workbench/query.ts';
import { shellMessages } from '#lib/messages/shell.ts';
import { postedJson } from '#lib/ui/sending/send-change.ts';

/** A result with its stamp. */
export interface QueryResult {
  readonly table: Table;
  readonly stamp: QueryStamp;
  /** The question in words; null for one that was written. */
  readonly title: string | null;
}

/** Why there is no result: a sentence, and the place in the statement where one is known (from 1). */
export interface QueryProblem {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** What became of a query. */
export type QueryOutcome = { readonly result: QueryResult } | { readonly problem: QueryProblem };

/** Sends a query to the server. */
export const postQuery = (
  asked: Query & {
    readonly format: string;
    readonly devices?: boolean;
    readonly id?: string;
    readonly title?: string;
  },
  signal?: AbortSignal,
): Promise<Response> => fetch('/api/v1/query', { ...postedJson(asked), ...(signal ? { signal } : {}) });

/** How a query is asked. */
interface Asking {
  readonly locale: Locale;
  readonly signal: AbortSignal;
  readonly id: string;
  /** The question in words, for the history; null for one that was written. */
  readonly title: string | null;
}

/** Runs a query on the server, which calls it `id` in its queue. Throws only when `signal` was aborted. */
export async function fetchResult(
  query: Query,
  { locale, signal, id, title }: Asking,
): Promise<QueryOutcome> {
  try {
    const asked = { sql: query.sql, values: query.values, format: 'arrow', devices: true, id };
    const response = await postQuery({ ...asked, ...(title === null ? {} : { title }) }, signal);
    if (!response.ok) return { problem: problemIn((await response.json()) as Partial<ErrorBody>, locale) };
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    const stamp = readStamp(table.schema.metadata.get(STAMP_KEY) ?? '');
    return { result: { table, stamp, title } };
  } catch (error) {
    if (signal.aborted) throw error;
    return { problem: { message: shellMessages[locale].unreachable, line: null, column: null } };
  }
}

function problemIn({ message, details }: Partial<ErrorBody>, locale: Locale): QueryProblem {
  const place = (value: unknown) => (typeof value === 'number' ? value : null);
  return {
    message: message ?? shellMessages[locale].unreachable,
    line: place(details?.line),
    column: place(details?.column),
  };
}
