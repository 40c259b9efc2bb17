import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';
import { hasTimeOfDay } from './cell-times.sql.ts';
import {
  BLANK,
  passesFastPath,
  firstReason,
  textOf,
  slowReading,
  defaultReading,
  rejectedValue,
  unreadCells,
  type UnreadField,
} from './row-reasons.sql.ts';
import { EASTING, NORTHING } from '../mapping/plane-positions.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { SourceTable } from '../read/source-table.ts';
import { planeDegrees } from './plane-degrees.sql.ts';
import { columnsOf, eitherReading, speed } from './staged-columns.sql.ts';
import type { ValueReader } from './values.sql.ts';

/** Fields whose texts the slow path parses. */
const VALUE_FIELDS: readonly MeasurementField[] = [
  ...(['download', 'upload', 'latency', 'jitter', 'longitude', 'latitude'] as const),
  ...(['district', 'commune', 'address'] as const),
];
const SPEEDS = ['download', 'upload'] as const;
const DELAYS = ['latency', 'jitter'] as const;
const DEGREES = ['longitude', 'latitude'] as const;

/**
 * Reads a file into the typed temporary table `staged`, one row per row of the file and in its order. A rejected row has a
 * `reason` (the first in the order of REJECTION_CODES) and the rejected value.
 *
 * Every row is first parsed in its file's default style, with one cast per cell (`fast`). The few rows that are not valid
 * that way take the slow path, which parses any format and finds the reason. (DuckDB evaluates a branch of a CASE only for
 * its rows, and does not copy a column when that is all of them.) Must not contain joins or filters: row numbers are
 * counted in the order of reading. `suspect`: may a cell of the row contain a personal value?
 */
export function stageRows(table: SourceTable, read: ValueReader, suspect: Fragment) {
  const storedNumbers = table.numbering.kind === 'stored';
  const stored = columnsOf(table, read).flatMap(({ name, of }) => (of === null ? [] : [named(of, name)]));
  const number = storedNumbers ? [fragment`row_number`] : [];
  const instant = fragment`slow_at`;
  const time = eitherReading(
    read.defaultHasTime ? fragment`default_at` : fragment`null`,
    fragment`case when slow_instant is not null and ${hasTimeOfDay(fragment`instant_text`)} then ${instant} end`,
  );
  return statement()`
    create or replace temp table staged as
    select ${columns([
      ...number,
      named(eitherReading(fragment`default_on`, fragment`slow_on`), fragment`tested_on`),
      named(time, fragment`tested_at`),
      named(speed(read, 'download'), fragment`download_kbps`),
      ...stored,
      fragment`reason`,
      named(rejectedValue(storedNumbers), fragment`bad_value`),
      fragment`unread`,
      named(suspect, fragment`suspect`),
    ])}
    from ${[
      () => defaultColumns(read, storedNumbers),
      () => [named(passesFastPath(read, storedNumbers), fragment`fast`)],
      () => slowTexts(read),
      () => [
        onSlowPath(read.numbers(textOf), fragment`numbers`),
        onSlowPath(read.instants(fragment`instant_text`), fragment`instants`),
      ],
      () => slowReadings(read),
      () => fromMetres(read),
      () => [onSlowPath(fragment`case when slow_instant is null then instants[2] end`, fragment`slow_day`)],
      () => [onSlowPath(withCentury(fragment`coalesce(slow_instant, slow_day)`), instant)],
      () => [onSlowPath(fragment`(${instant} + interval 7 hours)::date`, fragment`slow_on`)],
      () => [onSlowPath(firstReason(read, storedNumbers), fragment`reason`)],
      () => [onSlowPath(unreadCells(read), fragment`unread`)],
    ]
      .map((layer) => layer())
      .filter((layer) => layer.length > 0)
      .reduce((from, layer) => fragment`(select *, ${columns(layer)} from ${from})`, table.scan)}
  `;
}

