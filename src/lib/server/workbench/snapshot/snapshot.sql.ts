import { PLACES_PER_DEGREE } from '#lib/domain/counting.ts';
import { EVIDENCE_GRADES } from '#lib/domain/cases/verification/evidence-grade.ts';
import { FLAG_RULES, markOf } from '#lib/domain/quality-rule.ts';
import { REPORT_DAY } from '#lib/domain/period.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import { areaColumns, markColumn, type CatalogEditions } from '#lib/domain/workbench/catalog.ts';
import { CLUSTER, LOCAL_HOUR, SITE } from '../../aggregates/clustered-measurements.sql.ts';
import { STATED_MORE } from '../../aggregates/column-store/measurement-columns.sql.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  literalList,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';

/** Attaches a copy of the warehouse to read from; its log, where it has one, is read into it. */
export const attachSource = (path: string) => statement()`attach ${literal(path)} as source`;

/** Attaches the new file to write to. */
export const attachSnapshot = (path: string) => statement()`attach ${literal(path)} as made`;

/** Writes the new file out and lets go of it. */
export const detachSnapshot = statement()`detach made`;

/** Rows need no order: less is kept in memory. */
export const unordered = statement()`set preserve_insertion_order = false`;

/** The types of columns with few different values; those of areas have the name of their column. */
export const createTypes = (editions: CatalogEditions) => [
  statement()`create type made.operator_code as enum (
    select code from source.operator order by position, code)`,
  statement()`create type made.technology_code as enum (select unnest(${literalList(TECHNOLOGIES)}))`,
  statement()`create type made.grade_code as enum (select unnest(${literalList(EVIDENCE_GRADES)}))`,
  ...areaColumns(editions).map(
    ({ name, area }) => statement()`create type made.${identifier(name)} as enum (
      select code from source.unit where edition_id = ${literal(area.edition)} and level = ${literal(area.level)}
      order by code)`,
  ),
];

/** A number for each device, in an order that nobody can compute without the nonce, which is forgotten. */
export const numberDevices = statement<never, { nonce: string }>()`
  create temp table device_number as
  select device_hash, (row_number() over (order by md5_number($nonce || device_hash)))::integer as device
  from (select distinct device_hash from source.measurement where device_hash is not null)
`;

/** Numbers below 0 for the clusters of unknown devices. */
export const numberUnknown = statement<never, { nonce: string }>()`
  create temp table unknown_number as
  select hashed, (-row_number() over (order by md5_number($nonce || hashed)))::integer as number
  from (select distinct ${CLUSTER} as hashed from source.measurement where device_hash is null)
`;

const monthType = (column: string): Fragment => identifier(`${column}_code`);

/** What a date says: once for each date. */
export const describeDates = statement()`
  create temp table described_date as
  select tested_on, isodow(tested_on)::utinyint as weekday, strftime(tested_on, '%Y-%m') as month,
    strftime((case when day(tested_on) < ${wholeNumber(REPORT_DAY)} then tested_on
      else last_day(tested_on) + 1 end)::date, '%Y-%m') as report_month
  from (select distinct tested_on from source.measurement)
`;

/** The types of months, in their order: written as texts, they and the grade take a third of the table's time. */
export const createMonthTypes = (['month', 'report_month'] as const).map(
  (column) => statement()`create type made.${monthType(column)} as enum (
    select distinct ${identifier(column)} from described_date order by all)`,
);

/** The areas of each place, a column for each edition and level. */
export const codePlaces = (editions: CatalogEditions) => {
  const codes = areaColumns(editions).map(
    ({ name, area }) => fragment`, min(code) filter (where edition_id = ${literal(area.edition)}
      and level = ${literal(area.level)})::made.${identifier(name)} as ${identifier(name)}`,
  );
  return statement()`
    create temp table coded_place as
    select place_id ${joinFragments(codes, '\n')} from source.place_unit group by place_id`;
};

/** How the measurements of a batch were made: one row for each batch that anything was stated of. */
export const gradeBatches = statement()`
  create temp table graded_batch as
  select batch_id, arg_max(grade, rowid) as grade from source.batch_grade group by batch_id
`;

/** How many tests a person made where devices are unknown, as stated; more than the most are one number. */
export const stateBatches = statement()`
  create temp table stated_batch as
  select batch_id, least(tests_per_person, ${wholeNumber(STATED_MORE)})::utinyint as tests_per_person
  from source.batch_statement
`;

const GRADE = fragment`coalesce(grade, 'citizens')`;

/** Whole kbit/s in Mbps, exact. */
const mbps = (kbps: Fragment): Fragment => fragment`(${kbps} * 0.001::decimal(4, 3))::decimal(12, 3)`;
const rounded = (degrees: Fragment): Fragment =>
  fragment`(round(${degrees} * ${wholeNumber(PLACES_PER_DEGREE)})::integer * 0.01::decimal(3, 2))::decimal(5, 2)`;

