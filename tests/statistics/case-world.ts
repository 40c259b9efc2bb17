import { fileURLToPath } from 'node:url';
import { statement, literal } from '#lib/server/db/statement.ts';
import { Warehouse, type WarehouseConfig } from '#lib/server/warehouse/warehouse.ts';

const WORLD = fileURLToPath(new URL('../cases/world/', import.meta.url));
const csv = (name: string) => literal(`${WORLD}${name}.csv`);
const ddl = statement();

/** The small world every worked case plays in: two editions over the same places (tests/cases/README.md). */
const WORLD_STATEMENTS = [
  ddl`create temp table world_place as
    select row_number() over () as place_id, * from read_csv(${csv('place')}, header = true)`,
  ddl`insert into edition by name
    select 'old' as edition_id, 'Old' as name, date '2000-01-01' as valid_from, date '2025-07-01' as valid_to,
      'invented' as origin, 'none' as licence, false as imported
    union all by name
    select 'new' as edition_id, 'New' as name, date '2025-07-01' as valid_from, null as valid_to,
      'invented' as origin, 'none' as licence, false as imported`,
  ddl`insert into unit by name
    select edition as edition_id, level, code, name, '' as type, parent as parent_code
    from read_csv(${csv('unit')}, header = true)`,
  ddl`insert into place by name select place_id from world_place`,
  ddl`insert into place_unit by name
    select place_id, 'old' as edition_id, 'district' as level, old_district as code from world_place
    union all by name
    select place_id, 'old' as edition_id, 'province' as level, 'P' as code from world_place
    union all by name
    select place_id, 'new' as edition_id, 'commune' as level, new_commune as code from world_place
    where new_commune is not null`,
  ddl`insert into area_unit by name select place_id as area_id, edition_id, level, code from place_unit`,
  ddl`insert into operator by name
    select row_number() over () as operator_id, code, name, 'mno' as kind, row_number() over () as position
    from read_csv(${csv('operator')}, header = true)`,
  ddl`insert into standard by name
    select id as standard_id, 'planning_target' as kind, true as enabled, coalesce(metric, 'download') as metric, technology,
      case when share is null then 'mean' else 'share' end as statistic, share, operator as operator_code,
      limit_kbps as limit_value, case when share is null then coalesce(deciding_mean, 'measurement') end as deciding_mean,
      'district,commune' as levels, minimum_tests, id as name_vi, id as name_en, '' as documents,
      'invented' as source, 'invented' as minimum_tests_source, valid_from, valid_to, '' as validity_vi,
      '' as validity_en, row_number() over () as position
    from read_csv(${csv('standard')}, header = true)`,
  ddl`insert into gate by name
    select 'tests' as aspect, 'light' as effect, null as standards, 3 as minimum_province,
      3 as minimum_district, 3 as minimum_commune, 'month' as period, 'own' as basis, '' as documents,
      '' as reason_vi, '' as reason_en, 0 as position`,
];

/** Columns of a case's input; those a file leaves out are null, but technology, which then is 4G. */
const TEST_COLUMNS = ddl`create temp table world_test (
  tested_on date, place varchar, operator varchar, technology varchar, download_kbps integer,
  upload_kbps integer, device ubigint, longitude double, latitude double,
  tested_at timestamp, flags uinteger, per_person utinyint)`;

const insertMeasurements = ddl`insert into measurement by name
  select case when per_person is null then 1 else 100 + per_person end as batch_id, row_number() over () as row_number, tested_on, tested_at, place_id, operator_id,
    coalesce(technology, '4G')::technology_t as technology, download_kbps, upload_kbps, longitude, latitude,
    device as device_hash, coalesce(flags, 0) as flags
  from world_test left join world_place using (place) left join operator on operator.code = world_test.operator`;

/** A test with `per_person` is in a batch of its own, for which that is stated. */
const insertStatements = ddl`insert into batch_statement by name
  select distinct 100 + per_person as batch_id, per_person as tests_per_person, 'test' as stated_by,
    timestamp '2024-08-01' as stated_at
  from world_test where per_person is not null`;

const insertBatch = ddl`insert into batch by name
  select 1 as batch_id, 'measurement' as kind, 'input.csv' as file_name, '' as file_sha256, 0 as file_bytes,
    'test' as loaded_by, timestamp '2024-08-01' as loaded_at, count(*) as rows_read, count(*) as rows_accepted,
    0 as rows_rejected, 0 as rows_duplicate, 0 as rows_unplaced, min(tested_on) as first_on,
    max(tested_on) as last_on, 'loaded' as state, false as simulated, '[]' as notices
  from world_test having count(*) > 0`;

/** A warehouse, in memory unless a folder is given, that holds the case world and the tests of a CSV file (or a statement's rows). */
export async function openCaseWorld(
  input: { readonly file: string } | { readonly rows: ReturnType<typeof ddl> } | null,
  options: { readonly threads?: number; readonly now?: string } & Partial<
    Pick<WarehouseConfig, 'columnBytes' | 'clock' | 'dataDir'>
  > = {},
): Promise<Warehouse> {
  const warehouse = await Warehouse.open({
    dataDir: options.dataDir ?? null,
    threads: options.threads ?? 2,
    memoryLimit: '1GB',
    ...(options.columnBytes === undefined ? {} : { columnBytes: options.columnBytes }),
    clock: options.clock ?? (() => new Date(options.now ?? '2024-08-01T00:00:00Z')),
    deviceSecret: 'for tests',
  });
  await warehouse.change({
    commit: async (writer) => {
      for (const step of WORLD_STATEMENTS) await writer.run(step, {});
      await writer.run(TEST_COLUMNS, {});
      if (input && 'rows' in input) await writer.run(input.rows, {});
      if (input && 'file' in input) {
        await writer.run(
          ddl`insert into world_test by name select * from read_csv(${literal(input.file)}, header = true, all_varchar = true)`,
          {},
        );
      }
      await writer.run(insertMeasurements, {});
      await writer.run(insertStatements, {});
      await writer.run(insertBatch, {});
    },
  });
  return warehouse;
}
