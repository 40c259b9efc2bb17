import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import type { Column } from './column.ts';

/** What every row of a table of a case begins with. */
interface OfCase {
  readonly caseNumber: string;
  readonly simulated: boolean;
}

/** What every row about a place of a case begins with. */
interface OfPlace extends OfCase {
  readonly placeNumber: number;
  readonly placeName: string;
}

/** A place as it was when the case was made, and as it is today. */
export interface CasePlaceRow extends OfPlace {
  readonly code: string | null;
  readonly gap: string | null;
  readonly people: number | null;
  readonly tests: number;
  readonly devices: number;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly median: number | null;
  readonly atMost: number | null;
  readonly verdict: string | null;
  readonly status: string | null;
  readonly testsToday: number | null;
  readonly meanToday: number | null;
  readonly lowerToday: number | null;
  readonly upperToday: number | null;
  readonly atMostToday: number | null;
}

/** An entry of a case's history. */
export interface CaseEntryRow extends OfCase {
  readonly number: number;
  readonly kind: string;
  readonly on: string;
  readonly document: string | null;
  readonly note: string | null;
  readonly deadline: string | null;
  readonly outcome: string | null;
  readonly undone: boolean;
  readonly by: string;
  readonly at: string;
}

/** What the operator answered about a place. */
export interface CaseAnswerRow extends OfPlace, Omit<AnswerRow, 'place' | 'promised'> {
  readonly promisedFrom: string | null;
  readonly promisedTo: string | null;
}

/** How the promise about a place is judged. */
export interface CasePlanRow extends OfPlace {
  readonly before: number | null;
  readonly testsNeeded: number | null;
  readonly devicesNeeded: number | null;
  readonly promised: number;
  readonly isAssumed: boolean;
  readonly countsFrom: string;
  readonly firstLook: string;
  readonly lastLook: string;
}

/** What the newest look found at a place. */
export interface CaseVerificationRow extends OfPlace {
  readonly tests: number;
  readonly devices: number;
  readonly days: number;
  readonly after: number | null;
  readonly afterLower: number | null;
  readonly afterUpper: number | null;
  readonly difference: number | null;
  readonly differenceLower: number | null;
  readonly differenceUpper: number | null;
  readonly outcome: string;
}

/** One side of the comparison with the operator's own tests. */
export interface CaseComparisonRow extends OfPlace {
  readonly side: string;
  readonly tests: number;
  readonly devices: number | null;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly marked: number;
  readonly difference: number | null;
  readonly differenceLower: number | null;
  readonly differenceUpper: number | null;
  readonly conclusion: string;
}

