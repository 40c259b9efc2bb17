import type { ReadScope } from '#lib/domain/access/read-scope.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { fragment, identifier, literal, literalList, statement, type Fragment } from '../db/statement.ts';

/** The tables of the warehouse. */
export const allTables = statement<{ readonly name: string }>()`
  select table_name as name from duckdb_tables()
  where database_name = current_database() and schema_name = current_schema() and not internal and not temporary
  order by name
`;

/** Is there an operator, or a unit, of this code? */
export const knowsOperator = statement<{ readonly found: boolean }, { operator: string }>()`
  select exists (from operator where code = $operator) as found
`;
export const knowsUnit = statement<{ readonly found: boolean }, { unit: string }>()`
  select exists (from reporting_unit where code = $unit) as found
`;

/** What somebody sees of a table: a query of it, given the schema of the tables. */
type Cut = (tables: Fragment) => Fragment;

const of = (table: string, condition: (tables: Fragment) => Fragment): Cut => {
  const name = identifier(table);
  return (tables) => fragment`select * from ${tables}.${name} where ${condition(tables)}`;
};
const whole = (table: string): Cut => of(table, () => fragment`true`);

/** Reference data: areas, standards, documents, holidays. They tell nothing of an operator or a unit. */
const REFERENCE = [
  ...['area', 'area_unit', 'edition', 'evidence_rules', 'gate', 'grid_block', 'grid_cell', 'issuing_body'],
  ...['layer', 'place_unit', 'province_name', 'source_document', 'standard', 'unit', 'warehouse_state'],
  ...['working_calendar'],
] as const;

/** A file of which somebody sees their own rows: not how many other rows it has, and its name only where it is theirs alone. */
const batches = (own: Cut, isOwn: Fragment): Cut => {
  const zero = fragment`0`;
  return (tables) => fragment`
    select batch.* replace (case when ${isOwn} then file_name else '' end as file_name,
      case when ${isOwn} then loaded_by else '' end as loaded_by, own.rows as rows_read, own.rows as rows_accepted,
      ${zero} as file_bytes, '' as file_sha256, ${zero} as rows_rejected, ${zero} as rows_duplicate, ${zero} as rows_unplaced,
      own.first_on as first_on, own.last_on as last_on, '[]'::json as notices, '{}'::json as mapping,
      null as sheet, null as raw_key)
    from ${tables}.batch as batch join (${own(tables)}) as own using (batch_id)`;
};

/** What an operator sees: its measurements, its cases and packs, what was noted of it. */
function operatorCuts(code: string): Readonly<Record<string, Cut>> {
  const own = fragment`operator_code = ${literal(code)}`;
  const number = (tables: Fragment) =>
    fragment`operator_id = (select operator_id from ${tables}.operator where code = ${literal(code)})`;
  const ofCase = (table: string) =>
    of(table, (tables) => fragment`case_id in (select case_id from ${tables}.evidence_case where ${own})`);
  const measured: Cut = (tables) => fragment`
    select batch_id, count(*)::integer as rows, min(tested_on) as first_on, max(tested_on) as last_on
    from ${tables}.measurement where ${number(tables)} group by batch_id`;
  return {
    measurement: of('measurement', number),
    duplicate_measurement: of('duplicate_measurement', number),
    operator: of('operator', () => fragment`code = ${literal(code)}`),
    batch: batches(measured, fragment`false`),
    batch_statement: of(
      'batch_statement',
      (tables) => fragment`batch_id in (select batch_id from ${tables}.measurement where ${number(tables)})`,
    ),
    place: of(
      'place',
      (tables) => fragment`place_id in (
        select place_id from ${tables}.measurement where ${number(tables)} union all
        select place_id from ${tables}.duplicate_measurement where ${number(tables)})`,
    ),
    annotation: of('annotation', () => own),
    evidence_case: of('evidence_case', () => own),
    case_place: ofCase('case_place'),
    case_entry: ofCase('case_entry'),
    case_file: ofCase('case_file'),
    evidence_pack: of(
      'evidence_pack',
      () =>
        fragment`list_contains(string_split(filter, '&'), ${literal(`operator=${encodeURIComponent(code)}`)})`,
    ),
    reporting_unit: whole('reporting_unit'),
    letter_text: whole('letter_text'),
    shipped_letter_text: whole('shipped_letter_text'),
    /** Who signs the letters of its cases. */
    setting_version: of('setting_version', () => fragment`setting = 'issuing_bodies'`),
  };
}

/** What a unit sees: its reports, what is doubtful about them, its links. */
function unitCuts(code: string): Readonly<Record<string, Cut>> {
  const own = fragment`unit_code = ${literal(code)}`;
  const reported: Cut = (tables) => fragment`
    select batch_id, (count(*) filter (${own}))::integer as rows, null::date as first_on, null::date as last_on,
      bool_and(${own}) as is_own
    from ${tables}.tally group by batch_id having count(*) filter (${own}) > 0`;
  return {
    tally: of('tally', () => own),
    tally_acceptance: of('tally_acceptance', () => own),
    report_link: of('report_link', () => own),
    operator: whole('operator'),
    reporting_unit: of('reporting_unit', () => fragment`code = ${literal(code)}`),
    batch: batches(reported, fragment`own.is_own`),
  };
}

/** The cuts of all tables that are not empty for somebody. */
export const cutsFor = (scope: ReadScope): Readonly<Record<string, Cut>> => ({
  ...Object.fromEntries(REFERENCE.map((table) => [table, whole(table)])),
  ...(scope.kind === 'operator' ? operatorCuts(scope.operator) : unitCuts(scope.unit)),
});

/** The statements that make the views of somebody: a table that no cut names is empty for them. */
export const readerViews =
  (scope: ReadScope, names: readonly string[]) => (schema: Fragment, tables: Fragment) => {
    const cuts = cutsFor(scope);
    return [
      statement()`create type if not exists ${schema}.technology_t as enum (select unnest(${literalList(TECHNOLOGIES)}))`,
      ...names.map((name) => {
        const cut = cuts[name] ?? of(name, () => fragment`false`);
        return statement()`create or replace view ${schema}.${identifier(name)} as ${cut(tables)}`;
      }),
    ];
  };
