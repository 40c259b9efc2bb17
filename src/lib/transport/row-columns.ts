import type { MeasuredRow } from '#lib/domain/rows/measured-row.ts';
import type { Column } from './column.ts';

/** A row of the exported measurements behind a figure. */
export interface ExportedRow extends Omit<MeasuredRow, 'marks'> {
  /** Number of the device in this file only, by first appearance; null where it is not known. */
  readonly device: number | null;
  /** Codes of quality rules, joined by semicolons; null without a mark. */
  readonly marks: string | null;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
}

/** Columns of the measurements behind a figure in CSV; positions are rounded to 0.01 degree. */
export const ROW_COLUMNS: readonly Column<ExportedRow>[] = [
  { name: 'place', key: 'place', kind: 'text', unit: null },
  { name: 'day', key: 'day', kind: 'text', unit: null },
  { name: 'hour', key: 'hour', kind: 'count', unit: null },
  { name: 'download_kbps', key: 'downloadKbps', kind: 'count', unit: 'kbit/s' },
  { name: 'upload_kbps', key: 'uploadKbps', kind: 'count', unit: 'kbit/s' },
  { name: 'latency_ms', key: 'latencyMs', kind: 'number', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'technology', key: 'technology', kind: 'word', unit: null },
  { name: 'device', key: 'device', kind: 'count', unit: null },
  { name: 'marks', key: 'marks', kind: 'text', unit: null },
  { name: 'latitude', key: 'latitude', kind: 'number', unit: null },
  { name: 'longitude', key: 'longitude', kind: 'number', unit: null },
  { name: 'file', key: 'fileName', kind: 'text', unit: null },
  { name: 'row', key: 'rowNumber', kind: 'count', unit: null },
  { name: 'left_out', key: 'reason', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