const columns = (list: readonly Fragment[]): Fragment => joinFragments(list, ', ');
const named = (value: Fragment, name: Fragment): Fragment => fragment`${value} as ${name}`;
const onSlowPath = (value: Fragment, name: Fragment): Fragment =>
  named(fragment`case when fast then null else ${value} end`, name);

function defaultColumns(read: ValueReader, storedNumbers: boolean): Fragment[] {
  return [
    ...(storedNumbers ? [fragment`row::integer as row_number`] : []),
    ...SPEEDS.map((field) => named(read.defaultSpeed(field), defaultReading(field))),
    ...DELAYS.map((field) => named(read.defaultMilliseconds(field), defaultReading(field))),
    ...DEGREES.map((field) => named(read.defaultDegrees(field), defaultReading(field))),
    named(read.defaultInstant(), fragment`default_at`),
    named(read.defaultDate(), fragment`default_on`),
  ];
}

function slowTexts(read: ValueReader): Fragment[] {
  const texts = VALUE_FIELDS.map((field) => onSlowPath(read.text(field), textOf(field)));
  return [...texts, onSlowPath(read.instantText(), fragment`instant_text`)];
}

function slowReadings(read: ValueReader): Fragment[] {
  return [
    ...SPEEDS.map((field) => onSlowPath(read.speed(field, textOf(field)), slowReading(field))),
    ...DELAYS.map((field) => onSlowPath(read.milliseconds(field, textOf(field)), slowReading(field))),
    ...DEGREES.map((field) =>
      onSlowPath(
        read.degrees(field, textOf(field)),
        read.grid === null ? slowReading(field) : metresOf(field),
      ),
    ),
    onSlowPath(fragment`instants[1]`, fragment`slow_instant`),
  ];
}

const metresOf = (field: 'longitude' | 'latitude'): Fragment => identifier(`metres_${field}`);

/** The position of plane coordinates, if the file has such; beyond any place when they are none of Việt Nam's. */
function fromMetres(read: ValueReader): Fragment[] {
  if (read.grid === null) return [];
  const [easting, northing] = DEGREES.map(metresOf) as [Fragment, Fragment];
  const beyond = fragment`{'longitude': 999::double, 'latitude': 999::double}`;
  const within = (value: Fragment, { from, to }: typeof EASTING) =>
    fragment`${value} between ${wholeNumber(from)} and ${wholeNumber(to)}`;
  const position = fragment`case when ${within(easting, EASTING)} and ${within(northing, NORTHING)}
    then ${planeDegrees(easting, northing, read.grid)} else ${beyond} end`;
  return DEGREES.map((field) =>
    onSlowPath(
      fragment`case when ${metresOf(field)} is not null and ${easting} is not null and ${northing} is not null
        then (${position}).${slowReading(field)} when ${metresOf(field)} is not null then 0 end`,
      slowReading(field),
    ),
  );
}

/**
 * Moves two-digit years, which were parsed as first century, to this one. 'infinity' and 'epoch', special values of
 * DuckDB, were parsed as the first day of 1900.
 */
const withCentury = (read: Fragment): Fragment =>
  fragment`case when ${read} between timestamp '1900-01-02' and timestamp '9999-12-31' then ${read}
  when ${read} between timestamp '0000-01-01' and timestamp '0100-01-01' then ${read} + interval 2000 years end`;

/** The view `numbered`: `staged` with row numbers and all optional columns. */
export function numberRows(table: SourceTable, read: ValueReader) {
  const { numbering } = table;
  const number =
    numbering.kind === 'counted'
      ? fragment`(rowid + ${wholeNumber(numbering.first)})::integer as row_number, `
      : fragment``;
  const absent = columnsOf(table, read).flatMap(({ name, of, otherwise }) =>
    of === null ? [fragment`, ${otherwise} as ${name}`] : [],
  );
  return statement()`
    create or replace temp view numbered as select ${number}*${joinFragments(absent, '\n')} from staged
  `;
}

/**
 * Deletes rows in which every mapped column is empty: blank rows of a spreadsheet. Not those in which another column may hold
 * a personal value, for which the file is read again.
 */
