import {
  fragment,
  identifier,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';

/** Counts the staged rows of each combination of words in the temporary table `spelling`. */
export const countSpellings = statement()`
  create or replace temp table spelling as
  select operator_word, network_word, technology_word, count(*) filter (where reason is null) as accepted
  from numbered group by all
`;

/** Spellings of operators among the accepted rows, most frequent first. */
export const stagedOperators = statement<{ word: string; rows: number }>()`
  select operator_word as word, sum(accepted)::bigint as rows from spelling
  where operator_word is not null and accepted > 0 group by all order by rows desc, word
`;

/** Network codes among the accepted rows. */
export const stagedNetworks = statement<{ word: string }>()`
  select distinct network_word as word from spelling where network_word is not null and accepted > 0 order by word
`;

/** Spellings of technologies among all staged rows. */
export const stagedTechnologies = statement<{ word: string }>()`
  select distinct technology_word as word from spelling where technology_word is not null order by word
`;

/** All known spellings of operators: aliases, names and codes. */
export const knownOperators = statement<{ key: string; id: number; unlisted: boolean }>()`
  select alias_key as key, operator_id as id, false as unlisted from operator_alias
  union all
  select name as key, operator_id as id, kind = 'unlisted' as unlisted from operator
  union all
  select code as key, operator_id as id, kind = 'unlisted' as unlisted from operator
`;

/** Known network codes (MCC and MNC) and their operators. */
export const knownNetworks = statement<{ code: string; id: number }>()`
  select network_code as code, operator_id as id from operator_network
`;

/** Highest id and position of the operators; 0 when there are none. */
export const lastOperator = statement<{ id: number; position: number }>()`
  select coalesce(max(operator_id), 0) as id, coalesce(max(position), 0) as position from operator
`;

/** Adds an operator that only a file names. */
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

/** `words` is JSON: [{word, id}]. */
export const createNetworkWords = statement<never, { words: string }>()`
  create or replace temp table network_word as
  select w.word, w.id as operator_id
  from (select unnest(from_json($words, '[{"word": "VARCHAR", "id": "USMALLINT"}]')) as w)
`;

/** `words` is JSON: [{word, technology, reason}]; technology is null for a word that is rejected for the reason. */
export const createTechnologyWords = statement<never, { words: string }>()`
  create or replace temp table technology_word as
  select w.word, w.technology::technology_t as technology, w.reason
  from (select unnest(from_json($words,
    '[{"word": "VARCHAR", "technology": "VARCHAR", "reason": "VARCHAR"}]')) as w)
`;

/** Rejects the staged rows whose technology is not known, or is several. */
export const rejectUnknownTechnologies = statement()`
  update staged set reason = refused.reason, bad_value = left(technology_word, 200)
  from technology_word as refused
  where staged.reason is null and refused.reason is not null and technology_word = refused.word
`;

/** A spelling and its meaning as SQL. */
interface WordMeaning {
  readonly word: string;
  readonly meaning: Fragment;
}

/** Above this number of spellings a join is faster than a CASE. */
const MAX_CASES = 64;

/**
 * The view `named`: `numbered` with operators and technologies. Most files have few spellings, for which a CASE takes a
 * fifth of the time of joins.
 */
export function resolveRows(words: {
  readonly operators: readonly { readonly word: string; readonly id: number }[];
  readonly networks: readonly { readonly word: string; readonly id: number }[];
  readonly technologies: readonly { readonly word: string; readonly technology: string | null }[];
}) {
  const ids = (list: readonly { readonly word: string; readonly id: number }[]) =>
    list.map(({ word, id }) => ({ word, meaning: wholeNumber(id) }));
  const technologies = words.technologies.flatMap(({ word, technology }) =>
    technology === null ? [] : [{ word, meaning: literal(technology) }],
  );
  const columns = [
    lookUp('operator', ids(words.operators), fragment`operator_id`, fragment`usmallint`),
    lookUp('network', ids(words.networks), fragment`operator_id`, fragment`usmallint`),
    lookUp('technology', technologies, fragment`technology`, fragment`technology_t`),
  ];
  const [operator, network, technology] = columns.map(({ value }) => value);
  return statement()`
    create or replace temp view named as
    select n.*, coalesce(${operator!}, ${network!}) as operator_id,
      coalesce(${technology!}, 'unknown'::technology_t) as technology
    from numbered as n ${joinFragments(
      columns.map(({ join }) => join),
      '\n',
    )}
  `;
}

/** The meaning of a row's word, by a CASE or by a join with the table of words. */
function lookUp(
  of: 'operator' | 'network' | 'technology',
  words: readonly WordMeaning[],
  column: Fragment,
  type: Fragment,
): { readonly value: Fragment; readonly join: Fragment } {
  const [word, table] = [identifier(`${of}_word`), identifier(`${of}_word`)];
  if (words.length > MAX_CASES) {
    return {
      value: fragment`${table}.${column}`,
      join: fragment`left join ${table} on ${table}.word = n.${word}`,
    };
  }
  if (words.length === 0) return { value: fragment`null::${type}`, join: fragment`` };
  const cases = words.map((entry) => fragment`when ${literal(entry.word)} then ${entry.meaning}`);
  return { value: fragment`(case n.${word} ${joinFragments(cases, '\n')} end)::${type}`, join: fragment`` };
}
