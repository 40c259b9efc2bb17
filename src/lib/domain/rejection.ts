/**
 * Why was a row rejected? Sentences: `lib/messages/rejections.ts`. A row is rejected for its first reason in this
 * order. Those of upload, latency and jitter are of batches loaded before version 0.10: such a cell now becomes empty.
 */
export const REJECTION_CODES = [
  'row_malformed',
  'download_missing',
  'download_not_a_number',
  'download_negative',
  'download_out_of_range',
  'upload_not_a_number',
  'upload_out_of_range',
  'latency_not_a_number',
  'latency_out_of_range',
  'jitter_not_a_number',
  'jitter_out_of_range',
  'date_missing',
  'date_not_a_date',
  'date_in_future',
  'date_too_early',
  'longitude_not_a_number',
  'latitude_not_a_number',
  'position_in_degrees_minutes',
  'position_plus_code',
  'position_incomplete',
  'position_out_of_range',
  'null_island',
  'place_missing',
  'technology_unknown',
  'technology_several',
  'tally_unit_missing',
  'tally_unit_unknown',
  'tally_unit_not_then',
  'tally_month_invalid',
  'tally_number_invalid',
  'tally_figures_missing',
  'tally_unit_repeated',
] as const;
/** One of `REJECTION_CODES`. */
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** A rejected row. `rowNumber` counts from the file's first row, as a spreadsheet shows it. */
export interface Rejection {
  readonly rowNumber: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: RejectionCode;
}