export const dropBlankRows = statement()`delete from staged where reason = ${BLANK} and not suspect`;

/**
 * Totals of staging. `otherOrder` counts rejected dates that are valid with the month first, `dayFirst` those valid with the
 * day first; `lateDays` accepted rows of the 13th and later, `withoutYear` rejected dates that say no year; `unread` accepted
 * rows with a cell that could not be used.
 */
export const stagedTotals = statement<{
  read: number;
  rejected: number;
  beyond: number;
  firstBeyond: { readonly rowNumber: number; readonly value: string } | null;
  otherOrder: number;
  dayFirst: number;
  withoutYear: number;
  lateDays: number;
  firstOn: string | null;
  lastOn: string | null;
  lastDayOfMonth: number | null;
  unread: number;
  suspect: boolean;
}>()`
  with accepted as (
    select count(*) as rows, count(unread) as unread, min(tested_on) as "firstOn", max(tested_on) as "lastOn",
      max(day(tested_on)) as "lastDayOfMonth", count(*) filter (where day(tested_on) > 12) as "lateDays",
      bool_or(suspect) as suspect
    from numbered where reason is null
  ), refused as (
    select count(*) as rejected, count(*) filter (where reason = 'download_out_of_range') as beyond,
      arg_min({'rowNumber': row_number, 'value': bad_value}, row_number)
        filter (where reason = 'download_out_of_range') as "firstBeyond",
      count(*) filter (where reason = 'date_not_a_date'
        and regexp_matches(bad_value, '^[0-9]{1,2}[/.-](1[3-9]|2[0-9]|3[01])[/.-][0-9]{2}')) as "otherOrder",
      count(*) filter (where reason = 'date_not_a_date'
        and regexp_matches(bad_value, '^(1[3-9]|2[0-9]|3[01])[/.-][0-9]{1,2}[/.-][0-9]{2}')) as "dayFirst",
      count(*) filter (where reason = 'date_not_a_date'
        and regexp_matches(bad_value, '^[0-9]{1,2}[/-][0-9]{1,2}( |$)')) as "withoutYear",
      bool_or(suspect) as suspect
    from numbered where reason is not null
  )
  select rows + rejected as read, * exclude (rows, suspect),
    coalesce(accepted.suspect, false) or coalesce(refused.suspect, false) as suspect
  from accepted, refused
`;

/** How many cells of each field that may be unread were read, and how many could not be; with the first of these. */
export function unreadCounts(indexes: MappedColumns['indexes']) {
  const filled = Object.entries(STORED_AS).flatMap(([field, column]) =>
    indexes[field as MeasurementField] === undefined && field !== 'position'
      ? []
      : [
          fragment`(${literal(field)}, (select count(${identifier(column)}) from numbered where reason is null))`,
        ],
  );
  return statement<UnreadCount>()`
    with cell as (
      select row_number, unnest(unread, recursive := true) from numbered where reason is null and unread is not null
    )
    select f.field, f.read, count(*) as unread, count(*) filter (where c.beyond) as beyond, arg_min({'rowNumber': c.row_number, 'value': c.value}, c.row_number, 3)
      as examples
    from (values ${columns(filled)}) as f(field, read) join cell as c on c.field = f.field
    group by all order by f.field desc
  `;
}

/** The staged column of each field that may be unread. */
const STORED_AS: Readonly<Record<UnreadField, string>> = {
  ...{ upload: 'upload_kbps', latency: 'latency_ms', jitter: 'jitter_ms' },
  ...{ tested_at: 'tested_on', tested_time: 'tested_at' },
  ...{ longitude: 'longitude', latitude: 'latitude', position: 'longitude' },
};

/** Cells of one field in accepted rows that could not be used and became empty. */
export interface UnreadCount {
  readonly field: UnreadField;
  /** Cells of the field that were read. */
  readonly read: number;
  readonly unread: number;
  /** Of them, those beyond any speed or delay. */
  readonly beyond: number;
  readonly examples: readonly { readonly rowNumber: number; readonly value: string }[];
}
