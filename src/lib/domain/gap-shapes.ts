import type { Verdict } from './verdict.ts';

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Properties of a drawn cell. */
export interface CellProperties {
  /** H3 index. */
  readonly cell: string;
  readonly verdict: Verdict;
  readonly tests: number;
  readonly devices: number;
  /** Mean, kbit/s, and its 95% interval. */
  readonly kbps: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Estimated residents, whole. */
  readonly people: number | null;
}

/** Properties of the merged shape of all cells of one speed class and one verdict. */
export interface CellGroupProperties {
  readonly verdict: Verdict;
  /** Lower edge of the class, kbit/s; null without measurements. */
  readonly fromKbps: number | null;
  /** Cells in the shape. */
  readonly cells: number;
}

/** Properties of a drawn gap area. */
export interface GapProperties {
  readonly rank: number;
  readonly name: string;
  /** Estimated residents, whole. */
  readonly people: number | null;
  readonly tests: number;
  /** Mean, kbit/s. */
  readonly kbps: number | null;
  /** Longitude and latitude of a point inside, for its number. */
  readonly label: readonly [number, number];
}
