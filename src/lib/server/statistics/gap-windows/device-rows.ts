import type { Filter } from '#lib/domain/filter.ts';
import { latticeParams, stepsOf } from '../../aggregates/hex-lattice.sql.ts';
import { scopeOf } from '../../aggregates/scope.ts';
import type { HexFrame } from '../../areas/hex-frame.ts';
import type { NumberColumns } from '../../db/results.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { deviceRows, type DeviceRow } from './device-rows.sql.ts';
import type { WindowLayout } from './window-layout.ts';
import type { DeviceRows } from './window-sums.ts';

/** The measurements of a period by device, cell and day. */
export interface PeriodRows {
  /** Those that vote: by known devices, and not failed. */
  readonly rows: DeviceRows;
  /** The operator's number, by row. */
  readonly operator: readonly number[];
  /** The devices' hashes, by their number. */
  readonly hashes: readonly bigint[];
  /** Where anything was measured at all, failed tests and unknown devices included. */
  readonly present: readonly { readonly cell: number; readonly operator: number }[];
}

/** The layout's numbers of lattice cells met so far, -1 outside. */
const numbersByLayout = new WeakMap<WindowLayout, Map<bigint, number>>();

/** Reads the measurements of every operator in a period; the filter's own operator is not asked for. */
export async function readDeviceRows(
  warehouse: Warehouse,
  filter: Filter,
  frame: HexFrame,
  layout: WindowLayout,
): Promise<PeriodRows> {
  const columns = { device: [], cell: [], day: [], tests: [], kbpsSum: [] } as Record<string, number[]>;
  const [operator, hashes, present]: [number[], bigint[], { cell: number; operator: number }[]] = [
    [],
    [],
    [],
  ];
  const cellNumbers = numbersByLayout.get(layout) ?? new Map<bigint, number>();
  numbersByLayout.set(layout, cellNumbers);
  const cellOf = (lattice: bigint) => {
    const index = frame.cellAt(...stepsOf(Number(lattice)));
    return layout.numberOf.get(index) ?? -1;
  };
  const take = (chunk: NumberColumns<DeviceRow>) => {
    for (let row = 0; row < chunk.device.length; row++) {
      const lattice = chunk.cell[row]!;
      const cell = cellNumbers.get(lattice) ?? cellOf(lattice);
      cellNumbers.set(lattice, cell);
      if (cell === -1) continue;
      const hash = chunk.device[row]!;
      if (hash === 0n || chunk.tests[row] === 0) {
        present.push({ cell, operator: chunk.operator[row]! });
        continue;
      }
      if (hashes.at(-1) !== hash) hashes.push(hash);
      columns.device!.push(hashes.length - 1);
      columns.cell!.push(cell);
      columns.day!.push(chunk.day[row]!);
      columns.tests!.push(chunk.tests[row]!);
      columns.kbpsSum!.push(Number(chunk.kbpsSum[row]!));
      operator.push(chunk.operator[row]!);
    }
  };
  const params = {
    ...scopeOf({ ...filter, operator: null }, { together: true }),
    failedAsZero: filter.failedTests === 'as_zero',
    ...latticeParams(frame),
  };
  await warehouse.db.queryColumns(deviceRows, params, take);
  const rows = { length: operator.length, ...columns } as unknown as DeviceRows;
  return { rows, operator, hashes, present };
}

/** The rows of one operator's measurements. */
export function rowsOfOperator({ rows, operator, hashes, present }: PeriodRows, number: number): PeriodRows {
  const own = operator.flatMap((of, row) => (of === number ? [row] : []));
  const column = (values: ArrayLike<number>) => own.map((row) => values[row]!);
  return {
    rows: {
      length: own.length,
      device: column(rows.device),
      cell: column(rows.cell),
      day: column(rows.day),
      tests: column(rows.tests),
      kbpsSum: column(rows.kbpsSum),
    },
    operator: own.map(() => number),
    hashes,
    present: present.filter((entry) => entry.operator === number),
  };
}

/** The hashes of the devices that measured in any of the cells. */
export function devicesAmong({ rows, hashes }: PeriodRows, cells: ReadonlySet<number>): ReadonlySet<bigint> {
  const found = new Set<bigint>();
  for (let row = 0; row < rows.length; row++) {
    if (cells.has(rows.cell[row]!)) found.add(hashes[rows.device[row]!]!);
  }
  return found;
}
