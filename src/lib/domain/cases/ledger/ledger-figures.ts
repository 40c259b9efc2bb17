import type { LocalDate } from '../../local-date.ts';
import { quarter } from '../../period.ts';
import { CASE_STATES, ENDED, type CaseState } from '../case-state.ts';
import { isOverdue, peopleOf, type LedgerCase, type LedgerPlace } from './ledger-case.ts';

/** Places and their residents; each place once. */
export interface PlaceCount {
  readonly places: number;
  /** Null where none is known. */
  readonly people: number | null;
}

/** What was asked of an operator in a quarter, and what came of it: each step in the quarter it happened in. */
export interface OperatorQuarter {
  readonly operator: string;
  readonly operatorName: string;
  /** First date of the quarter. */
  readonly from: LocalDate;
  /** Letters sent. */
  readonly cases: number;
  readonly asked: PlaceCount;
  readonly promised: PlaceCount;
  /** On air, as the operator claims. */
  readonly claimed: PlaceCount;
  /** Proven better by tests that may close a case. */
  readonly proven: PlaceCount;
}

type Step = 'asked' | 'promised' | 'claimed' | 'proven';

/** One row for each operator and quarter in which something happened; operators as they first come, newest quarter first. */
export function byOperatorAndQuarter(cases: readonly LedgerCase[]): readonly OperatorQuarter[] {
  const rows = new Map<
    string,
    { of: LedgerCase; from: LocalDate; cases: number; steps: Record<Step, LedgerPlace[]> }
  >();
  const rowAt = (of: LedgerCase, on: LocalDate) => {
    const { from } = quarter(on.slice(0, 7));
    const key = `${of.operator} ${from}`;
    let row = rows.get(key);
    if (!row) {
      const steps = { asked: [], promised: [], claimed: [], proven: [] };
      rows.set(key, (row = { of, from, cases: 0, steps }));
    }
    return row;
  };
  for (const found of cases) {
    const { sentOn, answeredOn, verifiedOn, places } = found;
    if (sentOn !== null) {
      const row = rowAt(found, sentOn);
      row.cases += 1;
      row.steps.asked.push(...places);
    }
    for (const place of places) {
      if (answeredOn !== null && place.promised !== null) rowAt(found, answeredOn).steps.promised.push(place);
      if (place.claimedOn !== null) rowAt(found, place.claimedOn).steps.claimed.push(place);
      if (verifiedOn !== null && place.outcome === 'met') rowAt(found, verifiedOn).steps.proven.push(place);
    }
  }
  const operators = [...new Set(cases.map(({ operator }) => operator))];
  return [...rows.values()]
    .sort(
      (a, b) =>
        operators.indexOf(a.of.operator) - operators.indexOf(b.of.operator) || (a.from < b.from ? 1 : -1),
    )
    .map(({ of, from, cases: sent, steps }) => ({
      operator: of.operator,
      operatorName: of.operatorName,
      from,
      cases: sent,
      asked: countOf(steps.asked),
      promised: countOf(steps.promised),
      claimed: countOf(steps.claimed),
      proven: countOf(steps.proven),
    }));
}

/** Places and residents, each place once. */
function countOf(places: readonly LedgerPlace[]): PlaceCount {
  return { places: new Set(places.map(({ key }) => key)).size, people: peopleOf(places) };
}

/** The ledger in a few numbers; of one operator, or of all. */
export interface LedgerSummary {
  readonly operator: string | null;
  readonly operatorName: string | null;
  readonly cases: number;
  readonly open: number;
  /** Places in cases that are not over, and their residents. */
  readonly affected: PlaceCount;
  readonly overdue: number;
  readonly byState: Readonly<Record<CaseState, number>>;
  /** Places whose tests may close a case and say so, in all cases. */
  readonly proven: PlaceCount;
  /** Cases in which a network became slower. */
  readonly worse: number;
}

/** The summary of all cases first, then of each operator, as they first come. */
export function summariesOf(cases: readonly LedgerCase[]): readonly [LedgerSummary, ...LedgerSummary[]] {
  const operators = new Map(cases.map(({ operator, operatorName }) => [operator, operatorName]));
  return [
    summaryOf(cases, null, null),
    ...[...operators].map(([operator, name]) =>
      summaryOf(
        cases.filter((found) => found.operator === operator),
        operator,
        name,
      ),
    ),
  ];
}

function summaryOf(
  cases: readonly LedgerCase[],
  operator: string | null,
  operatorName: string | null,
): LedgerSummary {
  const open = cases.filter(({ state }) => !ENDED.has(state));
  const byState = Object.fromEntries(CASE_STATES.map((state) => [state, 0])) as Record<CaseState, number>;
  for (const { state } of cases) byState[state] += 1;
  const places = (of: readonly LedgerCase[]) => of.flatMap((found) => found.places);
  return {
    operator,
    operatorName,
    cases: cases.length,
    open: open.length,
    affected: countOf(places(open)),
    overdue: open.filter(isOverdue).length,
    byState,
    proven: countOf(places(cases).filter(({ outcome }) => outcome === 'met')),
    worse: cases.filter(({ places: of }) => of.some(({ outcome }) => outcome === 'worse')).length,
  };
}

/** Cases whose term is over or ends by Sunday, the earliest first. */
export function dueSoon(cases: readonly LedgerCase[]): readonly LedgerCase[] {
  const soon = cases.filter(({ due }) => ['overdue', 'today', 'this_week'].includes(due.standing));
  return soon.sort((a, b) => (a.due.on! < b.due.on! ? -1 : Number(a.due.on! > b.due.on!)) || a.id - b.id);
}
