import { quantileOf } from '../quantile.ts';
import { placeIn, type MapFrame } from '#lib/map/map-frame.ts';
import { atOnce, type Steps } from '../in-turns.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultData } from '../result-data.ts';
import type { PositionColumns } from '../positions.ts';

/** A square of the frame with the rows whose position lies in it. */
export interface PositionCell {
  /** Upper left corner in the frame. */
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  /** Median of the rows' figures, or how many rows; null where no row has a figure. */
  readonly value: number | null;
}

/** The positions of rows as squares, and the rows that are not in the picture. */
export interface PositionCells {
  readonly cells: readonly PositionCell[];
  /** Rows without a position, and with one beyond the frame. */
  readonly missing: number;
  readonly beyond: number;
}

/** Side of a square in units of the frame, which is 1000 wide: 1 to 2 km of a province. */
export const CELL_SIDE = 14;

/** The positions of the rows given (null: all) as squares of the frame, with the median of a figure or without one the count. */
export const positionCells = (...given: Parameters<typeof countingPositions>): PositionCells =>
  atOnce(countingPositions(...given));

/** Rows between two stops. */
const ROWS_PER_STEP = 20_000;

/** As `positionCells`, in steps. */
export function* countingPositions(
  result: ResultData,
  rows: Uint32Array | null,
  { longitude, latitude }: PositionColumns,
  figure: ResultColumn | null,
  frame: MapFrame,
): Steps<PositionCells> {
  for (const column of [longitude, latitude, figure]) if (column) yield* result.reading(column);
  const [longitudes, latitudes] = [result.numbers(longitude), result.numbers(latitude)];
  const values = figure && result.numbers(figure);
  const place = placeIn(frame);
  const across = Math.ceil(frame.width / CELL_SIDE);
  const found = new Map<number, { rows: number; values: number[] }>();
  let [missing, beyond] = [0, 0];
  const count = rows?.length ?? result.rows;
  for (let i = 0; i < count; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const row = rows === null ? i : rows[i]!;
    const [longitudeOf, latitudeOf] = [longitudes[row]!, latitudes[row]!];
    if (Number.isNaN(longitudeOf) || Number.isNaN(latitudeOf)) {
      missing++;
      continue;
    }
    const [x, y] = place(longitudeOf, latitudeOf);
    if (!(x >= 0 && y >= 0 && x < frame.width && y < frame.height)) {
      beyond++;
      continue;
    }
    const key = Math.floor(y / CELL_SIDE) * across + Math.floor(x / CELL_SIDE);
    const cell = found.get(key) ?? { rows: 0, values: [] };
    found.set(key, cell);
    cell.rows++;
    if (values && !Number.isNaN(values[row]!)) cell.values.push(values[row]!);
  }
  const cells = [...found].map(([key, cell]) => ({
    x: (key % across) * CELL_SIDE,
    y: Math.floor(key / across) * CELL_SIDE,
    rows: cell.rows,
    value: values ? medianOf(cell.values) : cell.rows,
  }));
  return { cells, missing, beyond };
}

function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantileOf(Float64Array.from(values), 0.5);
}
