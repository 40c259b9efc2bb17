import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';

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
