import type { GapStatus, PlaceStatus } from './gap.ts';

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Properties of a drawn cell. */
export interface CellProperties {
  /** H3 index. */
  readonly cell: string;
  readonly status: PlaceStatus;
  readonly tests: number;
  readonly devices: number;
  /** Mean, kbit/s, and its 95% interval; null in gap areas, whose tests chose them, and of too few devices. */
  readonly kbps: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The bound of the confirmed gap area it lies in. */
  readonly at_most: number | null;
  /** Estimated residents, whole. */
  readonly people: number | null;
}

/** Properties of the merged shape of all cells of one speed class and one status. */
export interface CellGroupProperties {
  readonly status: PlaceStatus;
  /** Lower edge of the class, kbit/s; null where no speed is drawn. */
  readonly fromKbps: number | null;
  /** Cells in the shape. */
  readonly cells: number;
}

/** Properties of a drawn gap area. */
export interface GapProperties {
  readonly gap_id: string;
  readonly rank: number;
  readonly name: string;
  readonly status: GapStatus;
  /** Estimated residents, whole. */
  readonly people: number | null;
  readonly tests: number;
  readonly devices: number;
  /** What its mean is at most, kbit/s; null when suspected. */
  readonly at_most: number | null;
  /** Further devices to decide, at the least; null when confirmed. */
  readonly devices_missing: number | null;
  /** Longitude and latitude of a point inside, for its number. */
  readonly label: readonly [number, number];
}
