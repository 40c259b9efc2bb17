import type { UnitChangeKind } from '#lib/domain/reporting-units/unit-change.ts';
import { statement } from '../db/statement.ts';

/** Deletes all reporting units. */
export const clearReportingUnits = statement()`delete from reporting_unit`;
/** Deletes all spellings of reporting units' names. */
export const clearReportingUnitAliases = statement()`delete from reporting_unit_alias`;

/** Inserts reporting units; `units` is the JSON of a list of `UnitRecord`, in their order. */
export const addReportingUnits = statement<never, { units: string }>()`
  insert into reporting_unit (code, name, kind, district_code, position, valid_from, valid_to, successor, commune_code,
    former_names, verified, source)
  select u.code, u.name, u.kind, u."districtCode", row_number() over () - 1, u."validFrom"::date, u."validTo"::date,
    u.successor, u."communeCode", u."formerNames", u.verified, u.source
  from (select unnest(from_json($units,
    '[{"code": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR", "districtCode": "VARCHAR", "validFrom": "VARCHAR",
      "validTo": "VARCHAR", "successor": "VARCHAR", "communeCode": "VARCHAR", "formerNames": "JSON",
      "verified": "VARCHAR", "source": "VARCHAR"}]')) as u)
`;

/** Inserts spellings of reporting units' names; `aliases` is JSON: [{key, code}], no pair twice. */
export const addReportingUnitAliases = statement<never, { aliases: string }>()`
  insert into reporting_unit_alias
  select a.key, a.code
  from (select unnest(from_json($aliases, '[{"key": "VARCHAR", "code": "VARCHAR"}]')) as a)
`;

/** A change of a unit; `before` and `after` are the JSON of a `UnitRecord`, `before` null for one that was added. */
export interface UnitChangeRow {
  readonly id: number;
  readonly code: string;
  readonly kind: UnitChangeKind;
  readonly before: string | null;
  readonly after: string;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

/** Every change that the office made, oldest first; those taken back too. */
export const unitChanges = statement<UnitChangeRow>()`
  select change_id as id, code, kind, before::varchar as before, after::varchar as after, note, changed_by as "by",
    changed_at as at, undone_by as "undoneBy", undone_at as "undoneAt"
  from reporting_unit_change order by change_id
`;

/** Records a change; its number is the next one. */
export const insertUnitChange = statement<
  { readonly id: number },
  {
    code: string;
    kind: UnitChangeKind;
    before: string | null;
    after: string;
    note: string | null;
    by: string;
    now: string;
  }
>()`
  insert into reporting_unit_change (change_id, code, kind, before, after, note, changed_by, changed_at)
  select coalesce(max(change_id), 0) + 1, $code, $kind, $before::json, $after::json, $note, $by, $now::timestamp
  from reporting_unit_change
  returning change_id as id
`;

/** Marks a change as taken back. */
export const undoUnitChange = statement<never, { id: number; by: string; now: string }>()`
  update reporting_unit_change set undone_by = $by, undone_at = $now::timestamp where change_id = $id
`;

/** The months of which any unit has sent a report, earliest and latest. */
export const reportedMonths = statement<{ readonly first: string | null; readonly last: string | null }>()`
  select strftime(min(month), '%Y-%m') as first, strftime(max(month), '%Y-%m') as last
  from tally join batch using (batch_id) where state = 'loaded'
`;

/** The months that a unit reported, of loaded batches, with their versions. */
export const reportsOfUnit = statement<
  { readonly month: string; readonly versions: number },
  { code: string }
>()`
  select strftime(month, '%Y-%m') as month, count(*) as versions
  from tally join batch using (batch_id) where state = 'loaded' and unit_code = $code
  group by all order by month
`;
