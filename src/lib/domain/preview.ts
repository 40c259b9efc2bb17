import type { ColumnMapping, MeasurementField } from './column-mapping.ts';
import type { FaultDetails } from './fault.ts';
import type { MappingGuess } from './mapping-guess.ts';

/** What a person must decide before a file can be read; the sentence is that of the fault of this code. */
export interface MappingQuestion {
  readonly code: string;
  readonly details: FaultDetails;
}

/** How one row of a file will be read. */
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
  /** Why the row will be rejected; null when it can be read. */
  readonly reason: string | null;
}

/** A sheet to choose. */
export interface PreviewSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
}

/** The beginning of a file of measurements, and how it would be read. */
export interface MeasurementPreview {
  readonly kind: 'measurements';
  readonly headers: readonly string[];
  /** First rows as text, cells of personal columns empty. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
  /** Column number of each field that is read from one. */
  readonly indexes: Partial<Readonly<Record<MeasurementField, number>>>;
  readonly guess: MappingGuess;
  readonly questions: readonly MappingQuestion[];
  /** Why no row could be read as it stands; null when rows were. */
  readonly obstacle: MappingQuestion | null;
  readonly readings: readonly RowReading[];
  /** Sheets of a workbook; empty when the file has none, or when they were not asked for. */
  readonly sheets: readonly PreviewSheet[];
  /** The header had to be taken from the first row that holds anything: none was recognised. */
  readonly headerAssumed: number | null;
}

/**
 * What can be seen of a file before it is loaded. A monthly form has nothing to choose; a packed file holds
 * several, each of which is read by itself.
 */
export type Preview = MeasurementPreview | { readonly kind: 'form' } | { readonly kind: 'packed' };
