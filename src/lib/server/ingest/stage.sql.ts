import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { RejectionCode } from '#lib/domain/rejection.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '../db/statement.ts';
import { DELAY_LIMIT_MS, SPEED_LIMIT_KBPS } from './limits.ts';
import { wifiHint } from './rules/wifi-hint.sql.ts';
import type { SourceTable } from './source-table.ts';
import { hasTimeOfDay } from './cell-times.sql.ts';
import type { ValueReader } from './values.sql.ts';

const code = (name: RejectionCode): Fragment => literal(name);
/** Mark of a row that holds nothing; such rows are taken out again. */
const BLANK = literal('blank');
const empty = (text: Fragment): Fragment => fragment`coalesce(trim(${text}), '') = ''`;
const delayLimit = wholeNumber(DELAY_LIMIT_MS);

/** What a row is held against; the last three are limits of quality rules that reject. */
export type StageParams = {
  readonly secret: string;
  /** Dates of tests, from the first to the last that is believed. */
  readonly earliest: string;
  readonly today: string;
  /** Degrees around 0, 0 in which no position is believed. */
  readonly nullIsland: number;
};

/**
 * Reads a file into the temporary table `staged`, typed, one row per row of the file and in its order. A row
 * that cannot be taken in has a `reason` (its first, in the order of REJECTION_CODES) and the value at fault.
 * No join and no filter may stand here: the order of reading is what row numbers are counted by.
 */
export function stageRows(table: SourceTable, read: ValueReader) {
  const written = table.numbering.kind === 'written';
  const kept = joinFragments(
    columnsOf(table, read).flatMap(({ name, of }) => (of === null ? [] : [fragment`${of} as ${name}, `])),
    '\n',
  );
  const instant = fragment`instant_text`;
  // A year of two digits was read as one of the first century; speed tests are of this one. DuckDB reads its own
  // words 'infinity' and 'epoch' as the first day of 1900.
  const dated = fragment`case when instant_read between timestamp '1900-01-02' and timestamp '9999-12-31' then instant_read
    when instant_read between timestamp '0000-01-01' and timestamp '0100-01-01' then instant_read + interval 2000 years end`;
  return statement<never, StageParams>()`
    create or replace temp table staged as
    select ${written ? fragment`row_number, ` : fragment``}tested_on,
      case when ${hasTimeOfDay(instant)} then instant end as tested_at,
      case when download between 0 and ${speedLimit(read, 'download')} then ${read.kbps('download', fragment`download`)} end
        as download_kbps, ${kept}
      reason, ${valueAtFault(read, written)} as bad_value
    from (
      select *, ${reason(read, written)} as reason
      from (
        select *, (instant + interval 7 hours)::date as tested_on
        from (
          select *, ${dated} as instant
          from (
            select *, ${read.instant(instant)} as instant_read
            from (
              select *, ${written ? fragment`row::integer as row_number, ` : fragment``}
                ${read.instantText()} as instant_text,
                ${read.speed('download')} as download, ${read.speed('upload')} as upload,
                ${read.milliseconds('latency')} as latency, ${read.milliseconds('jitter')} as jitter,
                ${read.degrees('longitude')} as longitude, ${read.degrees('latitude')} as latitude
              from ${table.scan}
            )
          )
        )
      )
    )
  `;
}

const speedLimit = (read: ValueReader, field: 'download' | 'upload') =>
  read.speedLimit(field, SPEED_LIMIT_KBPS);

/** A column that a file may lack: how a staged row has it, null when it need not be kept, and what stands for it then. */
interface StagedColumn {
  readonly name: Fragment;
  readonly of: Fragment | null;
  readonly otherwise: Fragment;
}

/** Columns that say nothing of a row are not kept: half of the memory of millions of rows would be theirs. */
function columnsOf(table: SourceTable, read: ValueReader): readonly StagedColumn[] {
  const word = (name: string, field: MeasurementField): StagedColumn => ({
    name: identifier(name),
    of: read.isColumn(field) ? read.text(field) : null,
    otherwise: read.text(field),
  });
  const figure = (
    name: string,
    field: 'upload' | 'latency' | 'jitter' | 'longitude' | 'latitude',
    type: Fragment,
    of = identifier(field),
  ): StagedColumn => ({
    name: identifier(name),
    of: read.has(field) ? of : null,
    otherwise: fragment`null::${type}`,
  });
  const upload = fragment`case when upload between 0 and ${speedLimit(read, 'upload')}
    then ${read.kbps('upload', fragment`upload`)} end`;
  const device = table.devicesHashed ? hashedDevice(read.text('device')) : deviceHash(read.text('device'));
  return [
    word('operator_word', 'operator'),
    word('network_word', 'network_code'),
    // Kept also when it is the same in every row: rows whose technology is not understood are found by it.
    { ...word('technology_word', 'technology'), of: read.text('technology') },
    word('district_name', 'district'),
    word('commune_name', 'commune'),
    word('address', 'address'),
    figure('upload_kbps', 'upload', fragment`integer`, upload),
    figure('latency_ms', 'latency', fragment`decimal(9, 3)`),
    figure('jitter_ms', 'jitter', fragment`decimal(9, 3)`),
    figure('longitude', 'longitude', fragment`double`),
    figure('latitude', 'latitude', fragment`double`),
    { name: fragment`device_hash`, of: device, otherwise: fragment`null::ubigint` },
    { name: fragment`wifi_hint`, of: wifiHint(table), otherwise: fragment`false` },
  ];
}

