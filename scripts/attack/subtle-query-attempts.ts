import { attempts, bounded, type Attempt } from './query-attempt.ts';

const times = (count: number, part: (i: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);

/** All communes in one text: some 11 megabytes for each time the rows are repeated. */
const textOf = (repeats: number) =>
  `(select string_agg(commune_2025, '') as t from measurements, range(${repeats}))`;

/**
 * Attempts where guard, engine and server could each read something else: names that only one of them takes for equal, parts
 * of a statement that are easily passed over, values that come back in messages, types and plans that are large before
 * any row is.
 */
export const SUBTLE_ATTEMPTS: readonly Attempt[] = [
  ...attempts('query_view_unknown', {
    'a CTE that is a table in small letters of Unicode alone':
      'with "duc\u212Adb_databases" as (select 1) select path from duckdb_databases',
    'a CTE in a CTE of its own name':
      'select * from (with a as (with secret as (select * from secret) select * from secret) select * from a)',
    'the recursion by its schema':
      'with recursive r(a) using key (a) as (select 1 union select a from recurring.secret) select * from r',
    'a table as a text': "from 'secret'",
    'the table of area names': 'from area_name_of_key',
    'the same by its schema': 'from temp.area_name_of_key',
    'outlines that no view shows': 'select topology from boundary_layers',
    'a table in a replaced column': 'select * replace ((select word from secret) as code) from areas',
    'a table in columns()': "select columns((select ['code'] from secret)) from areas",
    'a table in a grouping set': 'select 1 from areas group by grouping sets ((select word from secret), ())',
    'a table in distinct on': 'select distinct on ((select word from secret)) code from areas',
    'a table in a named window':
      'select sum(1) over w from areas window w as (partition by (select word from secret))',
    'a table in the order of a list': 'select list(code order by (select word from secret)) from areas',
    'a table in a frame':
      'select sum(1) over (order by code rows between (select count(*) from secret) preceding and current row) from areas',
    'a table in a join condition': 'select * from areas a join areas b on (select true from secret)',
    'a table in the figure of a pivot':
      "from areas pivot (max((select word from secret)) for level in ('commune'))",
    'a table in the rows of a function': 'select * from range((select count(*) from secret))',
    'a table in a slice': 'select [1, 2][(select count(*) from secret):] ',
    'a table in an interval': 'select mean_interval(1, (select 1 from secret))',
    'a table in quantified any': "select 'a' = any (select word from secret)",
  }),
  ...attempts('query_function_refused query_changing_function', {
    'a function in columns()': "select columns(c -> getvariable('a') is null) from areas",
    'a function in a replaced column': "select * replace (getvariable('a') as code) from areas",
    'a function in a pivot': "from areas pivot (list(getvariable('a')) for level in ('commune'))",
    'a function in the order of a list': 'select list(code order by random()) from areas',
    'a function in a grouping set': 'select 1 from areas group by cube (random())',
    'a function in limit': 'select code from areas limit random() * 10',
    'a function in a frame':
      'select sum(1) over (order by code rows between random() preceding and current row) from areas',
    'a function of the house from inside': 'select mean_of_list([])',
    'a function behind try': "select try(getvariable('a'))",
    'a function as a method of a column': 'select code.printf() from areas',
    'a function as an operator': "select 1 operator(pg_catalog.||) getvariable('a')",
  }),
  ...attempts('query_not_select query_fails', {
    'a change in a CTE': 'with a as (insert into areas values (1) returning *) select * from a',
    'create secret': "create secret (type s3, key_id 'a')",
    'create function': "create function a() as table select * from read_text('/etc/passwd')",
    'create view': 'create view measurements as select 1',
    'import database': "import database '/tmp/escape'",
    execute: "execute p('a')",
    merge: 'merge into areas using secret on true when matched then delete',
    'comment on': "comment on table areas is 'a'",
    truncate: 'truncate areas',
    checkpoint: 'force checkpoint',
    'update extensions': 'update extensions',
    'reset of a variable': 'reset variable a',
    'a copy of a database': 'copy from database "snapshot-7" to memory',
    'explain of an update': 'explain update areas set code = 1',
  }),
  ...attempts('query_number_unfit query_fails query_value_unfit', {
    'a number beyond all': 'select 1e999',
    'a number of 9,000 digits': `select ${'9'.repeat(9_000)}`,
    'a bar of two billion': 'select length(bar(1, 0, 1, 2000000000))',
    'two billion bins': 'select len(equi_width_bins(0, 9000000000000000000, 2000000000, false))',
    'a cube of thirty': `select 1 from areas group by cube (${times(30, (i) => `code || ${i}`, ', ')})`,
  }),
  ...attempts('query_fails query_value_unfit query_memory query_crashed query_too_slow', {
    'a message of 12 megabytes': `select error(t) from ${textOf(1)}`,
    'a value of 12 megabytes that is no number': `select t::int from ${textOf(1)}`,
    'an edition of 12 megabytes': `select area_at(1, 1, t, 'commune') from ${textOf(1)}`,
  }),
  ...attempts(
    'query_too_deep query_fails query_crashed query_memory query_syntax query_too_slow query_column_unknown',
    {
      '5,000 lists in each other': `select ${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      'a type of 5,000 levels': `select null::${'struct(a '.repeat(5_000)}int${')'.repeat(5_000)}`,
      'a name of 20,000 parts': `select ${times(20_000, () => 'a', '.')} from areas`,
    },
  ),
  ...bounded(false, {
    '3,000 unions': times(3_000, () => 'select 1', ' union all '),
    'arrays of arrays': 'select null::int[90000][90000] from measurements',
    'a wide array in each row': 'select null::double[90000] from measurements',
    'all letters against all letters': `select damerau_levenshtein(t, t) from ${textOf(1)}`,
    'named queries that double, written out': `with a0 as (select 1 as x), ${times(
      40,
      (i) => `a${i + 1} as not materialized (select a.x from a${i} as a, a${i} as b)`,
      ', ',
    )} select count(*) from a40`,
    'named texts that grow tenfold': `with a0 as (select 'x' as t), ${times(
      30,
      (i) => `a${i + 1} as not materialized (select ${times(10, () => 't', ' || ')} as t from a${i})`,
      ', ',
    )} select length(t) from a30`,
    'a list of itself for each of its entries':
      'select len(flatten(list_transform(l, lambda x: l))) from (select list(range) as l from range(100000))',
    'bytes in one cell': `select t::blob from ${textOf(9)}`,
    'a thousand joins': `select count(*) from ${times(1_000, (i) => `areas as a${i}`, ', ')} where ${times(
      999,
      (i) => `a${i}.code = a${i + 1}.code`,
      ' and ',
    )}`,
    'intervals of numbers next to none': 'select mean_interval(5e-324 * hour, device) from measurements',
  }),
  ...attempts('query_view_unknown', {
    'a table as a statement': 'table secret',
    'a long s for an s': 'from "\u017Fecret"',
    'a semi join': 'from areas semi join secret on true',
    'a path between dollars': 'from $$/etc/passwd$$',
    'a described table as rows': 'from (describe secret)',
    'a share of rows': 'select 1 limit (select count(*) from secret)%',
  }),
  ...attempts('query_function_refused query_syntax', {
    'a function in a list comprehension': "select [getenv(x) for x in ['PATH']] as x",
    'a function called on its value': "select 'PATH'.getenv() as x",
    'a function in letters of full width': "select \uFF47etenv('PATH')",
    'a function with an invisible space': "select get\u200Benv('PATH')",
    'a function by its schema': "select system.main.getenv('PATH')",
  }),
  ...attempts('query_not_select query_fails query_syntax', {
    'a merge': 'merge into measurements using secret on true when matched then delete',
    'rows that are deleted as a CTE': 'with t as (delete from measurements returning *) from t',
    'rows that are deleted as a table': 'from (delete from measurements returning *)',
  }),
  ...attempts('query_memory query_too_slow query_crashed', {
    'sixty tables of two rows': `from ${times(60, (i) => `range(2) t${i}`, ', ')}`,
  }),
  ...attempts('query_memory query_too_slow query_crashed', {
    'a recursion that outgrows memory after its first rows':
      'with recursive r(n) as (select 1 union all select n from r, range(100)) from r',
    'every pair, told apart':
      'select count(distinct (a.download_mbps, b.download_mbps)) from measurements a, measurements b',
  }).map((attempt) => ({ ...attempt, slow: true })),
];
