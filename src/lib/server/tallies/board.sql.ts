import type { Tally } from '#lib/domain/tally.ts';
import { statement } from '../db/statement.ts';

/** The figures that stand for each unit and month of [from, to): of several loaded forms, the last one's. */
export const standingTallies = statement<Tally, { from: string; to: string }>()`
  select unit_code as "unitCode", strftime(month, '%Y-%m') as month, installs, accesses,
    installs_cumulative as "installsCumulative", accesses_cumulative as "accessesCumulative", note,
    batch_id as "batchId", batch.simulated
  from tally join batch using (batch_id)
  where batch.state = 'loaded' and month >= $from::date and month < $to::date
  qualify row_number() over (
    partition by unit_code, month order by loaded_at desc, batch_id desc, row_number desc
  ) = 1
  order by unit_code, month
`;

/** Years that have figures, oldest first. */
export const talliedYears = statement<{ year: number }>()`
  select distinct year(month) as year
  from tally join batch using (batch_id)
  where batch.state = 'loaded'
  order by year
`;
