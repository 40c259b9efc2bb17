import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { fragment, identifier, wholeNumber, type Fragment } from '../../db/statement.ts';
import { MAX_NAME_BYTES } from '../read/limits.ts';
import { deviceHash, hashedDevice } from './device-hash.sql.ts';
import { stageVariable } from './stage-variables.sql.ts';
import { defaultReading, figureLimit, placedReading, slowReading, speedLimit } from './row-reasons.sql.ts';
import { wifiHint } from '../rules/wifi-hint.sql.ts';
import type { SourceTable } from '../read/source-table.ts';
import type { ValueReader } from './values.sql.ts';

/** An optional column: its expression in `staged`, null when it is not stored there, and its value in `numbered` then. */
export interface StagedColumn {
  readonly name: Fragment;
  readonly of: Fragment | null;
  readonly otherwise: Fragment;
}

/** The value of the fast path, or of the slow path. */
export const eitherReading = (fine: Fragment, otherwise: Fragment): Fragment =>
  fragment`case when fast then ${fine} else ${otherwise} end`;

/** Which optional columns are staged? Absent and constant ones are not: for millions of rows this halves memory. */
export function columnsOf(table: SourceTable, read: ValueReader): readonly StagedColumn[] {
  const word = (name: string, field: MeasurementField): StagedColumn => ({
    name: identifier(name),
    of: read.isColumn(field) ? shortened(read.text(field)) : null,
    otherwise: read.text(field),
  });
  const figure = (
    name: string,
    field: 'upload' | 'latency' | 'jitter' | 'longitude' | 'latitude',
    type: Fragment,
    of: Fragment,
  ): StagedColumn => ({
    name: identifier(name),
    of: read.has(field) ? of : null,
    otherwise: fragment`null::${type}`,
  });
  const device = table.devicesHashed
    ? hashedDevice(read.text('device'))
    : deviceHash(read.text('device'), stageVariable('secret'));
  return [
    word('operator_word', 'operator'),
    word('network_word', 'network_code'),
    // Stored even if constant: rows with an unknown technology are found by it.
    { ...word('technology_word', 'technology'), of: shortened(read.text('technology')) },
    word('district_name', 'district'),
    word('commune_name', 'commune'),
    word('address', 'address'),
    figure('upload_kbps', 'upload', fragment`integer`, speed(read, 'upload')),
    figure('latency_ms', 'latency', fragment`decimal(9, 3)`, delay(read, 'latency')),
    figure('jitter_ms', 'jitter', fragment`decimal(9, 3)`, delay(read, 'jitter')),
    figure('longitude', 'longitude', fragment`double`, coordinate('longitude')),
    figure('latitude', 'latitude', fragment`double`, coordinate('latitude')),
    { name: fragment`device_hash`, of: device, otherwise: fragment`null::ubigint` },
    {
      name: fragment`tests`,
      of: read.counts === null ? null : wholeCount(read.counts),
      otherwise: fragment`null::integer`,
    },
    { name: fragment`wifi_hint`, of: wifiHint(table), otherwise: fragment`false` },
  ];
}

/** How many tests a row sums up; null for what is no whole number of 1 or more. */
const wholeCount = (cell: Fragment): Fragment => fragment`case
  when try_cast(${cell} as double) between 1 and 2000000000 and try_cast(${cell} as double) % 1 = 0
    then try_cast(${cell} as double)::integer
  when regexp_full_match(trim(${cell}), '[0-9]{1,3}([., ][0-9]{3})+')
    then try_cast(regexp_replace(${cell}, '[., ]', '', 'g') as integer) end`;

const coordinate = (field: 'longitude' | 'latitude'): Fragment =>
  eitherReading(defaultReading(field), placedReading(field));

/** A name or address, truncated if it is too long to be one. */
const shortened = (text: Fragment): Fragment =>
  fragment`case when strlen(${text}) <= ${NAME_LIMIT} then ${text} else left(${text}, ${SHORTENED_LENGTH}) || '…' end`;
const [NAME_LIMIT, SHORTENED_LENGTH] = [MAX_NAME_BYTES, 100].map(wholeNumber) as [Fragment, Fragment];

/** Milliseconds; NULL for an implausible delay. */
function delay(read: ValueReader, field: 'latency' | 'jitter'): Fragment {
  const value = slowReading(field);
  return eitherReading(
    defaultReading(field),
    fragment`case when ${value} between 0 and ${figureLimit(read, field)} then ${value} end`,
  );
}

/** Whole kbit/s; NULL for an implausible speed. */
export function speed(read: ValueReader, field: 'download' | 'upload'): Fragment {
  const value = slowReading(field);
  return eitherReading(
    read.kbps(field, defaultReading(field)),
    fragment`case when ${value} between 0 and ${speedLimit(read, field)} then ${read.kbps(field, value)} end`,
  );
}
