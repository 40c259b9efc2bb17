import { statement } from '../db/statement.ts';
import type { NamedUnit } from '../tallies/name-units.ts';

/** All names and aliases of reporting units, with their codes, dates and successors. */
export const reportingUnitNames = statement<NamedUnit>()`
  select n.name, n.code, valid_from as "validFrom", valid_to as "validTo", successor
  from (select name, code from reporting_unit union all select alias_key, code from reporting_unit_alias) as n
  join reporting_unit using (code)
`;

/** `rejections` is JSON: [{rowNumber, code, column, value}]. */
export const insertFormRejections = statement<never, { batch: number; rejections: string }>()`
  insert into rejection (batch_id, row_number, code, column_name, value)
  select $batch, r."rowNumber", r.code, r."column", r.value
  from (select unnest(from_json($rejections, '[{"rowNumber": "BIGINT", "code": "VARCHAR", "column": "VARCHAR",
    "value": "VARCHAR"}]')) as r)
`;
