import type { Level } from '#lib/domain/area.ts';
import { fragment, statement } from '../../db/statement.ts';

/** A simulated case is of the province that the sample is of: it is in the ledger while one of its areas is known. */
const STANDS = fragment`(not coalesce((frozen->>'$.simulated')::boolean, false) or exists (
  select 1 from case_place as p join unit as u on u.edition_id = c.edition_id and u.level = c.level
    and (p.place_key like 'gap:%' or p.place_key = 'area:' || u.code)
  where p.case_id = c.case_id))`;

/**
 * How many cases and entries are there? Entries only grow, cases too but for simulated ones, which another province takes out: so
 * equal numbers mean an unchanged ledger.
 */
export const ledgerSize = statement<{ readonly cases: number; readonly entries: number }>()`
  select (select count(*) from evidence_case as c where ${STANDS})::integer as cases,
    (select count(*) from case_entry)::integer as entries
`;

/** Every case of the ledger and how many entries it has, oldest first. */
export const caseSizes = statement<{ readonly id: number; readonly entries: number }>()`
  select case_id as id, count(entry_number)::integer as entries
  from (select case_id from evidence_case as c where ${STANDS}) left join case_entry using (case_id)
  group by case_id order by case_id
`;

/** `cases`: JSON list of ids. */
type CasesParams = { readonly cases: string };
const AMONG_CASES = fragment`(select unnest(from_json($cases::json, '["INTEGER"]')))`;

/** Cases as they were opened, oldest first. */
export const ledgerCases = statement<
  {
    readonly id: number;
    readonly operator: string;
    readonly operatorName: string;
    readonly standard: string;
    readonly edition: string;
    readonly level: Level;
    readonly reason: string;
    readonly openedOn: string;
    readonly simulated: boolean;
  },
  CasesParams
>()`
  select case_id as id, operator_code as operator, frozen->>'$.operatorName' as "operatorName",
    standard_id as standard, edition_id as edition, level, reason, opened_on as "openedOn",
    (frozen->>'$.simulated')::boolean as simulated
  from evidence_case where case_id in ${AMONG_CASES} order by case_id
`;

/** The places of cases, in order. */
export const ledgerPlaces = statement<
  {
    readonly case: number;
    readonly number: number;
    readonly key: string;
    readonly title: string;
    readonly people: number | null;
  },
  CasesParams
>()`
  select case_id as "case", place_number as number, place_key as key, title, people
  from case_place where case_id in ${AMONG_CASES} order by case_id, place_number
`;
