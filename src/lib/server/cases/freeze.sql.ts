import type { Level } from '#lib/domain/area.ts';
import { CLUSTER, LOCAL_HOUR, SITE } from '../aggregates/clustered-measurements.sql.ts';
import { onLattice, type LatticeParams } from '../aggregates/hex-lattice.sql.ts';
import { MEASUREMENTS_IN_SCOPE, PLACE_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';
import { fragment, statement } from '../db/statement.ts';

type CaseNumbers = {
  readonly case: number;
  readonly place: number;
};

/** Selects the measurements in a set of cells, as the page of gaps does: those beyond the edition's areas are none. */
export type CellScopeParams = ScopeParams & CellsOnLattice;

/** Cells on a lattice: a JSON list of their numbers. */
export type CellsOnLattice = LatticeParams & { readonly cells: string };

/** What is kept of a measurement: positions rounded to 0.01 degree, devices by their hash. */
const FROZEN_COLUMNS = fragment`
  $case::integer, $place::integer, batch_id, row_number, tested_on, ${LOCAL_HOUR}::utinyint, technology,
  download_kbps, upload_kbps, latency_ms, round(longitude, 2), round(latitude, 2), device_hash, ${CLUSTER}, ${SITE},
  flags::uinteger`;

/** Freezes the measurements of an area, failed ones included; one row with their number. */
export const freezeArea = statement<{ readonly Count: bigint }, ScopeParams & CaseNumbers>()`
  insert into case_measurement
  with ${PLACE_SCOPE}
  select ${FROZEN_COLUMNS} from ${MEASUREMENTS_IN_SCOPE}
`;

/** Freezes the measurements in a set of cells, failed ones included; one row with their number. */
export const freezeCells = statement<{ readonly Count: bigint }, CellScopeParams & CaseNumbers>()`
  insert into case_measurement
  with ${PLACE_SCOPE}, chosen as (select unnest(from_json($cells::json, '["BIGINT"]')) as cell)
  select ${FROZEN_COLUMNS} from ${onLattice(MEASUREMENTS_IN_SCOPE)} as placed
  where cell in (from chosen)
`;

/** The next case's number. */
export const nextCase = statement<{ readonly id: number }>()`
  select nextval('case_id_sequence')::integer as id
`;

/** Records a case. */
export const insertCase = statement<
  never,
  {
    case: number;
    operator: string;
    standard: string;
    edition: string;
    level: Level;
    reason: string;
    frozen: string;
    on: string;
    by: string;
    now: string;
  }
>()`
  insert into evidence_case (case_id, operator_code, standard_id, edition_id, level, reason, frozen, opened_on,
    opened_by, opened_at)
  values ($case, $operator, $standard, $edition, $level, $reason, $frozen::json, $on::date, $by, $now::timestamp)
`;

/** Records a place of a case. */
export const insertPlace = statement<
  never,
  CaseNumbers & { key: string; title: string; people: number | null }
>()`
  insert into case_place (case_id, place_number, place_key, title, people)
  values ($case, $place, $key, $title, $people)
`;

/** Was one of a case's measurements generated? */
export const frozenOfSample = statement<{ readonly simulated: boolean }, { case: number }>()`
  select count(*) > 0 as simulated
  from case_measurement join batch using (batch_id) where case_id = $case and simulated
`;
