import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { RejectionCode } from '#lib/domain/rejection.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';
import { PLUS_CODE } from '../mapping/position-forms.ts';
import { DELAY_LIMIT_MS, SPEED_LIMIT_KBPS } from '../read/limits.ts';
import { stageVariable } from './stage-variables.sql.ts';
import type { ValueReader } from './values.sql.ts';

/** Reason of an empty row; such rows are deleted again. */
export const BLANK = literal('blank');
const code = (name: RejectionCode): Fragment => literal(name);
const empty = (text: Fragment): Fragment => fragment`coalesce(trim(${text}), '') = ''`;
const delayLimit = wholeNumber(DELAY_LIMIT_MS);

/** Earlier dates come from two-digit years, parsed as first century, and from DuckDB's special values for instants. */
const FIRST_CLEAR_DATE = fragment`date '1900-01-03'`;

/** Figures that a measurement may lack. */
const OPTIONAL_FIGURES = ['upload', 'latency', 'jitter'] as const;

/** The largest plausible speed, in the unit of the column. */
export const speedLimit = (read: ValueReader, field: 'download' | 'upload'): Fragment =>
  read.speedLimit(field, SPEED_LIMIT_KBPS);

/** Column names of a field in staging: its value on the fast path, its value on the slow path, and its text. */
export const defaultReading = (field: string): Fragment => identifier(`default_${field}`);
/** Column of a field's value on the slow path. */
export const slowReading = (field: string): Fragment => identifier(field);
/** Column of a field's text. */
export const textOf = (field: string): Fragment => identifier(`text_${field}`);

/**
 * Is a row valid with every cell read in the default format? False or NULL sends it to the slow path, as do positions in
 * the southern hemisphere or near 0, 0.
 */
export function passesFastPath(read: ValueReader, storedNumbers: boolean): Fragment {
  const figure = (field: 'upload' | 'latency' | 'jitter', limit: Fragment) =>
    read.has(field)
      ? orElse(
          fragment`${defaultReading(field)} between 0 and ${limit}`,
          fragment`${read.text(field)} is null`,
        )
      : fragment`true`;
  const named = fragment`not ${hasNoPlaceName((field) => read.text(field))}`;
  const placed =
    read.has('longitude') || read.has('latitude')
      ? orElse(
          fragment`${defaultReading('latitude')} between ${stageVariable('nullIsland')} and 90 and ${defaultReading('longitude')} between -180 and 180`,
          fragment`${read.text('longitude')} is null and ${read.text('latitude')} is null and ${named}`,
        )
      : named;
  const terms = [
    storedNumbers ? fragment`problem is null` : fragment`true`,
    fragment`${defaultReading('download')} between 0 and ${speedLimit(read, 'download')}`,
    fragment`default_on between greatest(${stageVariable('earliest')}::date, ${FIRST_CLEAR_DATE}) and ${stageVariable('today')}::date`,
    figure('upload', speedLimit(read, 'upload')),
    figure('latency', delayLimit),
    figure('jitter', delayLimit),
    placed,
  ];
  return joinFragments(terms, ' and ');
}

/** The same as `or`, of which both sides would be computed for every row. */
const orElse = (usual: Fragment, otherwise: Fragment): Fragment =>
  fragment`case when ${usual} then true else ${otherwise} end`;

/** Why is a row of the slow path rejected? The first reason in the order of REJECTION_CODES; NULL for none. */
export function firstReason(read: ValueReader, storedNumbers: boolean): Fragment {
  const checks = [
    storedNumbers ? fragment`case when problem is not null then ${code('row_malformed')} end` : null,
    fragment`case when ${read.blank()} then ${BLANK} end`,
    downloadReason(read),
    fragment`case when slow_on is null
        then case when ${empty(fragment`instant_text`)} then ${code('date_missing')}
          else ${code('date_not_a_date')} end
      when slow_on > ${stageVariable('today')}::date then ${code('date_in_future')}
      when slow_on < ${stageVariable('earliest')}::date then ${code('date_too_early')} end`,
    placeReason(),
  ];
  return fragment`coalesce(${joinFragments(
    checks.filter((check) => check !== null),
    ', ',
  )})`;
}

/** Is a row without any name of a place? */
function hasNoPlaceName(text: (field: MeasurementField) => Fragment): Fragment {
  const names = (['district', 'commune', 'address'] as const).map((field) => empty(text(field)));
  return fragment`(${joinFragments(names, ' and ')})`;
}

function downloadReason(read: ValueReader): Fragment {
  const [text, value] = [textOf('download'), slowReading('download')];
  return fragment`case
    when ${value} is null then case when ${empty(text)} then ${code('download_missing')}
      when ${isNotANumber(text)} then ${code('download_not_a_number')}
      else ${code('download_out_of_range')} end
    when ${value} < 0 then ${code('download_negative')}
    when ${value} > ${speedLimit(read, 'download')} then ${code('download_out_of_range')} end`;
}

/** An optional figure whose cell cannot be read: it becomes empty, and its row is kept. */
type OptionalFigure = (typeof OPTIONAL_FIGURES)[number];

/** Does the cell of an optional figure hold something that cannot be read? */
const isUnread = (read: ValueReader, field: OptionalFigure): Fragment =>
  fragment`coalesce(trim(${textOf(field)}), '') <> ''
    and coalesce(${slowReading(field)} not between 0 and ${figureLimit(read, field)}, true)`;