/** A device whose hash was taken when the file first came; `$secret` is given anyway, so it must be named. */
const hashedDevice = (hash: Fragment): Fragment =>
  fragment`case when $secret is not null then try_cast(${hash} as ubigint) end`;

/**
 * Half of an MD5 keyed with the local secret: what `md5_number_lower` gives, in a third of its time (DuckDB goes
 * through hexadecimal text there). Ids are rarely padded, and trimming is dear.
 */
function deviceHash(id: Fragment): Fragment {
  return fragment`case when ${id} is not null
    then (md5_number($secret || case when strpos(${id}, ' ') = 0 then ${id} else trim(${id}) end) >> 64)::ubigint end`;
}

/**
 * Nearly all rows are fine, and one expression finds that out; only the others go through the checks one by one.
 * (DuckDB evaluates every term of an AND, but the branches of a CASE only for the rows they are for.)
 */
function reason(read: ValueReader, written: boolean): Fragment {
  const checks = [
    written ? fragment`case when problem is not null then ${code('row_malformed')} end` : null,
    fragment`case when ${read.blank()} then ${BLANK} end`,
    downloadReason(read),
    figureReason(read, 'upload', read.speedLimit('upload', SPEED_LIMIT_KBPS)),
    figureReason(read, 'latency', delayLimit),
    figureReason(read, 'jitter', delayLimit),
    fragment`case when tested_on is null
        then case when ${empty(fragment`instant_text`)} then ${code('date_missing')}
          else ${code('date_not_a_date')} end
      when tested_on > $today::date then ${code('date_in_future')}
      when tested_on < $earliest::date then ${code('date_too_early')} end`,
    placeReason(read),
  ];
  return fragment`case when ${allFine(read, written)} then null else coalesce(${joinFragments(
    checks.filter((check) => check !== null),
    ', ',
  )}) end`;
}

/** True for a row without fault, true or NULL for no other. */
function allFine(read: ValueReader, written: boolean): Fragment {
  const figure = (field: 'upload' | 'latency' | 'jitter', limit: Fragment) =>
    read.has(field)
      ? fragment`(${identifier(field)} between 0 and ${limit} or ${read.text(field)} is null)`
      : fragment`true`;
  const placed =
    read.has('longitude') || read.has('latitude')
      ? fragment`(longitude between -180 and 180 and latitude between -90 and 90
          and (abs(longitude) >= $nullIsland or abs(latitude) >= $nullIsland))`
      : fragment`not ${unnamed(read)}`;
  const terms = [
    written ? fragment`problem is null` : fragment`true`,
    fragment`download between 0 and ${read.speedLimit('download', SPEED_LIMIT_KBPS)}`,
    figure('upload', read.speedLimit('upload', SPEED_LIMIT_KBPS)),
    figure('latency', delayLimit),
    figure('jitter', delayLimit),
    fragment`tested_on between $earliest::date and $today::date`,
    placed,
  ];
  return joinFragments(terms, ' and ');
}

/** No name says where. */
const unnamed = (read: ValueReader): Fragment =>
  fragment`(${empty(read.text('district'))} and ${empty(read.text('commune'))} and ${empty(read.text('address'))})`;

function downloadReason(read: ValueReader): Fragment {
  const text = read.text('download');
  return fragment`case
    when download is null then case when ${empty(text)} then ${code('download_missing')}
      when ${noNumber(text)} then ${code('download_not_a_number')}
      else ${code('download_out_of_range')} end
    when download < 0 then ${code('download_negative')}
    when download > ${read.speedLimit('download', SPEED_LIMIT_KBPS)} then ${code('download_out_of_range')} end`;
}

/** A figure that may be missing. */
function figureReason(
  read: ValueReader,
  field: 'upload' | 'latency' | 'jitter',
  limit: Fragment,
): Fragment | null {
  if (!read.has(field)) return null;
  const [text, value] = [read.text(field), identifier(field)];
  return fragment`case
    when ${value} is null then case when ${text} is null or ${empty(text)} then null
      when ${noNumber(text)} then ${code(`${field}_not_a_number`)}
      else ${code(`${field}_out_of_range`)} end
    when not ${value} between 0 and ${limit} then ${code(`${field}_out_of_range`)} end`;
}

