import { ANNOTATION_TABLES } from './annotation-tables.ts';
import { AREA_TABLES } from './area-tables.ts';
import { AUDIT_TABLES } from './audit-tables.ts';
import { CASE_TABLES } from './case-tables.ts';
import type { TableEntry } from './dictionary-entry.ts';
import { LOADING_TABLES } from './loading-tables.ts';
import { MEASUREMENT_TABLES } from './measurement-tables.ts';
import { PACK_TABLES } from './pack-tables.ts';
import { PROVENANCE_TABLES } from './provenance-tables.ts';
import { QUESTION_TABLES } from './question-tables.ts';
import { REFERENCE_TABLES } from './reference-tables.ts';

/** What every table and column of the warehouse means: measurements first, housekeeping last. */
export const DICTIONARY: readonly TableEntry[] = [
  ...MEASUREMENT_TABLES,
  ...LOADING_TABLES,
  ...PROVENANCE_TABLES,
  ...AREA_TABLES,
  ...REFERENCE_TABLES,
  ...ANNOTATION_TABLES,
  ...CASE_TABLES,
  ...PACK_TABLES,
  ...QUESTION_TABLES,
  ...AUDIT_TABLES,
];
