import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { BITS_CELL, CELL_ID_CELL } from '#lib/domain/personal/patterns.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { indexOfNamed } from '../mapping/named-columns.ts';
import { POSITION_CELL } from '../mapping/position-pairs.ts';
import { isWifiColumn } from '../rules/wifi-hint.sql.ts';

/** What a file's column is stored as. */
export interface StoredColumn {
  /** `wifi_flag`: only whether there was a Wi-Fi network; `dropped`: nothing. */
  readonly as: 'masked' | 'hashed' | 'wifi_flag' | 'dropped';
  /** Whole cells that are never a personal value in this column, as a regular expression. */
  readonly measured: string | null;
  /** Was not looked at when the file was read: any cell may have a personal value. */
  readonly unseen?: boolean;
}

/** Headers of cell ids, as text keys. */
const CELL_ID = /\b(?:cell ?id|cid|eci|nci|cgi|ecgi|ncgi|enodeb(?: id)?|enb(?: id)?|gnb(?: id)?)\b/;
const DROPPED: StoredColumn = { as: 'dropped', measured: null };

/**
 * How is each column of a file stored? Only columns that have a field, or that a person chose to keep; their personal
 * values masked.
 */
export function storedColumns(headers: readonly string[], mapping: ColumnMapping): StoredColumn[] {
  const { columns, kept = [], reference } = mapping;
  const index = (column: string) => indexOfNamed(headers, column, false);
  const device = columns.device ? index(columns.device.column) : null;
  const bits = [columns.download, columns.upload].flatMap((speed) =>
    speed?.unit === 'bps' ? [index(speed.column)] : [],
  );
  const pair = columns.longitude?.part ? index(columns.longitude.column) : null;
  const named = new Set(
    [
      ...Object.values(columns).map(({ column }) => column),
      ...kept,
      ...(reference?.counts ? [reference.counts] : []),
    ].map((column) => index(column)),
  );
  return headers.map((header, i) => {
    if (i === device) return { as: 'hashed', measured: null };
    if (isWifiColumn(header)) return { as: 'wifi_flag', measured: null };
    if (!named.has(i)) return DROPPED;
    const cellId = CELL_ID.test(textKey(header)) ? CELL_ID_CELL : null;
    const figure = bits.includes(i) ? BITS_CELL : i === pair ? POSITION_CELL : null;
    return { as: 'masked', measured: figure ?? cellId };
  });
}
