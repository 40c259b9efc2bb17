import type { Query, QueryStamp, QueryValue } from '#lib/domain/workbench/query.ts';
import { logEvent, readEvents, type LoggedEvent } from '../log/event-log.ts';

const QUERY = 'query';

/** Logs a query: who asked what, how long it took, how many rows it gave. The history is read from there. */
export function logQuery(
  { sql, values }: Query,
  {
    by,
    title,
    ...told
  }: {
    readonly hash: string;
    readonly by: string | null;
    readonly title: string | null;
    readonly format: string;
  },
  outcome: string,
  {
    ms,
    version,
    stamp,
  }: { readonly ms: number; readonly version: number; readonly stamp: QueryStamp | null },
): void {
  logEvent({
    ...{ what: QUERY, outcome, ms, version, ...told },
    ...(by === null ? {} : { who: by }),
    ...(title === null ? {} : { title }),
    ...(stamp === null ? {} : { rows: stamp.rows }),
    ...(stamp?.truncated ? { truncated: stamp.truncated } : {}),
    ...(stamp && stamp.leftOut.length > 0 ? { leftOut: JSON.stringify(stamp.leftOut) } : {}),
    ...{ sql, values: JSON.stringify(values) },
  });
}

/** A query that was asked before. */
export interface HistoryRow extends Query {
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string | null;
  /** The question in words, as it was asked; null for one that was written. */
  readonly title: string | null;
  /** `ok`, or the code of the fault. */
  readonly outcome: string;
  readonly milliseconds: number;
  /** Null for one that gave none. */
  readonly rows: number | null;
  readonly truncated: 'rows' | 'bytes' | null;
  /** As in `QueryStamp`. */
  readonly leftOut: readonly string[];
  readonly dataVersion: number;
  readonly hash: string;
  readonly format: string;
}

/** Most rows of the history at once. */
export const MOST_HISTORY = 500;

/** The last queries, the newest first, as far back as the log is kept; `by`: of one person only. */
export async function queryHistory(
  dataDir: string | null,
  most: number,
  by: string | null,
): Promise<readonly HistoryRow[]> {
  if (dataDir === null) return [];
  const events = await readEvents(dataDir, QUERY, ({ who }) => by === null || who === by, most);
  return events.map(historyRow);
}

function historyRow(event: LoggedEvent): HistoryRow {
  const { truncated, leftOut, title } = event;
  return {
    ...{ at: event.at, by: event.who ?? null, outcome: String(event.outcome), milliseconds: event.ms ?? 0 },
    title: typeof title === 'string' ? title : null,
    rows: event.rows === undefined ? null : Number(event.rows),
    truncated: truncated === 'rows' || truncated === 'bytes' ? truncated : null,
    leftOut: typeof leftOut === 'string' ? (JSON.parse(leftOut) as readonly string[]) : [],
    ...{ dataVersion: Number(event.version), hash: String(event.hash), format: String(event.format) },
    ...{ sql: String(event.sql), values: JSON.parse(String(event.values)) as Record<string, QueryValue> },
  };
}
