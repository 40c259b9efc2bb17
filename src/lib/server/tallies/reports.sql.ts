import type { ReportOrigin, StandingTally, Tally } from '#lib/domain/tally.ts';
import { fragment, statement } from '../db/statement.ts';

/**
 * Inserts the reports of a batch, each as the next version of its unit and month. `reports` is JSON: rows of a form,
 * at most one per unit and month.
 */
export const insertReports = statement<
  never,
  { batch: number; reports: string; origin: ReportOrigin; receivedAt: string }
>()`
  insert into tally (batch_id, row_number, unit_code, month, installs, accesses, installs_cumulative,
    accesses_cumulative, note, version, origin, received_at)
  select $batch, t."rowNumber", t."unitCode", (t.month || '-01')::date, t.installs, t.accesses,
    t."installsCumulative", t."accessesCumulative", t.note,
    1 + coalesce((
      select max(version) from tally as earlier
      where earlier.unit_code = t."unitCode" and earlier.month = (t.month || '-01')::date
    ), 0), $origin, $receivedAt::timestamp
  from (select unnest(from_json($reports, '[{"rowNumber": "BIGINT", "unitCode": "VARCHAR", "month": "VARCHAR",
    "installs": "BIGINT", "accesses": "BIGINT", "installsCumulative": "BIGINT", "accessesCumulative": "BIGINT",
    "note": "VARCHAR"}]')) as t)
`;

const columns = fragment`unit_code as "unitCode", strftime(month, '%Y-%m') as month, installs, accesses,
  installs_cumulative as "installsCumulative", accesses_cumulative as "accessesCumulative", note,
  batch_id as "batchId", version, origin, received_at as "receivedAt"`;

/**
 * Which of several versions stands? A unit's own before a past consolidated table, then the one received last, then
 * the one loaded last.
 */
const standingOrder = fragment`order by origin = 'history', received_at desc, batch_id desc`;

/** The standing version of each unit's report of every month before `to`. */
export const standingReports = statement<StandingTally, { to: string }>()`
  select ${columns}, batch.simulated, (count(*) over report)::integer as versions,
    min(received_at) filter (where origin <> 'history') over report as "firstReceivedAt"
  from tally join batch using (batch_id)
  where batch.state = 'loaded' and month < $to::date
  window report as (partition by unit_code, month)
  qualify row_number() over (partition by unit_code, month ${standingOrder}) = 1
  order by unit_code, month
`;

/** The standing versions of a unit's reports of a month and every earlier one, latest first. */
export const standingOfUnit = statement<StandingTally, { unit: string; month: string }>()`
  select ${columns}, batch.simulated, (count(*) over report)::integer as versions,
    min(received_at) filter (where origin <> 'history') over report as "firstReceivedAt"
  from tally join batch using (batch_id)
  where batch.state = 'loaded' and unit_code = $unit and month <= $month::date
  window report as (partition by month)
  qualify row_number() over (partition by month ${standingOrder}) = 1
  order by month desc
`;

/** Loaded versions before `to` that are superseded, in order of arrival. */
export const reportsBehind = statement<Tally, { to: string }>()`
  select ${columns}, batch.simulated
  from tally join batch using (batch_id)
  where batch.state = 'loaded' and month < $to::date
  qualify row_number() over (partition by unit_code, month ${standingOrder}) > 1
  order by unit_code, month, version
`;

/** One version of a report with its file. */
export interface ReportVersion extends Tally {
  readonly state: 'loaded' | 'undone';
  readonly fileName: string;
  readonly loadedBy: string;
  /** Its figures count. */
  readonly stands: boolean;
}

/** Every version of a unit's reports, latest month and newest version first; undone ones too. */
export const versionsOfUnit = statement<ReportVersion, { unit: string }>()`
  select ${columns}, batch.simulated, batch.state, file_name as "fileName", loaded_by as "loadedBy",
    batch.state = 'loaded' and row_number() over (
      partition by unit_code, month, batch.state ${standingOrder}) = 1 as stands
  from tally join batch using (batch_id)
  where unit_code = $unit
  order by month desc, version desc
`;

/** Of a batch being written: how many of its reports supersede an earlier one, and how many are superseded. */
export const standingOfBatch = statement<{ superseding: number; behind: number }, { batch: number }>()`
  select (count(*) filter (where rank = 1))::integer as superseding,
    (count(*) filter (where rank > 1))::integer as behind
  from (
    select batch_id, row_number() over (partition by unit_code, month ${standingOrder}) as rank,
      count(*) over (partition by unit_code, month) as versions
    from tally left join batch using (batch_id)
    where batch.state = 'loaded' or batch_id = $batch
  )
  where batch_id = $batch and versions > 1
`;

/** The version number of a batch with one report. */
export const versionOfBatch = statement<{ version: number }, { batch: number }>()`
  select version from tally where batch_id = $batch
`;

/** Years with figures, oldest first. */
export const talliedYears = statement<{ year: number }>()`
  select distinct year(month) as year
  from tally join batch using (batch_id)
  where batch.state = 'loaded'
  order by year
`;
