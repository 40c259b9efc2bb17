/** What a column is good for: the role decides charts, maps and how its values are written. */
export const COLUMN_ROLES = [
  'date',
  'month',
  'hour',
  'weekday',
  'area',
  'operator',
  'technology',
  'flag',
  'measure',
  'count',
  'text',
] as const;
/** One of `COLUMN_ROLES`. */
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** One column of a view. Its words stand in `messages`, by view and name. */
export interface CatalogColumn {
  readonly name: string;
  /** Type as DuckDB writes it. */
  readonly type: string;
  readonly role: ColumnRole;
  /** Unit as shown (`Mbps`, `ms`, `km²`); null without one. */
  readonly unit: string | null;
  /** Edition and level of the area whose code it holds; only of the role `area`. */
  readonly area?: { readonly edition: string; readonly level: string };
}

/** A view that analysts may read. */
export interface CatalogView {
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
}

/** An interval as the functions `mean_interval`, `median_interval` and `share_interval` return it: a STRUCT of these. */
export interface IntervalValue {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Measurements and known devices that it is computed from. */
  readonly tests: number;
  readonly devices: number;
}
