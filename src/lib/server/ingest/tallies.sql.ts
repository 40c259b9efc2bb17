import { statement } from '../db/statement.ts';

export const reportingUnitNames = statement<{ name: string; code: string }>()`
  select name, code from reporting_unit
  union all
  select alias_key as name, code from reporting_unit_alias
`;

/** `tallies` is JSON: rows of a form. */
export const insertTallies = statement<never, { batch: number; tallies: string }>()`
  insert into tally (batch_id, row_number, unit_code, month, installs, accesses, installs_cumulative,
    accesses_cumulative, note)
  select $batch, t."rowNumber", t."unitCode", (t.month || '-01')::date, t.installs, t.accesses,
    t."installsCumulative", t."accessesCumulative", t.note
  from (select unnest(from_json($tallies, '[{"rowNumber": "BIGINT", "unitCode": "VARCHAR", "month": "VARCHAR",
    "installs": "BIGINT", "accesses": "BIGINT", "installsCumulative": "BIGINT", "accessesCumulative": "BIGINT",
    "note": "VARCHAR"}]')) as t)
`;

/** `rejections` is JSON. */
export const insertFormRejections = statement<never, { batch: number; rejections: string }>()`
  insert into rejection (batch_id, row_number, code, column_name, value)
  select $batch, r."rowNumber", r.code, r."column", r.value
  from (select unnest(from_json($rejections, '[{"rowNumber": "BIGINT", "code": "VARCHAR", "column": "VARCHAR",
    "value": "VARCHAR"}]')) as r)
`;

/** How many of a batch's units had figures for the same month before. */
export const supersededUnits = statement<{ units: number }, { batch: number }>()`
  select count(*) as units from tally as new
  where new.batch_id = $batch and exists (
    select 1 from tally as old where old.batch_id <> new.batch_id and old.unit_code = new.unit_code
      and old.month = new.month
  )
`;
