import { CLUSTER, LOCAL_HOUR } from '../aggregates/clustered-measurements.sql.ts';
import { MEASUREMENTS_IN_SCOPE, PLACE_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';
import { PLACES_PER_DEGREE } from '#lib/domain/counting.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { Technology } from '#lib/domain/technology.ts';
import { fragment, statement, wholeNumber } from '../db/statement.ts';

/**
 * One measurement as evidence: all that its area's figures follow from. This is what is kept of a row when it is frozen;
 * `device` and `cluster` never leave the server, a pack has names in their place (`renameRows`).
 */
export interface EvidenceRow {
  readonly batch: number;
  /** In its batch. */
  readonly row: number;
  /** Code of the area of the scope, or id of the gap area. */
  readonly code: string;
  readonly testedOn: LocalDate;
  /** Of the local day, 0 to 23; null when only the date is known. */
  readonly hour: number | null;
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** 0 for a failed measurement. */
  readonly downloadKbps: number;
  readonly uploadKbps: number | null;
  readonly latencyMs: number | null;
  readonly technology: Technology;
  /** Code; null when unknown. */
  readonly operator: string | null;
  /** Hash of the device as a number in text; null when unknown. */
  readonly device: string | null;
  /** The cluster that intervals take it to belong to: its device, else its spot and day; a number in text. */
  readonly cluster: string;
  /** Marks of quality rules, see `rulesMarked`. */
  readonly flags: number;
  /** Position rounded to 0.01 degree; null when unknown. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Number of the named place, where there is no position. */
  readonly namedPlace: number | null;
  /** Tests per person stated for its batch; null where nobody stated them. */
  readonly testsPerPerson: number | null;
  /** Generated, not measured. */
  readonly simulated: boolean;
}

/** `codes`: JSON list of areas' codes. */
export type EvidenceRowsParams = ScopeParams & { readonly codes: string };

const ROUNDED = wholeNumber(PLACES_PER_DEGREE);
const AMONG_CODES = fragment`(select unnest(from_json($codes::json, '["VARCHAR"]')))`;

/** Selects evidence from a relation `test`. */
export const EVIDENCE_COLUMNS = fragment`
  select test.batch_id as batch, row_number as "row", test.code, tested_on as "testedOn", hour,
    isodow(tested_on)::integer as weekday, download_kbps as "downloadKbps", upload_kbps as "uploadKbps",
    latency_ms::double as "latencyMs", technology::varchar as technology, operator.code as operator,
    device_hash::varchar as device, cluster::varchar as cluster, flags,
    round(longitude * ${ROUNDED}) / ${ROUNDED} as longitude, round(latitude * ${ROUNDED}) / ${ROUNDED} as latitude,
    case when longitude is null then place_id end as "namedPlace", tests_per_person as "testsPerPerson",
    coalesce(batch.simulated, false) as simulated`;

/** What those columns are read from. */
export const EVIDENCE_SOURCES = fragment`from test left join operator using (operator_id)
    left join batch_statement using (batch_id) left join batch using (batch_id)`;

/** The measurements of a filter in some areas, failed ones included, ordered by batch and row. */
export const evidenceRows = statement<EvidenceRow, EvidenceRowsParams>()`
  with ${PLACE_SCOPE},
  test as (
    select batch_id, row_number, code, tested_on, ${LOCAL_HOUR} as hour, download_kbps, upload_kbps, latency_ms,
      technology, operator_id, device_hash, ${CLUSTER} as cluster, flags, longitude, latitude, place_id
    from ${MEASUREMENTS_IN_SCOPE} and code in ${AMONG_CODES}
  )
  ${EVIDENCE_COLUMNS} ${EVIDENCE_SOURCES}
  order by test.batch_id, row_number
`;

/** How many rows `evidenceRows` would give. */
export const countEvidenceRows = statement<{ readonly rows: number }, EvidenceRowsParams>()`
  with ${PLACE_SCOPE}
  select count(*) as rows from ${MEASUREMENTS_IN_SCOPE} and code in ${AMONG_CODES}
`;

/** Why measurements in the areas and dates of a scope are not counted, in the order in which they are asked. */
export const LEFT_OUT = [
  'other_technology',
  'unknown_operator',
  'other_operator',
  'marked',
  'failed',
] as const;

/** Why a measurement of the scope's places and dates is not counted, or that it is. */
export const REASON_LEFT_OUT = fragment`case
      when $technology::technology_t is not null and technology <> $technology::technology_t then 'other_technology'
      when $operator::varchar is not null and operator_id is null then 'unknown_operator'
      when $operator::varchar is not null and operator.code <> $operator then 'other_operator'
      when $unflagged and flags <> 0 then 'marked'
      when download_kbps = 0 and not $failedAsZero then 'failed'
      else 'counted' end`;

/** Measurements in the areas and dates of a scope, by area and by why they were left out or counted. */
export const exclusionCounts = statement<
  { readonly code: string; readonly reason: string; readonly tests: number },
  EvidenceRowsParams & { readonly failedAsZero: boolean }
>()`
  with ${PLACE_SCOPE}
  select place_scope.code, ${REASON_LEFT_OUT} as reason,
    count(*) as tests
  from measurement join place_scope using (place_id) left join operator using (operator_id)
  where tested_on >= $from::date and tested_on < $to::date and place_scope.code in ${AMONG_CODES}
  group by all order by all
`;

/** `batches`: JSON list of batches' numbers. */
type BatchesParams = { readonly batches: string };
const AMONG_BATCHES = fragment`(select unnest(from_json($batches::json, '["INTEGER"]')))`;

/** Rows of files that were not taken in, by reason. */
export const rejectionCounts = statement<
  { readonly reason: string; readonly tests: number },
  BatchesParams
>()`
  select code as reason, count(*) as tests from rejection where batch_id in ${AMONG_BATCHES}
  group by all order by all
`;

/** The files that rows came from. */
export const evidenceBatches = statement<
  {
    readonly batch: number;
    readonly fileSha256: string;
    readonly loadedAt: string;
    readonly simulated: boolean;
    readonly rowsRead: number;
    readonly rowsAccepted: number;
    readonly rowsRejected: number;
    readonly rowsDuplicate: number;
  },
  BatchesParams
>()`
  select batch_id as batch, file_sha256 as "fileSha256", loaded_at as "loadedAt", simulated,
    rows_read as "rowsRead", rows_accepted as "rowsAccepted", rows_rejected as "rowsRejected",
    rows_duplicate as "rowsDuplicate"
  from batch where batch_id in ${AMONG_BATCHES} order by batch_id
`;
