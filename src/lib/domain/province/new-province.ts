import type { OutlineRepair } from '../area-import.ts';
import type { Level } from '../area.ts';
import type { LocalDate } from '../local-date.ts';

/** Outlines in a file, and the fields with their codes and names; a field that is not given is told by its name and values. */
export interface OutlineFields {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  /** Field with the type word, where the name has none. */
  readonly type?: string | undefined;
  /** Which object of a TopoJSON, or which Shapefile of a zip, when the file holds several. */
  readonly object?: string | undefined;
}

/** What is made of outlines when a province is set up. */
export interface NewProvinceRequest {
  /** With its type word: "Tỉnh Phú Thọ". */
  readonly province: string;
  readonly provinceCode: string;
  /** Level of the outlines. */
  readonly level: Exclude<Level, 'province'>;
  readonly outlines: OutlineFields;
  /** Where the districts of communes are told: fields of the same file, or outlines of their own. */
  readonly districts:
    | { readonly kind: 'none' }
    | { readonly kind: 'fields'; readonly code: string; readonly name: string | undefined }
    | { readonly kind: 'outlines'; readonly fields: OutlineFields };
  readonly edition: string;
  readonly editionName: string;
  readonly validFrom: LocalDate | null;
  /** Names of provinces that are parts of this one now: they are not outside. */
  readonly former: readonly string[];
  /** Farthest that an outline may be moved when it is made simpler, metres. */
  readonly tolerance: number;
  readonly issuer: {
    readonly name: string;
    readonly superior: string;
    readonly symbol: string;
    readonly place: string;
    readonly signatory: string;
  };
  readonly origin: string;
  readonly licence: string;
}

/** What was made, and what a person should look at. */
export interface NewProvinceReport {
  readonly province: string;
  readonly levels: readonly { readonly level: Level; readonly units: number }[];
  readonly fields: { readonly code: string; readonly name: string };
  readonly positions: { readonly read: number; readonly left: number };
  readonly convertedFrom: string | null;
  readonly repairs: readonly OutlineRepair[];
  /** Pairs of areas that overlap. */
  readonly overlaps: readonly (readonly [string, string])[];
  /** Areas that lie in several districts: where, and the share that lies in the one they count for. */
  readonly divided: readonly { readonly area: string; readonly district: string; readonly share: number }[];
  /** Areas with a population of the table, and names of the table that no area has. */
  readonly populations: { readonly found: number; readonly unknown: readonly string[] } | null;
  /** Names that several areas of one level have in one district: an address cannot tell them apart. */
  readonly sameNames: readonly string[];
  readonly reportingUnits: number;
}
