import { statement } from './db/statement.ts';

/** Reads a little of the warehouse's state and of its largest table. */
export const readALittle = statement<{ dataVersion: number; download: number | null }>()`
  select data_version as "dataVersion", (select max(download_kbps) from (from measurement limit 100)) as download
  from warehouse_state
`;

/** Rows of measurements and duplicates as they are, and as the loaded batches say; when the last load ended. */
export const countedRows = statement<{ counted: number; ofBatches: number; lastLoadAt: string | null }>()`
  select (select count(*) from measurement) + (select count(*) from duplicate_measurement) as counted,
    coalesce(sum(rows_accepted + rows_duplicate)
      filter (where kind = 'measurement' and state = 'loaded'), 0)::bigint as "ofBatches",
    max(loaded_at) as "lastLoadAt"
  from batch
`;
