import { fragment, joinFragments, literal, statement, type Fragment } from '../db/statement.ts';

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

export const editionsInForce = statement<{ id: string; from: string; to: string | null }>()`
  select edition_id as id, valid_from as "from", valid_to as "to" from edition
  where valid_from is not null order by valid_from desc
`;

/** The edition in force on the date of a row; NULL when none was. */
export function editionOn(editions: readonly { id: string; from: string; to: string | null }[]): Fragment {
  const cases = editions.map(
    ({ id, from, to }) =>
      fragment`when s.tested_on >= ${literal(from)}::date and ${
        to === null ? fragment`true` : fragment`s.tested_on < ${literal(to)}::date`
      } then ${literal(id)}`,
  );
  return cases.length === 0 ? fragment`null::varchar` : fragment`case ${joinFragments(cases, '\n')} end`;
}

/** Names of the rows that carry no position. */
export function stagedPlaceNames(edition: Fragment) {
  return statement<{ edition: string | null; district: string | null; commune: string | null }>()`
    select distinct ${edition} as edition, s.district_name as district, s.commune_name as commune
    from staged as s where s.reason is null and s.longitude is null
  `;
}

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

/** `places` is JSON: [{edition, district, commune, id}]. */
export const createPlaceWords = statement<never, { places: string }>()`
  create or replace temp table place_word as
  select p.edition, p.district as district_name, p.commune as commune_name, p.id as place_id
  from (select unnest(from_json($places,
    '[{"edition": "VARCHAR", "district": "VARCHAR", "commune": "VARCHAR", "id": "INTEGER"}]')) as p)
`;

export const rejectUnknownTechnologies = statement()`
  update staged set reason = 'technology_unknown', bad_value = left(technology_word, 200)
  where reason is null
    and technology_word in (select word from technology_word where technology is null)
`;
