import { statement } from '../db/statement.ts';

/** All names and aliases of reporting units, with their codes. */
export const reportingUnitNames = statement<{ name: string; code: string }>()`
  select name, code from reporting_unit
  union all
  select alias_key as name, code from reporting_unit_alias
`;

/** `rejections` is JSON: [{rowNumber, code, column, value}]. */
export const insertFormRejections = statement<never, { batch: number; rejections: string }>()`
  insert into rejection (batch_id, row_number, code, column_name, value)
  select $batch, r."rowNumber", r.code, r."column", r.value
  from (select unnest(from_json($rejections, '[{"rowNumber": "BIGINT", "code": "VARCHAR", "column": "VARCHAR",
    "value": "VARCHAR"}]')) as r)
`;
