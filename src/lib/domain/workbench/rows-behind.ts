/** Metadata key of an Arrow result under which the JSON of `RowsBehind` stands. */
export const BEHIND_KEY = 'behind';

/** Why the measurements behind a row of a result are not shown. */
export type BehindFault =
  /** Each row is one that is held, none a figure. */
  | 'single_rows'
  /** It is put together in several steps, or of other views, so that a row does not say which measurements it is of. */
  | 'several_steps'
  /** It is grouped by something that its columns do not show. */
  | 'hidden_group';

/** How the measurements behind a row of a result are asked for, or why they are not. */
export type RowsBehind =
  | {
      readonly sql: string;
      /** Columns of the result whose values of a row are given, as `$behind_1`, `$behind_2`, beside the query's own. */
      readonly columns: readonly string[];
    }
  | { readonly why: BehindFault };

/** Name of the value that stands for a column, by its place from 0 on. */
export const behindValue = (place: number): string => `behind_${place + 1}`;
