import type { Column } from './column.ts';
import type { LedgerRow } from './ledger-row.ts';

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
  { name: 'case_state', key: 'state', kind: 'word', unit: null },
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
