import { statement } from '../db/statement.ts';

/**
 * The case that a file's content came to as an operator's own tests, by itself or packed; undone answers count, since the
 * operator made the tests all the same. No row for any other file.
 */
export const caseOfTests = statement<
  { readonly case: number; readonly on: string },
  { readonly sha256: string }
>()`
  with answer as (select * from case_entry where kind = 'answered' and contains(details::varchar, $sha256)),
  sent as (
    select case_id, happened_on, entry_number, unnest(from_json(details -> 'files',
      '[{"role": "VARCHAR", "sha256": "VARCHAR", "unpackedSha256": "VARCHAR"}]')) as file
    from answer
  )
  select case_id as "case", happened_on as "on" from sent
  where file.role = 'tests' and $sha256 in (file.sha256, file."unpackedSha256")
  order by case_id, entry_number limit 1
`;
