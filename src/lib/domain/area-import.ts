import type { Level } from './area.ts';
import type { LocalDate } from './local-date.ts';

/** Which edition and level is a boundary file imported as, and which of its fields hold codes and names? */
export interface AreaImportRequest {
  readonly fileName: string;
  readonly edition: string;
  readonly level: Level;
  /** Field with the area's code; told by names and values of the fields when not given. */
  readonly codeField?: string | undefined;
  /** Field with the area's name, with or without its type word; told as well. */
  readonly nameField?: string | undefined;
  /** Field with the type word, where the name has none. */
  readonly typeField?: string | undefined;
  /** Field with the code of the area above. */
  readonly parentField?: string | undefined;
  /** Field with the name of the area above. */
  readonly parentNameField?: string | undefined;
  /** Level of that area; the one directly above when not given. */
  readonly parentLevel?: Level | undefined;
  /** Which object of a TopoJSON, or which Shapefile of a zip, when the file holds several. */
  readonly object?: string | undefined;
  readonly editionName?: string | undefined;
  readonly validFrom?: LocalDate | undefined;
  readonly validTo?: LocalDate | undefined;
  readonly origin?: string | undefined;
  readonly licence?: string | undefined;
}

/** What was repaired in one area's outline. */
export interface OutlineRepair {
  readonly unit: string;
  /** Rings whose last position did not repeat the first. */
  readonly ringsClosed: number;
  /** Positions that repeated the one before. */
  readonly positionsDropped: number;
  /** Rings that enclose nothing. */
  readonly ringsDropped: number;
}

/** The result of an import. */
export interface AreaImportReport {
  readonly fileName: string;
  readonly edition: string;
  readonly level: Level;
  /** An earlier import of the same edition and level was replaced. */
  readonly replaced: boolean;
  /** The coordinate reference system that positions were converted from; null when they were WGS 84. */
  readonly convertedFrom: string | null;
  /** Levels of the edition that now come from this file, widest first, with how many areas each has. */
  readonly levels: readonly { readonly level: Level; readonly units: number }[];
  readonly repairs: readonly OutlineRepair[];
  /** Pairs of areas that overlap: measurements there count for the first of the pair. */
  readonly overlaps: readonly (readonly [string, string])[];
  /** Measurements in the warehouse, and how many of them lie in an area of this edition and level. */
  readonly measurements: number;
  readonly measurementsPlaced: number;
}
