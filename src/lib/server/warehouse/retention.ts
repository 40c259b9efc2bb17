/** How long what can lead back to a person is kept, in days. */
export interface Retention {
  /** Raw files, from the day they were loaded; 0 keeps none. */
  readonly rawDays: number;
  /** Exact positions, from the day of the test; after that they are rounded. */
  readonly positionDays: number;
}

/** A year and a month, so that last year's rows can be led back to their files; three years of exact positions. */
export const DEFAULT_RETENTION: Retention = { rawDays: 400, positionDays: 1096 };
