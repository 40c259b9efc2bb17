import { statement } from '../db/statement.ts';

/** Deletes the built-in profiles. */
export const clearReferenceProfiles = statement()`delete from profile where built_in`;

/** `headers` is a JSON list. */
export const addReferenceProfile = statement<never, { name: string; headers: string; mapping: string }>()`
  insert into profile
  values (nextval('profile_id_sequence'), $name, from_json($headers, '["VARCHAR"]'), null, null, $mapping, true,
    'i-Speed', timestamp '1970-01-01')
  on conflict (name) do nothing
`;
