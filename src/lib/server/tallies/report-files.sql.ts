import { statement } from '../db/statement.ts';

/** Months with a report in a loaded file, oldest first. */
export const reportedMonths = statement<{ month: string }>()`
  select distinct strftime(month, '%Y-%m') as month
  from tally join batch using (batch_id)
  where batch.state = 'loaded'
  order by month
`;

/** The loaded files with reports of the months [from, to), first loaded first. */
export const reportFiles = statement<
  { batchId: number; fileName: string; loadedAt: string },
  { from: string; to: string }
>()`
  select batch_id as "batchId", file_name as "fileName", loaded_at as "loadedAt"
  from batch
  where state = 'loaded'
    and batch_id in (select batch_id from tally where month >= $from::date and month < $to::date)
  order by loaded_at, batch_id
`;
