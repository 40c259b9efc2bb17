import { ANNOTATION_TABLES } from './dictionary-annotations';
import { AREA_TABLES } from './dictionary-areas';
import type { TableEntry } from './dictionary-entry';
import { LOADING_TABLES } from './dictionary-loading';
import { MEASUREMENT_TABLES } from './dictionary-measurements';
import { PROVENANCE_TABLES } from './dictionary-provenance';
import { REFERENCE_TABLES } from './dictionary-reference';

/** What every table and column of the warehouse means: measurements first, housekeeping last. */
export const DICTIONARY: readonly TableEntry[] = [
  ...MEASUREMENT_TABLES,
  ...LOADING_TABLES,
  ...PROVENANCE_TABLES,
  ...AREA_TABLES,
  ...REFERENCE_TABLES,
  ...ANNOTATION_TABLES,
];
