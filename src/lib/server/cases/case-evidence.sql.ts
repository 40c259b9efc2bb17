import { NAMED_SITES } from '../aggregates/clustered-measurements.sql.ts';
import { statement } from '../db/statement.ts';
import type { EvidenceRow } from '../evidence/evidence-rows.sql.ts';

/** Records the evidence of a case. */
export const insertEvidence = statement<never, { case: number; evidence: string }>()`
  insert into case_evidence values ($case, $evidence::json)
`;

/** The evidence of a case; no row of one with gap areas only that was made by an earlier version. */
export const evidenceOfCase = statement<{ readonly evidence: string }, { case: number }>()`
  select evidence::varchar as evidence from case_evidence where case_id = $case
`;

/** The tests of an operator that came with an entry, at the case's places. */
export const operatorEvidenceRows = statement<
  Omit<EvidenceRow, 'batch' | 'operator' | 'testsPerPerson' | 'simulated'>,
  { case: number; entry: number }
>()`
  select row_number as "row", split_part(place_key, ':', 2) as code, tested_on as "testedOn", local_hour::integer as hour,
    isodow(tested_on)::integer as weekday, download_kbps as "downloadKbps", upload_kbps as "uploadKbps",
    latency_ms::double as "latencyMs", technology::varchar as technology, device_hash::varchar as device,
    coalesce(device_hash::varchar, site || ' ' || tested_on) as cluster, flags, longitude, latitude,
    case when longitude is null then (site - ${NAMED_SITES})::integer end as "namedPlace"
  from case_operator_test join case_place using (case_id, place_number)
  where case_id = $case and entry_number = $entry
  order by row_number
`;

/** The frozen rows of a case's places, ordered by batch and row; `code` is that of an area or the id of a gap area. */
export const frozenEvidenceRows = statement<
  Omit<EvidenceRow, 'operator' | 'testsPerPerson' | 'simulated'>,
  { case: number }
>()`
  select batch_id as batch, row_number as "row", split_part(place_key, ':', 2) as code, tested_on as "testedOn",
    local_hour::integer as hour, isodow(tested_on)::integer as weekday, download_kbps as "downloadKbps",
    upload_kbps as "uploadKbps", latency_ms::double as "latencyMs", technology::varchar as technology,
    device_hash::varchar as device, cluster::varchar as cluster, flags, longitude, latitude,
    case when longitude is null then (site - ${NAMED_SITES})::integer end as "namedPlace"
  from case_measurement join case_place using (case_id, place_number)
  where case_id = $case
  order by batch_id, row_number
`;