/** A result of a query that was put into the case. */
export interface CaseAnnexRow extends OfCase {
  readonly number: number;
  readonly title: string;
  readonly rows: number;
  readonly dataVersion: number;
  readonly sha256: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

const CASE = { name: 'case_number', key: 'caseNumber', kind: 'text', unit: null } as const;
const SIMULATED = { name: 'simulated', key: 'simulated', kind: 'flag', unit: null } as const;
const PLACE = [
  CASE,
  { name: 'place_number', key: 'placeNumber', kind: 'count', unit: null },
  { name: 'place_name', key: 'placeName', kind: 'text', unit: null },
] as const;
const ENTERED = [
  { name: 'entered_by', key: 'by', kind: 'text', unit: null },
  { name: 'entered_at', key: 'at', kind: 'text', unit: null },
] as const;

/** Columns of a case's places. */
export const CASE_PLACE_COLUMNS: readonly Column<CasePlaceRow>[] = [
  ...PLACE,
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'gap_id', key: 'gap', kind: 'text', unit: null },
  { name: 'people', key: 'people', kind: 'count', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'deciding_kbps', key: 'mean', kind: 'number', unit: 'kbit/s' },
  { name: 'deciding_kbps_lower', key: 'lower', kind: 'number', unit: 'kbit/s' },
  { name: 'deciding_kbps_upper', key: 'upper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_median', key: 'median', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_at_most', key: 'atMost', kind: 'number', unit: 'kbit/s' },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'status', key: 'status', kind: 'word', unit: null },
  { name: 'tests_today', key: 'testsToday', kind: 'count', unit: null },
  { name: 'kbps_today', key: 'meanToday', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_today_lower', key: 'lowerToday', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_today_upper', key: 'upperToday', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_today_at_most', key: 'atMostToday', kind: 'number', unit: 'kbit/s' },
  SIMULATED,
];

/** Columns of a case's history. */
export const CASE_ENTRY_COLUMNS: readonly Column<CaseEntryRow>[] = [
  CASE,
  { name: 'entry_number', key: 'number', kind: 'count', unit: null },
  { name: 'entry_kind', key: 'kind', kind: 'word', unit: null },
  { name: 'happened_on', key: 'on', kind: 'text', unit: null },
  { name: 'document', key: 'document', kind: 'text', unit: null },
  { name: 'note', key: 'note', kind: 'text', unit: null },
  { name: 'deadline', key: 'deadline', kind: 'text', unit: null },
  { name: 'outcome', key: 'outcome', kind: 'word', unit: null },
  { name: 'undone', key: 'undone', kind: 'flag', unit: null },
  ...ENTERED,
  SIMULATED,
];

/** Columns of an operator's answers. */
export const CASE_ANSWER_COLUMNS: readonly Column<CaseAnswerRow>[] = [
  ...PLACE,
  { name: 'answer_status', key: 'status', kind: 'word', unit: null },
  { name: 'depends_on', key: 'dependsOn', kind: 'word', unit: null },
  { name: 'station', key: 'station', kind: 'text', unit: null },
  { name: 'station_latitude', key: 'latitude', kind: 'number', unit: null },
  { name: 'station_longitude', key: 'longitude', kind: 'number', unit: null },
  { name: 'station_technology', key: 'technology', kind: 'text', unit: null },
  { name: 'promised_from', key: 'promisedFrom', kind: 'text', unit: null },
  { name: 'promised_to', key: 'promisedTo', kind: 'text', unit: null },
  { name: 'counts_from', key: 'countsFrom', kind: 'text', unit: null },
  { name: 'cause', key: 'cause', kind: 'text', unit: null },
  { name: 'turn', key: 'turn', kind: 'text', unit: null },
  { name: 'evidence', key: 'evidence', kind: 'text', unit: null },
  SIMULATED,
];

/** Columns of a verification's plan. */
export const CASE_PLAN_COLUMNS: readonly Column<CasePlanRow>[] = [
  ...PLACE,
  { name: 'kbps_before', key: 'before', kind: 'number', unit: 'kbit/s' },
  { name: 'tests_needed', key: 'testsNeeded', kind: 'count', unit: null },
  { name: 'devices_needed', key: 'devicesNeeded', kind: 'count', unit: null },
  { name: 'promised_kbps', key: 'promised', kind: 'number', unit: 'kbit/s' },
  { name: 'promise_assumed', key: 'isAssumed', kind: 'flag', unit: null },
  { name: 'counts_from', key: 'countsFrom', kind: 'text', unit: null },
  { name: 'first_look_on', key: 'firstLook', kind: 'text', unit: null },
  { name: 'last_look_on', key: 'lastLook', kind: 'text', unit: null },
  SIMULATED,
];

/** Columns of a verification. */
export const CASE_VERIFICATION_COLUMNS: readonly Column<CaseVerificationRow>[] = [
  ...PLACE,
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'days', key: 'days', kind: 'count', unit: null },
  { name: 'kbps_after', key: 'after', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_after_lower', key: 'afterLower', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_after_upper', key: 'afterUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_difference', key: 'difference', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_difference_lower', key: 'differenceLower', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_difference_upper', key: 'differenceUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'outcome', key: 'outcome', kind: 'word', unit: null },
  SIMULATED,
];

/** Columns of the comparison with an operator's own tests. */
export const CASE_COMPARISON_COLUMNS: readonly Column<CaseComparisonRow>[] = [
  ...PLACE,
  { name: 'side', key: 'side', kind: 'word', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'deciding_kbps', key: 'mean', kind: 'number', unit: 'kbit/s' },
  { name: 'deciding_kbps_lower', key: 'lower', kind: 'number', unit: 'kbit/s' },
  { name: 'deciding_kbps_upper', key: 'upper', kind: 'number', unit: 'kbit/s' },
  { name: 'first_on', key: 'firstOn', kind: 'text', unit: null },
  { name: 'last_on', key: 'lastOn', kind: 'text', unit: null },
  { name: 'marked_tests', key: 'marked', kind: 'count', unit: null },
  { name: 'kbps_difference', key: 'difference', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_difference_lower', key: 'differenceLower', kind: 'number', unit: 'kbit/s' },
  { name: 'kbps_difference_upper', key: 'differenceUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'conclusion', key: 'conclusion', kind: 'word', unit: null },
  SIMULATED,
];

/** Columns of the annexes of a case. */
export const CASE_ANNEX_COLUMNS: readonly Column<CaseAnnexRow>[] = [
  CASE,
  { name: 'annex_number', key: 'number', kind: 'count', unit: null },
  { name: 'annex_title', key: 'title', kind: 'text', unit: null },
  { name: 'annex_rows', key: 'rows', kind: 'count', unit: null },
  { name: 'data_version', key: 'dataVersion', kind: 'count', unit: null },
  { name: 'sha256', key: 'sha256', kind: 'text', unit: null },
  ...ENTERED,
  { name: 'withdrawn', key: 'withdrawn', kind: 'flag', unit: null },
  SIMULATED,
];
