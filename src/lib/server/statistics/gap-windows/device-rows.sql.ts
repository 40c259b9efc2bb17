import { BAND, SITE, type MeasurementParams } from '../../aggregates/clustered-measurements.sql.ts';
import { onLattice, type LatticeParams } from '../../aggregates/hex-lattice.sql.ts';
import { MEASUREMENTS_IN_SCOPE, PLACE_SCOPE } from '../../aggregates/scope.sql.ts';
import { statement, wholeNumber } from '../../db/statement.ts';

/** The operator of a row without a known one. */
export const NO_OPERATOR = 255;

/** What a device measured in one cell on one day through one operator. */
export interface DeviceRow {
  /** Its hash; 0 where the device is not known. */
  readonly device: bigint;
  /** The cell's number on the lattice. */
  readonly cell: bigint;
  readonly operator: number;
  /** Days since `$from`. */
  readonly day: number;
  /** Tests that count; 0 where all failed. */
  readonly tests: number;
  /** Sum of their kbit/s. */
  readonly kbpsSum: bigint;
}

/** The measurements with an exact position by device, cell, operator and day, ordered by device. */
export const deviceRows = statement<DeviceRow, MeasurementParams & LatticeParams>()`
  with ${PLACE_SCOPE},
  test as (
    select coalesce(device_hash, 0)::ubigint as device, cell, operator_id, tested_on, download_kbps as kbps,
      download_kbps > 0 or $failedAsZero as counted
    from ${onLattice(MEASUREMENTS_IN_SCOPE)}
    where cell is not null
  )
  select device, cell::ubigint as cell, coalesce(operator_id, ${wholeNumber(NO_OPERATOR)})::utinyint as operator,
    (tested_on - $from::date)::uinteger as day, (count(*) filter (counted))::uinteger as tests,
    coalesce(sum(kbps) filter (counted), 0)::ubigint as "kbpsSum"
  from test
  group by all
  order by device, cell, day, operator
`;

/** The operators' numbers in `deviceRows`. */
export const operatorNumbers = statement<{ readonly number: number; readonly code: string }>()`
  select operator_id as number, code from operator order by position, code
`;

/** How much was measured in one set of cells, by one operator or all (`operator` null and `whole`). */
export interface SetCounts {
  readonly set: number;
  readonly operator: string | null;
  readonly whole: boolean;
  readonly tests: number;
  readonly failedTests: number;
  /** Known ones. */
  readonly devices: number;
  /** Positions rounded to 0.01 degree. */
  readonly places: number;
  /** Bands of the local day; null when no hour is known. */
  readonly timesOfDay: number | null;
}

/** Counts of the measurements in sets of cells (`$cellSets`: JSON list of `cell` and `cell_set`). */
export const setCounts = statement<
  SetCounts,
  MeasurementParams & LatticeParams & { readonly cellSets: string }
>()`
  with ${PLACE_SCOPE},
  in_set as (
    select entry.cell as cell, entry.cell_set as cell_set
    from (select unnest(from_json($cellSets::json, '[{"cell": "BIGINT", "cell_set": "BIGINT"}]')) as entry)
  ),
  test as (
    select cell_set, operator_id, download_kbps as kbps, download_kbps > 0 or $failedAsZero as counted,
      device_hash, ${SITE} as site, ${BAND} as band
    from ${onLattice(MEASUREMENTS_IN_SCOPE)} as on_lattice join in_set using (cell)
  )
  select cell_set as "set", operator.code as operator, whole, tests, failed_tests as "failedTests", devices, places,
    nullif(times, 0) as "timesOfDay"
  from (
    select cell_set, operator_id, grouping(operator_id) = 1 as whole, count(*) filter (counted) as tests,
      count(*) filter (kbps = 0) as failed_tests, count(distinct device_hash) filter (counted) as devices,
      count(distinct site) filter (counted) as places, count(distinct band) filter (counted) as times
    from test group by grouping sets ((cell_set), (cell_set, operator_id))
  )
  left join operator using (operator_id)
  order by "set", whole desc, operator.position, operator.code
`;
