import type { Verdict } from './verdict.ts';

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

/** What a cell is drawn by. */
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

/** What cells of one class of speed and one verdict are drawn by, as one shape. */
export interface CellGroupProperties {
  readonly verdict: Verdict;
  /** Lower edge of the class, kbit/s; null where nobody tested. */
  readonly fromKbps: number | null;
  /** Cells in the shape. */
  readonly cells: number;
}

/** What a gap area is drawn by. */
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
