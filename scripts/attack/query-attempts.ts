/** What a hostile query is met with: a fault by its code, or a result that a limit bounds. */
export interface Attempt {
  readonly name: string;
  readonly sql: string;
  /** Codes that it may be refused with. */
  readonly refused: readonly string[];
  /** It may answer too: what is asked is harmless once it is bounded. */
  readonly mayAnswer?: boolean;
  /** It takes seconds: tried by `npm run attack` only. */
  readonly slow?: boolean;
}

const attempts = (codes: string, pairs: Readonly<Record<string, string>>): readonly Attempt[] =>
  Object.entries(pairs).map(([name, sql]) => ({ name, sql, refused: codes.split(' ') }));
const bounded = (slow: boolean, pairs: Readonly<Record<string, string>>): readonly Attempt[] =>
  Object.entries(pairs).map(([name, sql]) => ({
    ...{ name, sql, slow, mayAnswer: true },
    refused: ['query_memory', 'query_too_slow', 'query_crashed', 'query_fails'],
  }));

const nested = (depth: number) => `select ${'('.repeat(depth)}1${')'.repeat(depth)}`;
const queries = (depth: number) => `select ${'(select '.repeat(depth)}1${')'.repeat(depth)}`;

/** Ways out of the snapshot and ways to exhaust the machine that are known of DuckDB, and of programs that run people's SQL. */
export const ATTEMPTS: readonly Attempt[] = [
  ...attempts('query_view_unknown', {
    'a table beside the views': 'select * from secret',
    'the same in capitals': 'select * from SeCrEt',
    'a quoted name': 'select * from "secret"',
    'a qualified name': 'select * from main.secret',
    'a name with its database': 'select * from "snapshot-7".main.secret',
    'a CTE that shadows what it reads': 'with secret as (select * from secret) select * from secret',
    'a CTE that shadows, materialized':
      'with secret as materialized (select * from secret) select * from secret',
    'a recursive CTE whose first part reads what it shadows':
      'with recursive secret as (select word from secret union all select word from secret) select * from secret',
    'a recursive CTE without a second part':
      'with recursive secret as (select * from secret) select * from secret',
    'a CTE of another branch':
      '(with secret as (select 1) select * from secret) union all select word from secret',
    'a CTE of an inner query': 'select (with secret as (select 1) select 1 from secret), * from secret',
    'a CTE that is named later': 'with a as (select * from secret), secret as (select 1) select * from a',
    'a CTE by a qualified name': 'with secret as (select 1) select * from main.secret',
    sqlite_master: 'select * from sqlite_master',
    'sqlite_master shadowed':
      'with sqlite_master as (select * from sqlite_master) select * from sqlite_master',
    information_schema: 'select * from information_schema.tables',
    pg_catalog: 'select * from pg_catalog.pg_tables',
    'duckdb_tables as a view': 'select * from duckdb_tables',
    'the whole of pg_settings': 'table pg_settings',
    'a file by its name': "select * from '/etc/passwd'",
    'a file by a quoted name': 'select * from "/etc/passwd"',
    'a file, from first': "from '/etc/passwd'",
    'a Parquet file of the house': "select * from '../warehouse/i-speed.duckdb'",
    'an address': "select * from 'https://example.com/a.parquet'",
    'a table in a scalar query': 'select (select word from secret)',
    'a table in exists': 'select 1 where exists (from secret)',
    'a table in a filter': 'select count(*) filter (where (select true from secret)) from areas',
    'a table in order by': 'select 1 order by (select word from secret)',
    'a table in limit': 'select 1 limit (select count(*) from secret)',
    'a table in a lateral join': 'select * from areas, lateral (select * from secret)',
    'a positional join': 'select * from areas positional join secret',
    'an as-of join': 'select * from areas asof join secret on areas.code >= secret.word',
    'a table in a pivot': "from secret pivot (count(*) for word in ('token'))",
    'a table in an unpivot': 'from secret unpivot (value for name in (word))',
    'a described table': 'describe secret',
    'a summarized table': 'summarize secret',
    'a table in a window': 'select sum(1) over (order by (select word from secret)) from areas',
    'a table in a lambda': 'select list_transform([1], lambda x: (select word from secret))',
    'a table in values': 'select * from (values ((select word from secret)))',
    'letters that look like others': 'select * from ѕecret',
    'an invisible space in the name': 'select * from sec\u200Bret',
    'a space of another script': 'select\u00A0*\u3000from\u2003secret',
    'a comment between': 'select * from/**/secret -- measurements',
    'a comment in a comment': 'select * from /* /* */ measurements */ secret',
  }),
  ...attempts('query_table_function_refused', {
    read_csv: "select * from read_csv('/etc/passwd')",
    read_text: "select * from read_text('/etc/passwd')",
    read_blob: "select * from read_blob('/proc/self/environ')",
    read_parquet: "select * from read_parquet('/tmp/*')",
    read_json: "select * from read_json('/etc/passwd')",
    read_duckdb: "select * from read_duckdb('/tmp/a.duckdb')",
    glob: "select * from glob('/*')",
    sniff_csv: "select * from sniff_csv('/etc/passwd')",
    parquet_metadata: "select * from parquet_metadata('/tmp/a')",
    duckdb_settings: 'select * from duckdb_settings()',
    duckdb_functions: 'select * from duckdb_functions()',
    duckdb_secrets: 'select * from duckdb_secrets()',
    pragma_table_info: "select * from pragma_table_info('secret')",
    pragma_storage_info: "select * from pragma_storage_info('secret')",
    enable_logging: "select * from enable_logging(storage='file', storage_config={'path': '/tmp/escape'})",
    'enable_logging in a scalar query': 'select (select count(*) from enable_logging())',
    checkpoint: 'select * from checkpoint()',
    'query of a text': "select * from query('select * from secret')",
    'query of a text in a CTE': "with q as (from query('from secret')) from q",
    query_table: "select * from query_table('secret')",
    'query_table of a list': "select * from query_table(['secret', 'areas'])",
    json_execute_serialized_sql: "select * from json_execute_serialized_sql('{}')",
    sql_auto_complete: "select * from sql_auto_complete('select * from ')",
    'histogram of a table': "from histogram('secret', word)",
    'rows by repeat': "select count(*) from repeat('x', 2000000000)",
    test_all_types: 'select * from test_all_types()',
    'a function as a lateral table': "select * from areas, lateral (select * from read_text('/etc/passwd'))",
    icu_calendar_names: 'select * from icu_calendar_names()',
  }),
  ...attempts('query_not_select', {
    attach: "attach '/tmp/escape.duckdb' as a",
    copy: "copy measurements to '/tmp/escape.csv'",
    'copy of a query': "copy (select 1) to '/tmp/escape.parquet'",
    export: "export database '/tmp/escape'",
    install: 'install httpfs',
    load: "load '/tmp/escape.so'",
    set: 'set memory_limit = 100000000000',
    'set a variable': 'set variable a = 1',
    reset: 'reset memory_limit',
    'pragma as a statement': 'pragma database_list',
    call: 'call enable_logging()',
    insert: 'insert into areas values (1)',
    update: 'update areas set code = 1',
    delete: 'delete from areas',
    'a temporary table': 'create temp table a as select 1',
    'a macro that shadows': 'create temp macro count(x) as 1',
    use: 'use memory',
    detach: 'detach "snapshot-7"',
    explain: 'explain analyze select 1',
    begin: 'begin transaction',
    prepare: 'prepare p as select * from secret',
    vacuum: 'vacuum',
    pivot: 'pivot secret on word',
  }),
  ...attempts('query_several_statements query_not_select', {
    'two statements': 'select 1; select 2',
    'a second statement': "select 1; copy measurements to '/tmp/escape.csv'",
    'a second behind a comment': "select 1 /* ; */ ; attach '/tmp/a' as a --",
  }),
  ...attempts('query_form_refused', {
    'show tables': 'show tables',
    'show all tables': 'show all tables',
    'a described list of tables': 'from (show tables)',
    'show databases': 'from (show databases)',
  }),
  ...attempts('query_form_refused query_view_unknown', {
    'another version': 'select * from areas at (version => 1)',
  }),
  ...attempts('query_function_refused', {
    getenv: "select getenv('HOME')",
    getvariable: "select getvariable('a')",
    current_setting: "select current_setting('temp_directory')",
    version: 'select version()',
    current_schemas: 'select current_schemas(true)',
    current_database: 'select current_database()',
    'current_catalog without brackets': 'select current_catalog',
    'user without brackets': 'select user',
    nextval: "select nextval('a')",
    'a function of the catalog': "select pg_get_viewdef('secret')",
    write_log: "select write_log('x')",
    sleep: 'select sleep_ms(60000)',
    'a list made by name': "select list_aggregate([1], 'sum')",
    json_serialize_sql: "select json_serialize_sql('select 1')",
    json_deserialize_sql: "select json_deserialize_sql('{}')",
    repeat: "select length(repeat('x', 2000000000))",
    'repeat as a method': 'select length(code.repeat(2000000000)) from areas',
    'repeat by its schema': "select length(main.repeat('x', 2000000000))",
    'repeat in capitals': "select length(REPEAT('x', 2000000000))",
    'repeat quoted': `select length("repeat"('x', 2000000000))`,
    lpad: "select length(lpad('x', 2000000000, 'y'))",
    rpad: "select length(rpad('x', 2000000000, 'y'))",
    printf: "select length(printf('%2000000000d', 1))",
    format: "select length(format('{:>2000000000}', 1))",
    list_resize: 'select len(list_resize([1], 2000000000))',
    array_to_string: "select length(array_to_string([1], 'x'))",
    'range as a value': 'select len(range(2000000000))',
    'generate_series as a value': 'select len(generate_series(2000000000))',
    'unnested range as a value': 'select unnest(range(2000000000))',
    bitstring: "select bitstring('1', 2000000000)",
    to_base64: "select to_base64('a'::blob)",
    st_geomfromwkb: "select st_geomfromwkb('a'::blob)",
  }),
  ...attempts('query_changing_function', {
    now: 'select now()',
    random: 'select random()',
    'current_date without brackets': 'select current_date',
    uuid: 'select uuid()',
  }),
  ...attempts('query_sample_without_seed', { 'a sample that differs': 'select * from areas using sample 3' }),
  ...attempts('query_syntax', {
    'a null byte': 'select 1 \u0000 from secret',
    'a text that never ends': "select 'a",
    'a dollar text that never ends': 'select $$a',
  }),
  ...attempts('query_empty', { 'only a comment': '-- nothing', nothing: ' ; ' }),
  ...attempts('query_too_long', { '100,001 letters': `select '${'x'.repeat(100_000)}'` }),
  ...attempts('query_too_deep query_fails query_crashed query_memory query_syntax', {
    '3,000 queries in each other': queries(3_000),
    '600 sums': `select ${Array.from({ length: 600 }, () => '1').join(' + ')}`,
    '2,000 cases': `select ${'case when true then '.repeat(2_000)}1${' end'.repeat(2_000)}`,
    '40,000 brackets': nested(40_000),
    '9,000 nots': `select ${'not '.repeat(9_000)}true`,
  }),
  ...attempts('query_columns_too_many query_fails query_memory query_too_slow query_crashed', {
    '600 columns': `select ${Array.from({ length: 600 }, (_, i) => i).join()}`,
    '70,000 columns': `select ${Array.from({ length: 10_000 }, () => 'm.*').join()} from measurements as m`,
  }),
  ...bounded(false, {
    '900 brackets': nested(900),
    'a join of everything with everything':
      'select count(*) from measurements a, measurements b, measurements c where a.hour + b.hour + c.hour = 1000',
    'a recursive CTE that doubles a text':
      "with recursive r as (select 'x' as t union all select t || t from r) select max(length(t)) from r",
    'a cell of all communes': "select string_agg(commune_2025, ',') from measurements a, range(100)",
    'a list of everything': 'select list(m) from measurements as m, range(50)',
    'rows of range': 'select * from range(9000000000000)',
  }),
  ...bounded(true, {
    'all rows, wide': `select ${Array.from({ length: 60 }, (_, i) => `commune_2025 || '${'y'.repeat(80)}' as c${i}`).join()} from measurements`,
    'a recursive CTE without end':
      'with recursive r as (select 1 as x union all select x + 1 from r) select count(*) from r',
    'a recursive CTE that doubles rows':
      'with recursive r as (select 1 as x union all (select x from r union all select x from r)) select count(*) from r',
    'lists of lists':
      'select list(l) from (select list(commune_2025) as l from measurements, range(20) group by hour)',
    'a text that grows by replacing':
      "select length(replace(replace(replace(replace(replace(t, 'a', t), 'a', t), 'a', t), 'a', t), 'a', t)) from (select 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' as t)",
    'sorted rows of range': 'select * from range(9000000000000) order by 1 desc',
    'distinct rows of range': 'select count(distinct range) from range(9000000000000)',
    'a pattern that backtracks': `select regexp_matches(string_agg(commune_2025, ''), '(a*)*b(x|ã)*$') from measurements`,
    'windows over everything':
      'select sum(n) from (select count(*) over (order by a.download_mbps range between 50 preceding and 50 following) as n from measurements a, range(20))',
    'unnest of unnest':
      'select count(*) from (select unnest([1,2,3,4,5,6,7,8,9,10]) as a from measurements, range(10000))',
  }),
];
