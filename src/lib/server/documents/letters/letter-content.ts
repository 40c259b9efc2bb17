import type { Paragraph } from '#lib/domain/cases/letters/fill-template.ts';

/** A column of an annex's table; widths in mm. */
export interface TableColumn {
  readonly heading: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

/** A part of an annex, in reading order. */
export type AnnexBlock =
  | { readonly block: 'text'; readonly text: string }
  | {
      readonly block: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Least height of a row in mm: room to write. */
      readonly rowHeight: number;
    }
  | {
      readonly block: 'map';
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      readonly alt: string;
    };

/** An annex, with page numbers of its own. */
export interface Annex {
  readonly title: string;
  readonly heading: string;
  readonly attachedTo: string;
  readonly landscape: boolean;
  readonly blocks: readonly AnnexBlock[];
}

/** The text of a letter, in reading order: every format lays it out and adds none of its own. */
export interface LetterContent {
  readonly country: string;
  readonly motto: string;
  /** Null where no issuing body is known: the head then only has the country's side. */
  readonly issuer: { readonly superior: string; readonly name: string } | null;
  readonly numberLine: string;
  readonly placeAndDate: string;
  /** The type's name over the abstract: of a report; null for a letter, whose subject stands under its number. */
  readonly title: string | null;
  readonly subject: string;
  readonly to: string;
  readonly addressees: readonly string[];
  readonly paragraphs: readonly Paragraph[];
  readonly recipients: readonly string[];
  readonly signatory: string;
  /** The label of simulated figures; null for real ones. */
  readonly simulated: string | null;
  /** At the foot of every page; null for none. */
  readonly footer: string | null;
  readonly annexes: readonly Annex[];
}
