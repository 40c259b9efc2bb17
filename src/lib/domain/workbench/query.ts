/** A value that a person gives for a `$name` of a query. */
export type QueryValue = string | number | boolean | null;

/** What is asked of the snapshot: one SELECT over the views of the catalog, with its `$named` values. */
export interface Query {
  readonly sql: string;
  readonly values: Readonly<Record<string, QueryValue>>;
}

/** Longest text of a query, in letters. */
export const LONGEST_QUERY = 100_000;

/** Most rows and bytes of a result. What is left out is said by `QueryStamp.truncated`. */
export const MOST_RESULT_ROWS = 1_000_000;
export const MOST_RESULT_BYTES = 64 * 1024 * 1024;

/**
 * Which query gave these rows, of which data, when and for whom: stands in the Arrow schema's metadata under
 * `STAMP_KEY`, in the history, on the provenance sheet of an export and in a case's annex.
 */
export interface QueryStamp extends Query {
  /** SHA-256 of `sql` and `values`, in hexadecimal. */
  readonly hash: string;
  readonly dataVersion: number;
  readonly rows: number;
  /** The limit that cut the result off; null for a whole one. */
  readonly truncated: 'rows' | 'bytes' | null;
  /** Columns that are not in it, since they tell devices apart; none where it was made for a screen. */
  readonly leftOut: readonly string[];
  /** Instant, ISO 8601 in UTC. */
  readonly ranAt: string;
  readonly milliseconds: number;
  readonly by: string | null;
  /** The snapshot holds simulated measurements. */
  readonly simulated: boolean;
}

/** Key of the JSON of a `QueryStamp` in the metadata of an Arrow schema. */
export const STAMP_KEY = 'stamp';

/** A stamp from the JSON that was kept of it. */
export function readStamp(text: string): QueryStamp {
  const stamp = JSON.parse(text) as Omit<QueryStamp, 'leftOut'> & Partial<QueryStamp>;
  return { ...stamp, leftOut: stamp.leftOut ?? [] };
}

/** Key of the JSON of the names of the columns that tell devices apart, there: files leave them out. */
export const DEVICES_KEY = 'devices';

/** Largest result that is kept for links, and of all of them together. */
export const MOST_KEPT_BYTES = 2_000_000;
export const MOST_KEPT_FOLDER_BYTES = 200_000_000;

/** Which result is kept: of which query, of which data. */
export interface KeptResult {
  readonly hash: string;
  readonly dataVersion: number;
}
