import type { FaultDetails } from '#lib/domain/fault.ts';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import type { Query, QueryStamp } from '#lib/domain/workbench/query.ts';
import type { ResultLimits } from './read-result.ts';

/** Formats that a result is written in. */
export const RESULT_FORMATS = ['arrow', 'json', 'csv', 'xlsx', 'parquet'] as const;
/** One of them. */
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** How a child opens the snapshot: what it is started with. */
export interface ChildOptions {
  readonly snapshot: string;
  readonly threads: number;
  /** For the engine, as it writes it: `600MB`. */
  readonly memoryLimit: string;
  /** The one file that it may write; null for none. */
  readonly writes: string | null;
}

/** What is asked of a child, one at a time: a line of JSON on its standard input. */
export type ChildRequest =
  | (Query & {
      readonly kind: 'run';
      readonly catalog: readonly CatalogView[];
      readonly limits: ResultLimits;
      readonly format: ResultFormat;
      /** A CSV file begins with a byte order mark. */
      readonly marked: boolean;
      readonly locale: 'vi' | 'en';
      /** Columns that tell devices apart are left out. */
      readonly withoutDevices: boolean;
      /** What the parent knows of the stamp. */
      readonly stamp: Omit<QueryStamp, 'rows' | 'truncated' | 'leftOut' | 'milliseconds'>;
    })
  | (Query & { readonly kind: 'plan'; readonly catalog: readonly CatalogView[] });

/** A column or `$name` of a query, with its type as the engine writes it. */
export interface NamedType {
  readonly name: string;
  readonly type: string;
}

/** What the engine expects of a query. */
export interface QueryPlan {
  /** By the engine's statistics; null while a `$value` is missing. */
  readonly estimate: {
    /** Rows of the views that are read. */
    readonly scannedRows: number;
    /** The most rows that any step makes: far above `scannedRows` where views are multiplied. */
    readonly mostRows: number;
  } | null;
  readonly columns: readonly NamedType[];
  readonly values: readonly NamedType[];
}

/** The first frame of a child's answer. The bytes of a result follow a stamp. */
export type ChildHead =
  | { readonly ready: true }
  | { readonly stamp: QueryStamp }
  | { readonly plan: QueryPlan }
  | { readonly fault: { readonly code: string; readonly details: FaultDetails; readonly status: number } };
