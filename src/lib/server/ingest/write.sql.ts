import { fragment, literal, statement, type Fragment } from '../db/statement.ts';
import type { PositionTagging } from '../areas/position-tagging.sql.ts';
import { marking, type FileFindings } from './rules/marks.sql.ts';
import { REJECTION_CODES } from '#lib/domain/rejection.ts';

/** Takes the next batch id. */
export const nextBatchId = statement<{ id: number }>()`select nextval('batch_id_sequence')::integer as id`;

const values = (
  { tagging: { placeId: place }, namedPlaceId }: Placing,
  { flags, flagsOff }: { readonly flags: Fragment; readonly flagsOff: Fragment },
): Fragment => fragment`$batch::integer, s.row_number, s.tested_on, s.tested_at,
  coalesce(${place}, case when s.longitude is null then ${namedPlaceId} end),
  s.operator_id, s.technology, s.download_kbps, s.upload_kbps,
  s.latency_ms, s.jitter_ms, s.longitude, s.latitude, s.device_hash, ${flags}, ${flagsOff}`;

const columns = fragment`batch_id, row_number, tested_on, tested_at, place_id, operator_id, technology,
  download_kbps, upload_kbps, latency_ms, jitter_ms, longitude, latitude, device_hash, flags, flags_off`;

/** How rows are assigned to places: by position, or by names. */
export interface Placing {
  readonly tagging: PositionTagging;
  /** Joins that look up the place of a row without a position by its names. */
  readonly names: Fragment;
  /** The id of that place. */
  readonly namedPlaceId: Fragment;
}

const joins = ({ tagging, names }: Placing): Fragment => fragment`
  ${names}
  ${tagging.joins}`;

/** Writes the accepted rows with their places; `into` another relation with the columns of `measurement`. */
export function insertMeasurements(
  placing: Placing,
  findings: FileFindings,
  hasDuplicates: boolean,
  into = fragment`measurement`,
) {
  const marks = marking(findings, placing.tagging.empty ? null : placing.tagging.placeId);
  return statement<never, { batch: number }>()`
    insert into ${into} (${columns})
    select ${values(placing, marks)}
    from named as s ${joins(placing)} ${marks.joins}
    where s.reason is null
      ${hasDuplicates ? fragment`and s.row_number not in (select row_number from duplicate)` : fragment``}
  `;
}

/** Writes the accepted rows of a file of reference values; of their positions only the places are kept. */
export function insertReferenceValues({ tagging, names, namedPlaceId }: Placing) {
  return statement<never, { batch: number }>()`
    insert into reference_value (batch_id, row_number, dated_on, place_id, operator_id, technology, download_kbps,
      upload_kbps, latency_ms, tests)
    select $batch::integer, s.row_number, s.tested_on,
      coalesce(${tagging.placeId}, case when s.longitude is null then ${namedPlaceId} end),
      s.operator_id, s.technology, s.download_kbps, s.upload_kbps, s.latency_ms, s.tests
    from named as s ${joins({ tagging, names, namedPlaceId })}
    where s.reason is null
  `;
}

/** Writes the duplicates with references to their originals, so that they can be promoted when those are undone. */
export function insertDuplicates(placing: Placing, findings: FileFindings) {
  const marks = marking(findings, placing.tagging.empty ? null : placing.tagging.placeId);
  return statement<never, { batch: number }>()`
    insert into duplicate_measurement (${columns}, original_batch_id, original_row_number)
    select ${values(placing, marks)}, coalesce(d.original_batch_id, $batch), d.original_row_number
    from named as s join duplicate as d on d.row_number = s.row_number ${joins(placing)} ${marks.joins}
  `;
}

/** Writes the rejected rows, whose values were masked before they were read. `columnNames` are the file's columns by code. */
export function insertRejections(columnNames: ReadonlyMap<string, string>) {
  const names = REJECTION_CODES.flatMap((code) => {
    const name = columnNames.get(code);
    return name === undefined ? [] : [fragment`when ${literal(code)} then ${literal(name)}`];
  }).reduce((all, next) => fragment`${all} ${next}`, fragment``);
  return statement<never, { batch: number }>()`
    insert into rejection (batch_id, row_number, code, column_name, value)
    select $batch, row_number, reason, case reason ${names} else null end, bad_value
    from numbered where reason is not null
  `;
}

/** How many rows were written for a batch? */
export const writtenTotals = statement<
  { accepted: number; duplicates: number; rejected: number; unplaced: number },
  { batch: number }
>()`
  with accepted as (
    select place_id, count(*) as rows from measurement where batch_id = $batch group by place_id
    union all select place_id, count(*) from reference_value where batch_id = $batch group by place_id
  )
  select coalesce(sum(rows), 0)::bigint as accepted,
    (select count(*) from duplicate_measurement where batch_id = $batch) as duplicates,
    (select count(*) from rejection where batch_id = $batch) as rejected,
    coalesce(sum(rows) filter (where place_id is null or place_id not in (select place_id from place_unit)), 0)::bigint
      as unplaced
  from accepted
`;

/** Inserts the record of a loaded batch with its counts. */
export const insertBatch = statement<
  never,
  {
    id: number;
    kind: string;
    fileName: string;
    sha256: string;
    sheet: string | null;
    rawKey: string;
    bytes: number;
    loadedBy: string;
    now: string;
    mapping: string | null;
    read: number;
    accepted: number;
    rejected: number;
    duplicates: number;
    unplaced: number;
    firstOn: string | null;
    lastOn: string | null;
    simulated: boolean;
    notices: string;
  }
>()`
  insert into batch (batch_id, kind, file_name, file_sha256, file_bytes, loaded_by, loaded_at, mapping, rows_read,
    rows_accepted, rows_rejected, rows_duplicate, rows_unplaced, first_on, last_on, state, undone_at, simulated,
    notices, sheet, raw_key)
  values ($id, $kind, $fileName, $sha256, $bytes, $loadedBy, $now::timestamp, $mapping::json, $read, $accepted,
    $rejected, $duplicates, $unplaced, $firstOn::date, $lastOn::date, 'loaded', null, $simulated, $notices::json,
    $sheet, $rawKey)
`;

/** Updates a batch that was loaded again; who loaded the file and when does not change. */
export const updateBatch = statement<
  never,
  {
    id: number;
    mapping: string;
    read: number;
    accepted: number;
    rejected: number;
    duplicates: number;
    unplaced: number;
    firstOn: string | null;
    lastOn: string | null;
    notices: string;
  }
>()`
  update batch set mapping = $mapping::json, rows_read = $read, rows_accepted = $accepted,
    rows_rejected = $rejected, rows_duplicate = $duplicates, rows_unplaced = $unplaced,
    first_on = $firstOn::date, last_on = $lastOn::date, notices = $notices::json, state = 'loaded',
    undone_at = null
  where batch_id = $id
`;
