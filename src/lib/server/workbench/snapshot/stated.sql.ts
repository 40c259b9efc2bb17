import { statement } from '../../db/statement.ts';

/** What was stated of batches changes without the data version: how often, and when last. */
export const statements = statement<{ readonly graded: string; readonly stated: string }>()`
  select (select count(*) || ' ' || coalesce(max(set_at)::varchar, '') from batch_grade) as graded,
    (select count(*) || ' ' || coalesce(max(stated_at)::varchar, '') from batch_statement) as stated
`;
