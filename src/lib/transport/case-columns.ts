import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import type { Column } from './column.ts';

/** A row of the exported ledger. */
export interface LedgerRow extends Pick<
  LedgerCase,
  | 'number'
  | 'operator'
  | 'operatorName'
  | 'standard'
  | 'edition'
  | 'level'
  | 'people'
  | 'reason'
  | 'openedOn'
  | 'state'
  | 'since'
  | 'sentOn'
  | 'document'
  | 'deadline'
  | 'reminders'
  | 'answeredOn'
  | 'verifiedOn'
  | 'simulated'
> {
  readonly places: number;
  /** Names of the places, joined by semicolons. */
  readonly placeNames: string;
  readonly due: LedgerCase['due']['standing'];
  readonly dueOn: string | null;
  readonly workingDays: number | null;
  /** Years whose working days are not wholly known, joined by semicolons; null for none. */
  readonly uncertainYears: string | null;
  readonly promisedPlaces: number;
  readonly claimedPlaces: number;
  readonly provenPlaces: number;
}

/** A case as a row. */
export function ledgerRow({ places, due, ...found }: LedgerCase): LedgerRow {
  return {
    ...found,
    places: places.length,
    placeNames: places.map(({ title }) => title).join('; '),
    due: due.standing,
    dueOn: due.on,
    workingDays: due.workingDays,
    uncertainYears: due.uncertain.length === 0 ? null : due.uncertain.join('; '),
    promisedPlaces: places.filter(({ promised }) => promised !== null).length,
    claimedPlaces: places.filter(({ claimedOn }) => claimedOn !== null).length,
    provenPlaces: places.filter(({ outcome }) => outcome === 'met').length,
  };
}

/** Columns of the ledger in CSV and JSON. `due_on` is the end of the term in working days, `deadline` as it was set. */
export const LEDGER_COLUMNS: readonly Column<LedgerRow>[] = [
  { name: 'case_number', key: 'number', kind: 'text', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'operator_name', key: 'operatorName', kind: 'word', unit: null },
  { name: 'standard', key: 'standard', kind: 'word', unit: null },
  { name: 'edition', key: 'edition', kind: 'word', unit: null },
  { name: 'level', key: 'level', kind: 'word', unit: null },
  { name: 'places', key: 'places', kind: 'count', unit: null },
  { name: 'place_names', key: 'placeNames', kind: 'text', unit: null },
  { name: 'people', key: 'people', kind: 'count', unit: null },
  { name: 'state', key: 'state', kind: 'word', unit: null },
  { name: 'since', key: 'since', kind: 'text', unit: null },
  { name: 'due', key: 'due', kind: 'word', unit: null },
  { name: 'due_on', key: 'dueOn', kind: 'text', unit: null },
  { name: 'working_days_left', key: 'workingDays', kind: 'number', unit: null },
  { name: 'uncertain_years', key: 'uncertainYears', kind: 'text', unit: null },
  { name: 'opened_on', key: 'openedOn', kind: 'text', unit: null },
  { name: 'sent_on', key: 'sentOn', kind: 'text', unit: null },
  { name: 'document', key: 'document', kind: 'text', unit: null },
  { name: 'deadline', key: 'deadline', kind: 'text', unit: null },
  { name: 'reminders', key: 'reminders', kind: 'count', unit: null },
  { name: 'answered_on', key: 'answeredOn', kind: 'text', unit: null },
  { name: 'verified_on', key: 'verifiedOn', kind: 'text', unit: null },
  { name: 'places_promised', key: 'promisedPlaces', kind: 'count', unit: null },
  { name: 'places_on_air_claimed', key: 'claimedPlaces', kind: 'count', unit: null },
  { name: 'places_proven', key: 'provenPlaces', kind: 'count', unit: null },
  { name: 'reason', key: 'reason', kind: 'text', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
