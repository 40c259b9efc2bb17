import type { Level } from '#lib/domain/area.ts';
import { BAND_HOURS } from '#lib/domain/counting.ts';
import { LOCAL_HOUR, SITE } from '../../aggregates/clustered-measurements.sql.ts';
import { onLattice } from '../../aggregates/hex-lattice.sql.ts';
import { CONDITIONS } from '../../aggregates/scope.sql.ts';
import type { ComparedRow } from '../../cases/operator-tests/compared-row.sql.ts';
import type { CellsOnLattice } from '../../cases/freeze.sql.ts';
import { fragment, statement, wholeNumber } from '../../db/statement.ts';

/** Where a file's accepted rows wait: in a temporary table, never in `measurement`. */
export const STAGED_TESTS = fragment`operator_measurement`;

/** Creates the empty table of a file's accepted rows. */
export const createStagedTests = statement()`
  create or replace temp table ${STAGED_TESTS} as from measurement limit 0
`;

/** A test of the case's operator at one of its places, as it is kept and compared. */
export type OperatorRow = Omit<ComparedRow, 'place'> & {
  readonly row: number;
  readonly hour: number | null;
  readonly technology: string;
  readonly upload: number | null;
  readonly latency: number | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly flags: number;
};

const KEPT = fragment`
  select row_number as "row", tested_on::varchar as day, ${LOCAL_HOUR} as hour, technology::varchar as technology,
    download_kbps as kbps, upload_kbps as upload, latency_ms::double as latency, round(longitude, 2) as longitude,
    round(latitude, 2) as latitude, device_hash::varchar as device, ${SITE}::varchar as site,
    (${LOCAL_HOUR} // ${wholeNumber(BAND_HOURS)})::integer as band, flags, flags <> 0 as marked`;

const COUNTED = fragment`${CONDITIONS.technology} and ${CONDITIONS.operator}`;

type Counted = { readonly technology: string | null; readonly operator: string };

/** The staged tests of an operator in an area, in their order. */
export const testsInArea = statement<
  OperatorRow,
  Counted & { edition: string; level: Level; code: string }
>()`
  ${KEPT} from ${STAGED_TESTS} join place_unit using (place_id)
  where edition_id = $edition and level = $level and code = $code and ${COUNTED} order by row_number
`;

/** The staged tests of an operator in a set of cells, in their order. */
export const testsInCells = statement<OperatorRow, Counted & CellsOnLattice>()`
  with chosen as (select unnest(from_json($cells::json, '["BIGINT"]')) as cell)
  ${KEPT} from ${onLattice(fragment`${STAGED_TESTS} where ${COUNTED}`)} as placed
  where cell in (from chosen) order by row_number
`;

/** How many rows of the file were repeated in it, or loaded before; and how many are of another operator or technology. */
export const stagedCounts = statement<
  {
    readonly repeated: number;
    readonly loadedBefore: number;
    readonly otherOperators: number;
    readonly otherTechnology: number;
    readonly counted: number;
  },
  Counted
>()`
  select
    (select count(*) from duplicate where original_batch_id is null) as repeated,
    (select count(*) from duplicate where original_batch_id is not null) as "loadedBefore",
    count(*) filter (where not coalesce(${CONDITIONS.operator}, false)) as "otherOperators",
    count(*) filter (where coalesce(${CONDITIONS.operator}, false) and not ${CONDITIONS.technology}) as "otherTechnology",
    count(*) filter (where coalesce(${COUNTED}, false)) as counted
  from ${STAGED_TESTS}
`;

/** Drops the table of a file's accepted rows. */
export const dropStagedTests = statement()`drop table if exists ${STAGED_TESTS}`;
