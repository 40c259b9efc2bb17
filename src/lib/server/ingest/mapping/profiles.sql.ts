import { statement } from '../../db/statement.ts';

/** A profile as stored; `mapping` is JSON. */
export interface ProfileRow {
  readonly id: number;
  readonly name: string;
  readonly headers: readonly string[];
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: string;
  readonly builtIn: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** All profiles: users' own first, then by descending number of headers. */
export const profiles = statement<ProfileRow>()`
  select profile_id as id, name, headers, sheet, header_row as "headerRow", mapping::varchar as mapping,
    built_in as "builtIn", created_by as "createdBy", created_at as "createdAt"
  from profile order by built_in, len(headers) desc, name
`;

/** Inserts or replaces a profile by name. `headers` is a JSON list. */
export const putProfile = statement<
  { id: number },
  {
    name: string;
    headers: string;
    sheet: string | null;
    headerRow: number | null;
    mapping: string;
    by: string;
    now: string;
  }
>()`
  insert into profile
  values (nextval('profile_id_sequence'), $name, from_json($headers, '["VARCHAR"]'), $sheet, $headerRow, $mapping,
    false, $by, $now::timestamp)
  on conflict (name) do update set headers = excluded.headers, sheet = excluded.sheet,
    header_row = excluded.header_row, mapping = excluded.mapping, created_by = excluded.created_by,
    created_at = excluded.created_at
  returning profile_id as id
`;

/** Deletes a profile and returns its id; no row for an unknown or built-in one. */
export const deleteProfile = statement<{ id: number }, { id: number }>()`
  delete from profile where profile_id = $id and not built_in returning profile_id as id
`;
