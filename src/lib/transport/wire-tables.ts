import { AREA_COLUMNS } from './area-columns.ts';
import { LEDGER_COLUMNS } from './case-columns.ts';
import {
  CASE_ANNEX_COLUMNS,
  CASE_ANSWER_COLUMNS,
  CASE_COMPARISON_COLUMNS,
  CASE_ENTRY_COLUMNS,
  CASE_PLACE_COLUMNS,
  CASE_PLAN_COLUMNS,
  CASE_VERIFICATION_COLUMNS,
} from './case-table-columns.ts';
import { CHANGE_COLUMNS } from './change-columns.ts';
import type { ColumnKind } from './column.ts';
import { ESTIMATE_COLUMNS } from './estimate-columns.ts';
import { GAP_CELL_COLUMNS, GAP_COLUMNS } from './gap-columns.ts';
import { PACK_COLUMNS, QUARTER_COLUMNS, SUMMARY_COLUMNS } from './ledger-table-columns.ts';
import { QUOTA_COLUMNS } from './quota-columns.ts';
import { ROW_COLUMNS } from './row-columns.ts';
import { STANDARD_COLUMNS } from './standard-columns.ts';
import { TALLY_COLUMNS } from './tally-columns.ts';

/** A column as documented for readers of the file. */
export interface WireColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly unit: string | null;
}

/** The fields of `encodeMeasurements`. */
const TEST_COLUMNS: readonly WireColumn[] = [
  { name: 'day', kind: 'count', unit: 'days since 1970-01-01' },
  { name: 'hour', kind: 'count', unit: 'hour of the day, UTC+7' },
  { name: 'download_kbps', kind: 'count', unit: 'kbit/s' },
  { name: 'operator', kind: 'word', unit: null },
];

/** Every exported table, by its name in URLs and file names. */
export const WIRE_TABLES: Readonly<Record<string, readonly WireColumn[]>> = {
  areas: AREA_COLUMNS,
  changes: CHANGE_COLUMNS,
  estimates: ESTIMATE_COLUMNS,
  standards: STANDARD_COLUMNS,
  quotas: QUOTA_COLUMNS,
  gaps: GAP_COLUMNS,
  'gap-cells': GAP_CELL_COLUMNS,
  tests: TEST_COLUMNS,
  rows: ROW_COLUMNS,
  cases: LEDGER_COLUMNS,
  'case-quarters': QUARTER_COLUMNS,
  'case-operators': SUMMARY_COLUMNS,
  'case-places': CASE_PLACE_COLUMNS,
  'case-entries': CASE_ENTRY_COLUMNS,
  'case-answers': CASE_ANSWER_COLUMNS,
  'case-plan': CASE_PLAN_COLUMNS,
  'case-verification': CASE_VERIFICATION_COLUMNS,
  'case-comparison': CASE_COMPARISON_COLUMNS,
  'case-annexes': CASE_ANNEX_COLUMNS,
  packs: PACK_COLUMNS,
  tallies: TALLY_COLUMNS,
};
