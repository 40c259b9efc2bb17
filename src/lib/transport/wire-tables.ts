import { AREA_COLUMNS } from './area-columns.ts';
import { CHANGE_COLUMNS } from './change-columns.ts';
import type { Column } from './column.ts';
import { ESTIMATE_COLUMNS } from './estimate-columns.ts';
import { TALLY_COLUMNS } from './tally-columns.ts';

/** A column as a reader of the file meets it. */
export type WireColumn = Pick<Column<never>, 'name' | 'kind' | 'unit'>;

/** Every table that leaves the house, by its name in addresses and in file names. */
export const WIRE_TABLES = {
  areas: AREA_COLUMNS,
  changes: CHANGE_COLUMNS,
  estimates: ESTIMATE_COLUMNS,
  tallies: TALLY_COLUMNS,
} as const satisfies Readonly<Record<string, readonly WireColumn[]>>;
export type WireTable = keyof typeof WIRE_TABLES;
