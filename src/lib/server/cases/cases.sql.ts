import type { EntryKind } from '#lib/domain/cases/case-entry.ts';
import { fragment, statement } from '../db/statement.ts';

/** An entry as stored. */
export interface EntryRow {
  readonly case: number;
  readonly number: number;
  readonly kind: EntryKind;
  readonly on: string;
  readonly document: string | null;
  readonly note: string | null;
  /** JSON of `EntryDetails`. */
  readonly details: string;
  readonly by: string;
  readonly at: string;
}

const ENTRY = fragment`
  select case_id as "case", entry_number as number, kind, happened_on as "on", document, note,
    details::varchar as details, entered_by as "by", entered_at as at
  from case_entry`;

/** A case as stored; no row where there is none. */
export const caseById = statement<
  {
    readonly id: number;
    readonly reason: string;
    /** JSON of `FrozenCase`. */
    readonly frozen: string;
    readonly openedOn: string;
    readonly by: string;
    readonly at: string;
  },
  { case: number }
>()`
  select case_id as id, reason, frozen::varchar as frozen, opened_on as "openedOn", opened_by as "by",
    opened_at as at
  from evidence_case where case_id = $case
`;

/** The entries of a case, in order. */
export const entriesOfCase = statement<EntryRow, { case: number }>()`
  ${ENTRY} where case_id = $case order by entry_number
`;

/** The entries of cases given as a JSON list of ids, case by case, in order. */
export const entriesOfCases = statement<EntryRow, { cases: string }>()`
  ${ENTRY} where case_id in (select unnest(from_json($cases::json, '["INTEGER"]')))
  order by case_id, entry_number
`;

/** The cases of an operator and standard that hold one of the places, with that place. */
export const casesOfPlaces = statement<
  { readonly case: number; readonly place: string },
  { operator: string; standard: string; edition: string; level: string; places: string }
>()`
  select case_id as "case", place_key as place
  from case_place join evidence_case using (case_id)
  where operator_code = $operator and standard_id = $standard and (place_key like 'gap:%' or
      (edition_id = $edition and level = $level))
    and place_key in (select unnest(from_json($places::json, '["VARCHAR"]')))
  order by case_id, place_number
`;

/** Records an entry under the next number of its case; returns the number. */
export const insertEntry = statement<
  { readonly number: number },
  {
    case: number;
    kind: EntryKind;
    on: string;
    document: string | null;
    note: string | null;
    details: string;
    by: string;
    now: string;
  }
>()`
  insert into case_entry (case_id, entry_number, kind, happened_on, document, note, details, entered_by, entered_at)
  select $case, (select coalesce(max(entry_number), 0) + 1 from case_entry where case_id = $case), $kind, $on::date,
    $document, $note, $details::json, $by, $now::timestamp
  returning entry_number as number
`;
