/** How long is personal data stored, in days? */
export interface Retention {
  /** Raw files, from the day they were loaded; 0 stores none. */
  readonly rawDays: number;
  /** Exact positions, from the day of the measurement; afterwards they are rounded. */
  readonly positionDays: number;
}

/** A year and a month, so that last year's rows can be traced to their files; three years of exact positions. */
export const DEFAULT_RETENTION: Retention = { rawDays: 400, positionDays: 1096 };
