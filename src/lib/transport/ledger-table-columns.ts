import type { Column } from './column.ts';

/** What came of an operator's letters of a quarter. */
export interface QuarterRow {
  readonly operator: string;
  readonly operatorName: string;
  readonly from: string;
  readonly letters: number;
  readonly askedPlaces: number;
  readonly askedPeople: number | null;
  readonly promisedPlaces: number;
  readonly promisedPeople: number | null;
  readonly claimedPlaces: number;
  readonly claimedPeople: number | null;
  readonly provenPlaces: number;
  readonly provenPeople: number | null;
  readonly simulated: boolean;
}

/** An operator's cases in a few numbers. */
export interface SummaryRow {
  readonly operator: string | null;
  readonly operatorName: string | null;
  readonly cases: number;
  readonly open: number;
  readonly overdue: number;
  readonly worse: number;
  readonly affectedPlaces: number;
  readonly affectedPeople: number | null;
  readonly provenPlaces: number;
  readonly provenPeople: number | null;
  readonly simulated: boolean;
}

/** A pack that was made. */
export interface PackRow {
  readonly code: string;
  readonly filter: string;
  /** Joined by semicolons. */
  readonly placeNames: string;
  readonly dataVersion: number;
  readonly zipSha256: string | null;
  readonly pdfSha256: string | null;
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly replacedBy: string | null;
  readonly simulated: boolean;
}

const OPERATOR = [
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'operator_name', key: 'operatorName', kind: 'word', unit: null },
] as const;
const SIMULATED = { name: 'simulated', key: 'simulated', kind: 'flag', unit: null } as const;
const PROVEN = [
  { name: 'places_proven', key: 'provenPlaces', kind: 'count', unit: null },
  { name: 'people_proven', key: 'provenPeople', kind: 'count', unit: null },
] as const;

/** Columns of what was asked of each operator and what came of it, by quarter. */
export const QUARTER_COLUMNS: readonly Column<QuarterRow>[] = [
  ...OPERATOR,
  { name: 'quarter_from', key: 'from', kind: 'text', unit: null },
  { name: 'letters', key: 'letters', kind: 'count', unit: null },
  { name: 'places_asked', key: 'askedPlaces', kind: 'count', unit: null },
  { name: 'people_asked', key: 'askedPeople', kind: 'count', unit: null },
  { name: 'places_promised', key: 'promisedPlaces', kind: 'count', unit: null },
  { name: 'people_promised', key: 'promisedPeople', kind: 'count', unit: null },
  { name: 'places_on_air_claimed', key: 'claimedPlaces', kind: 'count', unit: null },
  { name: 'people_on_air_claimed', key: 'claimedPeople', kind: 'count', unit: null },
  ...PROVEN,
  SIMULATED,
];

/** Columns of the ledger in a few numbers, of all operators and of each. */
export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  ...OPERATOR,
  { name: 'cases', key: 'cases', kind: 'count', unit: null },
  { name: 'cases_open', key: 'open', kind: 'count', unit: null },
  { name: 'cases_overdue', key: 'overdue', kind: 'count', unit: null },
  { name: 'cases_worse', key: 'worse', kind: 'count', unit: null },
  { name: 'places_affected', key: 'affectedPlaces', kind: 'count', unit: null },
  { name: 'people_affected', key: 'affectedPeople', kind: 'count', unit: null },
  ...PROVEN,
  SIMULATED,
];

/** Columns of the packs that were made. */
export const PACK_COLUMNS: readonly Column<PackRow>[] = [
  { name: 'pack_code', key: 'code', kind: 'text', unit: null },
  { name: 'place_names', key: 'placeNames', kind: 'text', unit: null },
  { name: 'pack_filter', key: 'filter', kind: 'text', unit: null },
  { name: 'data_version', key: 'dataVersion', kind: 'count', unit: null },
  { name: 'zip_sha256', key: 'zipSha256', kind: 'text', unit: null },
  { name: 'pdf_sha256', key: 'pdfSha256', kind: 'text', unit: null },
  { name: 'key_fingerprint', key: 'fingerprint', kind: 'text', unit: null },
  { name: 'made_at', key: 'madeAt', kind: 'text', unit: null },
  { name: 'made_by', key: 'madeBy', kind: 'text', unit: null },
  { name: 'replaced_by', key: 'replacedBy', kind: 'text', unit: null },
  SIMULATED,
];
