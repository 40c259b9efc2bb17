import type { Verdict } from '#lib/domain/verdict.ts';
import type { SheetMap } from './sheet-map.ts';

/** A cell of a table: its words, the mark of a verdict before them, and a second line below. */
export interface SheetCell {
  readonly text: string;
  readonly mark?: Verdict;
  readonly under?: string;
  readonly strong?: boolean;
}

/** A column; its width is a share of the table's. */
export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A part of a sheet: a table, lines below one another, or what is said in place of both. */
export interface SheetBlock {
  readonly title: string;
  readonly intro: readonly string[];
  readonly table: {
    readonly columns: readonly SheetColumn[];
    readonly rows: readonly (readonly SheetCell[])[];
  } | null;
  readonly lines: readonly string[];
}

/** A chip below the heading: how many areas have a verdict. */
export interface SheetChip {
  readonly verdict: Verdict;
  readonly label: string;
  readonly count: string;
}

/** One sheet of A4, every word of it: what is drawn as PDF and as a picture. */
export interface SheetPage {
  /** The body that issues it on its date; null where none is known. */
  readonly issuer: { readonly superior: string; readonly name: string } | null;
  readonly noIssuer: string;
  /** Place and date. */
  readonly printed: string;
  /** Label of simulated data; null for measured ones. */
  readonly simulated: string | null;
  /** Period and filter in words. */
  readonly kicker: string;
  readonly heading: string;
  readonly lead: readonly string[];
  readonly chips: readonly SheetChip[];
  readonly map: SheetMap;
  readonly mapAlt: string;
  /** Beside the map, then below it over the whole width, then two beside each other. */
  readonly beside: readonly SheetBlock[];
  readonly below: readonly SheetBlock[];
  readonly pair: readonly SheetBlock[];
  /** Where the figures come from. */
  readonly foot: readonly string[];
  readonly addressLabel: string;
  /** Words that are not parted from the number before them. */
  readonly units: readonly string[];
  readonly address: string;
}