/** The view `measurements`. */
export const createMeasurements = (editions: CatalogEditions) => {
  const areas = areaColumns(editions).map(({ name }) => fragment`coded_place.${identifier(name)},`);
  const marks = FLAG_RULES.map(
    (rule) => fragment`(flags & ${wholeNumber(markOf(rule))}) <> 0 as ${identifier(markColumn(rule))},`,
  );
  return statement()`
    create table made.measurements as
    select tested_on, hour, weekday, month, report_month,
      operator.code::made.operator_code as operator,
      technology::varchar::made.technology_code as technology,
      ${mbps(fragment`download_kbps`)} as download_mbps, ${mbps(fragment`upload_kbps`)} as upload_mbps,
      latency_ms, jitter_ms, download_kbps = 0 as failed, device,
      coalesce(device, unknown_number.number) as cluster,
      ${rounded(fragment`longitude`)} as longitude, ${rounded(fragment`latitude`)} as latitude, site,
      ${joinFragments(areas, '\n')}
      flags <> 0 as marked,
      ${joinFragments(marks, '\n')}
      case when device is null then tests_per_person end as tests_per_person,
      batch_id as batch, row_number, ${GRADE}::made.grade_code as grade
    from (
      select *, ${LOCAL_HOUR}::utinyint as hour, ${SITE} as site,
        case when device_hash is null then ${CLUSTER} end as hashed
      from source.measurement
    )
    join (
      select tested_on, weekday, month::made.${monthType('month')} as month,
        report_month::made.${monthType('report_month')} as report_month
      from described_date
    ) using (tested_on)
    left join graded_batch using (batch_id)
    left join stated_batch using (batch_id)
    left join source.operator using (operator_id)
    left join device_number using (device_hash)
    left join unknown_number using (hashed)
    left join coded_place using (place_id)
  `;
};

/** The view `areas`. */
export const createAreas = statement()`
  create table made.areas as
  select edition_id as edition, level, code, name,
    case when type = '' then name else type || ' ' || name end as title, parent_code as parent, population as people,
    area_km2 as km2
  from source.unit order by edition_id, level, code
`;

/** The view `operators`. */
export const createOperators = statement()`
  create table made.operators as
  select code, name, kind, host_code as host from source.operator order by position, code
`;

/** The view `tallies`: every version of every report, without the unit's remarks. */
export const createTallies = statement()`
  create table made.tallies as
  select unit_code as unit, reporting_unit.name as unit_name, reporting_unit.kind, district_code as district,
    strftime(month, '%Y-%m') as report_month, version,
    row_number() over (partition by unit_code, month
      order by origin = 'history', received_at desc, batch_id desc) = 1 as latest,
    origin, (received_at + interval 7 hours)::date as received_on, installs, accesses, installs_cumulative,
    accesses_cumulative, batch_id as batch, simulated
  from source.tally
  join source.batch using (batch_id)
  left join source.reporting_unit on reporting_unit.code = unit_code
  where state = 'loaded'
  order by month, unit_code, version
`;

/** The view `batches`. */
export const createBatches = statement()`
  create table made.batches as
  select batch_id as batch, kind, file_name, (loaded_at + interval 7 hours)::date as loaded_on, first_on, last_on,
    rows_read, rows_accepted, rows_rejected, rows_duplicate, rows_unplaced, tests_per_person,
    case when kind = 'measurement' then ${GRADE} end as grade, state, simulated
  from source.batch left join graded_batch using (batch_id) left join stated_batch using (batch_id) order by batch_id
`;

/** The view `reference_values`: each value in every area it lies in; once, without an area, where it lies in none. */
export const createReferenceValues = statement()`
  create table made.reference_values as
  select batch_id as batch, coalesce(mapping -> 'reference' ->> 'name', file_name) as name, row_number, dated_on,
    edition_id as edition, level, place_unit.code as code, operator.code as operator, technology::varchar as technology,
    ${mbps(fragment`download_kbps`)} as download_mbps, ${mbps(fragment`upload_kbps`)} as upload_mbps, latency_ms, tests,
    simulated
  from source.reference_value join source.batch using (batch_id)
  left join source.place_unit using (place_id)
  left join source.operator using (operator_id)
  where state = 'loaded'
  order by batch_id, row_number, edition_id, level
`;

/** Areas by shape of a boundary layer: what `area_at` reads. */
export const createShapes = statement()`
  create table made.boundary_shapes as
  select layer_id as layer, area_id as position, area.code as shape, edition_id as edition, level,
    area_unit.code as code
  from source.area join source.area_unit using (area_id) order by layer_id, area_id
`;

/** The outlines of boundary layers. */
export const createLayers = statement()`
  create table made.boundary_layers as select layer_id as layer, topology from source.layer
`;

/** Types of the columns that come from JSON. */
const TYPES: Readonly<Record<string, Fragment>> = {
  VARCHAR: fragment`varchar`,
  INTEGER: fragment`integer`,
  DOUBLE: fragment`double`,
  DATE: fragment`date`,
  BOOLEAN: fragment`boolean`,
  'DECIMAL(12,3)': fragment`decimal(12, 3)`,
};

/** Creates a view of the catalog from a JSON list of its rows. */
export const createFromJson = ({ name, columns }: CatalogView) => {
  const typed = columns.map(
    (column) =>
      fragment`(row.${identifier(column.name)})::${TYPES[column.type]!} as ${identifier(column.name)}`,
  );
  const texts = Object.fromEntries(columns.map((column) => [column.name, 'VARCHAR']));
  return statement<never, { rows: string }>()`
    create table made.${identifier(name)} as
    select ${joinFragments(typed, ', ')}
    from (select unnest(from_json($rows::json, ${literal(JSON.stringify([texts]))})) as row)`;
};

/** How many measurements does the snapshot hold, and are any simulated? */
export const snapshotSize = statement<{ readonly measurements: number; readonly simulated: boolean }>()`
  select (select count(*) from made.measurements) as measurements,
    coalesce((select bool_or(simulated) from made.batches where state = 'loaded'), false) as simulated
`;
