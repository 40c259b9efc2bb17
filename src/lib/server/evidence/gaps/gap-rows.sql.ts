import { CLUSTER, LOCAL_HOUR } from '../../aggregates/clustered-measurements.sql.ts';
import { onLattice, type LatticeParams } from '../../aggregates/hex-lattice.sql.ts';
import {
  DATES_IN_SCOPE,
  MEASUREMENTS_IN_SCOPE,
  PLACE_SCOPE,
  type ScopeParams,
} from '../../aggregates/scope.sql.ts';
import { fragment, statement } from '../../db/statement.ts';
import {
  EVIDENCE_COLUMNS,
  EVIDENCE_SOURCES,
  REASON_LEFT_OUT,
  type EvidenceRow,
} from '../evidence-rows.sql.ts';

/** `gapCells`: JSON list of `cell`, its number on the lattice, and `gap`, the id of the gap area it belongs to. */
export type GapRowsParams = ScopeParams & LatticeParams & { readonly gapCells: string };

/** CTE `in_gap(cell, gap)`. */
const IN_GAP = fragment`
  in_gap as (
    select entry.cell as cell, entry.gap as gap
    from (select unnest(from_json($gapCells::json, '[{"cell": "BIGINT", "gap": "VARCHAR"}]')) as entry)
  )`;

/** The measurements of a filter in gap areas, failed ones included, ordered by batch and row; `code` is the gap's id. */
export const gapRows = statement<EvidenceRow, GapRowsParams>()`
  with ${PLACE_SCOPE}, ${IN_GAP},
  test as (
    select batch_id, row_number, gap as code, tested_on, ${LOCAL_HOUR} as hour, download_kbps, upload_kbps, latency_ms,
      technology, operator_id, device_hash, ${CLUSTER} as cluster, flags, longitude, latitude, place_id
    from ${onLattice(MEASUREMENTS_IN_SCOPE)} as on_lattice join in_gap using (cell)
  )
  ${EVIDENCE_COLUMNS} ${EVIDENCE_SOURCES}
  order by test.batch_id, row_number
`;

/** Measurements in gap areas on the dates of a scope, by gap and by why they were left out or counted. */
export const gapExclusions = statement<
  { readonly code: string; readonly reason: string; readonly tests: number },
  GapRowsParams & { readonly failedAsZero: boolean }
>()`
  with ${PLACE_SCOPE}, ${IN_GAP},
  placed as (
    select gap, technology, operator_id, flags, download_kbps
    from ${onLattice(fragment`measurement join place_scope using (place_id) where ${DATES_IN_SCOPE}`)} as on_lattice
      join in_gap using (cell)
  )
  select gap as code, ${REASON_LEFT_OUT} as reason, count(*) as tests
  from placed left join operator using (operator_id)
  group by all order by all
`;
