import type { EvidenceGrade } from '#lib/domain/cases/verification/evidence-grade.ts';
import { BAND } from '../aggregates/clustered-measurements.sql.ts';
import { onLattice } from '../aggregates/hex-lattice.sql.ts';
import { MEASUREMENTS_IN_SCOPE, PLACE_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';
import { BAND_HOURS } from '#lib/domain/counting.ts';
import { fragment, statement, wholeNumber } from '../db/statement.ts';
import type { CellScopeParams } from './freeze.sql.ts';

/** A measurement as a verification takes it, its place and operator being known. */
export interface CountedRow {
  readonly kbps: number;
  readonly device: string | null;
  readonly band: number | null;
  readonly day: string;
  readonly grade: EvidenceGrade;
}

/** CTE `graded(batch_id, grade)`: how a batch's measurements were made, by the last recorded statement. */
const GRADED = fragment`
  graded as (select batch_id, arg_max(grade, rowid) as grade from batch_grade group by batch_id)`;

const COUNTED = fragment`
  select download_kbps as kbps, device_hash::varchar as device, ${BAND} as band, tested_on::varchar as day,
    coalesce(grade, 'citizens') as grade`;

/** In a total order, so that equal data give equal sums. */
const ORDERED = fragment`order by tested_on, batch_id, row_number`;

/**
 * The frozen measurements of a case by place; failed ones only where they count as zeros. Graded as stated before the case
 * was made: later statements change nothing in it.
 */
export const frozenRows = statement<
  CountedRow & { readonly place: number },
  { case: number; failedAsZero: boolean }
>()`
  with graded as (
    select batch_id, arg_max(grade, batch_grade.rowid) as grade
    from batch_grade, evidence_case where case_id = $case and set_at <= opened_at group by batch_id
  )
  select place_number as place, download_kbps as kbps, device_hash::varchar as device,
    (local_hour // ${wholeNumber(BAND_HOURS)})::integer as band, tested_on::varchar as day,
    coalesce(grade, 'citizens') as grade
  from case_measurement left join graded using (batch_id)
  where case_id = $case and (download_kbps > 0 or $failedAsZero)
  ${ORDERED}
`;

/** The measurements of an area. */
export const rowsOfArea = statement<CountedRow, ScopeParams & { readonly failedAsZero: boolean }>()`
  with ${PLACE_SCOPE}, ${GRADED},
  here as (select measurement.* from ${MEASUREMENTS_IN_SCOPE} and (download_kbps > 0 or $failedAsZero))
  ${COUNTED} from here left join graded using (batch_id) ${ORDERED}
`;

/** The measurements in a set of cells. */
export const rowsInCells = statement<CountedRow, CellScopeParams & { readonly failedAsZero: boolean }>()`
  with ${PLACE_SCOPE}, ${GRADED},
  chosen as (select unnest(from_json($cells::json, '["BIGINT"]')) as cell),
  here as (
    select * from ${onLattice(MEASUREMENTS_IN_SCOPE)} as placed
    where cell in (from chosen) and (download_kbps > 0 or $failedAsZero)
  )
  ${COUNTED} from here left join graded using (batch_id) ${ORDERED}
`;

/** The rules of evidence: JSON of `GradesFile`. */
export const evidenceRules = statement<{ readonly rules: string }>()`
  select rules::varchar as rules from evidence_rules
`;
