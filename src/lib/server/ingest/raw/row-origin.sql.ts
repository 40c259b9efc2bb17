import { statement } from '../../db/statement.ts';

/** What became of a row of a batch? Empty result if the warehouse has no record of it. */
export const fateOfRow = statement<
  { fate: 'accepted' | 'duplicate' | 'rejected' },
  { batch: number; row: number }
>()`
  select 'accepted' as fate from measurement where batch_id = $batch and row_number = $row
  union all
  select 'duplicate' from duplicate_measurement where batch_id = $batch and row_number = $row
  union all
  select 'rejected' from rejection where batch_id = $batch and row_number = $row
`;
