import type { ColumnMapping, MeasurementField } from './column-mapping.ts';
import type { FaultDetails } from './fault.ts';
import type { MappingGuess } from './mapping-guess.ts';

/** What must be decided before a file can be read? The sentence is that of the fault of this code. */
export interface MappingQuestion {
  readonly code: string;
  readonly details: FaultDetails;
}

/** The values of one row as they will be read. */
export interface RowReading {
  readonly rowNumber: number;
  readonly testedOn: string | null;
  /** Instant, ISO 8601 in UTC; null when the row has a date only. */
  readonly testedAt: string | null;
  readonly operator: string | null;
  readonly technology: string | null;
  readonly downloadKbps: number | null;
  readonly uploadKbps: number | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly district: string | null;
  readonly commune: string | null;
  readonly address: string | null;
  /** Why will the row be rejected? Null when it is accepted. */
  readonly reason: string | null;
}

/** A sheet that can be chosen. */
export interface PreviewSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
}

/** The first rows of a measurement file, and how they would be read. */
export interface MeasurementPreview {
  readonly kind: 'measurements';
  readonly headers: readonly string[];
  /** First rows as text, personal columns empty, personal values masked. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
  /** Column index of each field that is read from a column. */
  readonly indexes: Partial<Readonly<Record<MeasurementField, number>>>;
  readonly guess: MappingGuess;
  readonly questions: readonly MappingQuestion[];
  /** Why could no row be read? Null when rows were. */
  readonly obstacle: MappingQuestion | null;
  readonly readings: readonly RowReading[];
  /** The sheet that was read, of a workbook that has several. */
  readonly sheet: string | null;
  /** Other sheets with the same columns, which load together with it when nobody names a sheet. */
  readonly likeSheets: readonly string[];
  /** Operators that stand side by side, each loaded by itself; the columns are those of the first. */
  readonly groups: readonly string[];
  /** Sheets of a workbook; empty when the file has none or they were not requested. */
  readonly sheets: readonly PreviewSheet[];
  /** Row taken as header for lack of a recognised one: the first that is not empty; 0 when that has values already. */
  readonly headerAssumed: number | null;
}

/**
 * What is in a file, before it is loaded? A monthly form offers no choices; a packed file holds several, each read by
 * itself.
 */
export type Preview = MeasurementPreview | { readonly kind: 'form' } | { readonly kind: 'packed' };
