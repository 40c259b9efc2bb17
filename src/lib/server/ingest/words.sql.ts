import { statement } from '../db/statement.ts';

export const stagedOperators = statement<{ word: string; rows: number }>()`
  select operator_word as word, count(*) as rows from staged
  where operator_word is not null and reason is null group by all order by rows desc, word
`;

export const stagedNetworks = statement<{ word: string }>()`
  select distinct network_word as word from staged where network_word is not null and reason is null order by word
`;

export const stagedTechnologies = statement<{ word: string }>()`
  select distinct technology_word as word from staged where technology_word is not null order by word
`;

export const knownOperators = statement<{ key: string; id: number; unlisted: boolean }>()`
  select alias_key as key, operator_id as id, false as unlisted from operator_alias
  union all
  select name as key, operator_id as id, kind = 'unlisted' as unlisted from operator
  union all
  select code as key, operator_id as id, kind = 'unlisted' as unlisted from operator
`;

export const knownNetworks = statement<{ code: string; id: number }>()`
  select network_code as code, operator_id as id from operator_network
`;

export const lastOperator = statement<{ id: number; position: number }>()`
  select coalesce(max(operator_id), 0) as id, coalesce(max(position), 0) as position from operator
`;

export const insertUnlistedOperator = statement<
  never,
  { id: number; code: string; name: string; position: number }
>()`
  insert into operator (operator_id, code, name, kind, host_code, position)
  values ($id, $code, $name, 'unlisted', null, $position)
`;

/** `words` is JSON: [{word, id}]. */
export const createOperatorWords = statement<never, { words: string }>()`
  create or replace temp table operator_word as
  select w.word, w.id as operator_id
  from (select unnest(from_json($words, '[{"word": "VARCHAR", "id": "USMALLINT"}]')) as w)
`;

export const createNetworkWords = statement<never, { words: string }>()`
  create or replace temp table network_word as
  select w.word, w.id as operator_id
  from (select unnest(from_json($words, '[{"word": "VARCHAR", "id": "USMALLINT"}]')) as w)
`;

/** `words` is JSON: [{word, technology}]; technology null where the word is not understood. */
export const createTechnologyWords = statement<never, { words: string }>()`
  create or replace temp table technology_word as
  select w.word, w.technology::technology_t as technology
  from (select unnest(from_json($words, '[{"word": "VARCHAR", "technology": "VARCHAR"}]')) as w)
`;

export const rejectUnknownTechnologies = statement()`
  update staged set reason = 'technology_unknown', bad_value = left(technology_word, 200)
  where reason is null
    and technology_word in (select word from technology_word where technology is null)
`;