/** A position must be whole and real; without one, a name must say where. */
function placeReason(read: ValueReader): Fragment {
  const [x, y] = [read.text('longitude'), read.text('latitude')];
  return fragment`case
    when longitude is null or latitude is null then case
      when longitude is null and not ${empty(x)} then ${unreadable(x, 'longitude')}
      when latitude is null and not ${empty(y)} then ${unreadable(y, 'latitude')}
      when (longitude is null) <> (latitude is null) then ${code('position_incomplete')}
      when ${unnamed(read)} then ${code('place_missing')} end
    when not longitude between -180 and 180 or not latitude between -90 and 90
      then ${code('position_out_of_range')}
    when abs(longitude) < $nullIsland and abs(latitude) < $nullIsland then ${code('null_island')} end`;
}

/** No digits at all, or marks where none can stand; what is left is a number too long for its column. */
const noNumber = (text: Fragment): Fragment => fragment`try_cast(${text} as double) is null`;

const PLUS_CODE = literal('^\\s*[2-9CFGHJMPQRVWX]{4,8}\\+[2-9CFGHJMPQRVWX]{0,3}');
const DEGREES_MINUTES = literal('\\d\\s*[°º˚:dD]\\s*\\d|\\d\\s+\\d|\\d\\s*[\'′’"″”]');

/** Why a text is no decimal degrees. */
const unreadable = (text: Fragment, field: 'longitude' | 'latitude'): Fragment => fragment`case
  when regexp_matches(upper(${text}), ${PLUS_CODE}) then ${code('position_plus_code')}
  when regexp_matches(${text}, ${DEGREES_MINUTES}) then ${code('position_in_degrees_minutes')}
  else ${code(`${field}_not_a_number`)} end`;

/** The cell that a rejection shows; never one that could name a person or a device. */
function valueAtFault(read: ValueReader, written: boolean): Fragment {
  const position = fragment`concat_ws('; ', ${read.text('longitude')}, ${read.text('latitude')})`;
  return fragment`left(case
    when reason is null then null
    ${written ? fragment`when reason = ${code('row_malformed')} then problem` : fragment``}
    when starts_with(reason, 'download_') then ${read.text('download')}
    when starts_with(reason, 'upload_') then ${read.text('upload')}
    when starts_with(reason, 'latency_') then ${read.text('latency')}
    when starts_with(reason, 'jitter_') then ${read.text('jitter')}
    when starts_with(reason, 'date_') then trim(instant_text)
    when starts_with(reason, 'longitude_') then ${read.text('longitude')}
    when starts_with(reason, 'latitude_') then ${read.text('latitude')}
    when starts_with(reason, 'position_') or reason = ${code('null_island')} then ${position} end, 200)`;
}

/** A view of `staged` in which every row has its number and every column there is. `first` is that of the first row read. */
export function numberRows(table: SourceTable, read: ValueReader) {
  const { numbering } = table;
  const number =
    numbering.kind === 'counted'
      ? fragment`(rowid + ${wholeNumber(numbering.first)})::integer as row_number, `
      : fragment``;
  const lacking = columnsOf(table, read).flatMap(({ name, of, otherwise }) =>
    of === null ? [fragment`, ${otherwise} as ${name}`] : [],
  );
  return statement()`
    create or replace temp view numbered as select ${number}*${joinFragments(lacking, '\n')} from staged
  `;
}

/** Takes out rows in which every column that is read is empty: a spreadsheet's blank rows. */
export const dropBlankRows = statement()`delete from staged where reason = ${BLANK}`;

/**
 * What staging found. `otherOrder` are dates that are none with the day first, and one with the month first;
 * `lateDays` rows of the 13th and later.
 */
export const stagedTotals = statement<{
  read: number;
  rejected: number;
  otherOrder: number;
  lateDays: number;
  firstOn: string | null;
  lastOn: string | null;
  lastDayOfMonth: number | null;
}>()`
  select count(*) as read, count(reason) as rejected,
    count(*) filter (where reason = 'date_not_a_date'
      and regexp_matches(bad_value, '^[0-9]{1,2}[/.-](1[3-9]|2[0-9]|3[01])[/.-][0-9]{2}')) as "otherOrder",
    count(*) filter (where reason is null and day(tested_on) > 12) as "lateDays",
    min(tested_on) filter (where reason is null) as "firstOn",
    max(tested_on) filter (where reason is null) as "lastOn",
    max(day(tested_on)) filter (where reason is null) as "lastDayOfMonth"
  from staged
`;