/** The largest plausible value of an optional figure, in the unit of its column. */
export const figureLimit = (read: ValueReader, field: OptionalFigure): Fragment =>
  field === 'upload' ? speedLimit(read, 'upload') : delayLimit;

/**
 * The cells of a row that cannot be used and do not cost its test, each with its field and text; NULL without any. A
 * time of day costs none beside a date, a position beside a name of a place; `position` are both its cells.
 */
export function unreadCells(read: ValueReader): Fragment {
  const cell = (field: UnreadField, value: Fragment, beyond = fragment`false`) =>
    fragment`{'field': ${literal(field)}, 'beyond': ${beyond}, 'value': left(${value}, 200)}`;
  const figures = OPTIONAL_FIGURES.filter((field) => read.has(field)).map((field) => {
    const beyond = fragment`coalesce(${slowReading(field)} > ${figureLimit(read, field)}, false)`;
    return fragment`case when ${isUnread(read, field)} then ${cell(field, textOf(field), beyond)} end`;
  });
  const time = read.timeField;
  const isTimeLost = fragment`slow_instant is null and slow_day is not null`;
  const cells = [
    ...figures,
    ...(time === null ? [] : [fragment`case when ${isTimeLost} then ${cell(time, read.text(time))} end`]),
    ...(hasPosition(read) ? [lostPosition(cell)] : []),
  ];
  if (cells.length === 0) return fragment`null::struct(field varchar, beyond boolean, value varchar)[]`;
  return fragment`nullif(list_filter([${joinFragments(cells, ', ')}], lambda cell: cell is not null), [])`;
}

/** Fields whose cells may be unread; `position` is a pair of numbers that is no place. */
export type UnreadField =
  OptionalFigure | 'tested_at' | 'tested_time' | 'longitude' | 'latitude' | 'position';

const hasPosition = (read: ValueReader): boolean => read.has('longitude') || read.has('latitude');
const pair = fragment`concat_ws('; ', ${textOf('longitude')}, ${textOf('latitude')})`;

function lostPosition(cell: (field: UnreadField, value: Fragment) => Fragment): Fragment {
  const [x, y] = [textOf('longitude'), textOf('latitude')];
  return fragment`case
    when longitude is null and not ${empty(x)} or abs(longitude) > 180 then ${cell('longitude', x)}
    when latitude is null and not ${empty(y)} or abs(latitude) > 90 then ${cell('latitude', y)}
    when (longitude is not null or latitude is not null) and not ${isPlace} then ${cell('position', pair)} end`;
}

/** Are longitude and latitude of the slow path a position? Never NULL. */
const isPlace = fragment`coalesce(longitude between -180 and 180 and latitude between -90 and 90
  and not (abs(longitude) < ${stageVariable('nullIsland')} and abs(latitude) < ${stageVariable('nullIsland')}), false)`;

/** A coordinate of the slow path; NULL where both are no position. */
export const placedReading = (field: 'longitude' | 'latitude'): Fragment =>
  fragment`case when ${isPlace} then ${slowReading(field)} end`;

/** The reason for the location, of a row without any name of a place: it must have a complete and valid position. */
function placeReason(): Fragment {
  const [x, y] = [textOf('longitude'), textOf('latitude')];
  return fragment`case
    when not ${hasNoPlaceName(textOf)} then null
    when longitude is null or latitude is null then case
      when longitude is null and not ${empty(x)} then ${positionReason(x, 'longitude')}
      when latitude is null and not ${empty(y)} then ${positionReason(y, 'latitude')}
      when (longitude is null) <> (latitude is null) then ${code('position_incomplete')}
      else ${code('place_missing')} end
    when not longitude between -180 and 180 or not latitude between -90 and 90
      then ${code('position_out_of_range')}
    when abs(longitude) < ${stageVariable('nullIsland')} and abs(latitude) < ${stageVariable('nullIsland')} then ${code('null_island')} end`;
}

/** Is a text not a number at all? Otherwise it is a number too long for its column. */
const isNotANumber = (text: Fragment): Fragment => fragment`try_cast(${text} as double) is null`;

const DEGREES_MINUTES = literal('\\d\\s*[°º˚:dD]\\s*\\d|\\d\\s+\\d|\\d\\s*[\'′’"″”]');

/** Why is a text not decimal degrees? */
const positionReason = (text: Fragment, field: 'longitude' | 'latitude'): Fragment => fragment`case
  when regexp_matches(upper(${text}), ${literal(PLUS_CODE)}) then ${code('position_plus_code')}
  when regexp_matches(${text}, ${DEGREES_MINUTES}) then ${code('position_in_degrees_minutes')}
  else ${code(`${field}_not_a_number`)} end`;

/** The cell that a rejection shows, never one of a person or device column. NULL without a reason. */
export function rejectedValue(storedNumbers: boolean): Fragment {
  return fragment`case when reason is null then null else left(case
    ${storedNumbers ? fragment`when reason = ${code('row_malformed')} then problem` : fragment``}
    when starts_with(reason, 'download_') then ${textOf('download')}
    when starts_with(reason, 'date_') then trim(instant_text)
    when starts_with(reason, 'longitude_') then ${textOf('longitude')}
    when starts_with(reason, 'latitude_') then ${textOf('latitude')}
    when starts_with(reason, 'position_') or reason = ${code('null_island')} then ${pair} end, 200) end`;
}
