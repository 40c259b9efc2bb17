import { caseNumber, type CasePlace } from '#lib/domain/cases/case.ts';
import type { CaseEntry } from '#lib/domain/cases/case-entry.ts';
import { shownMean } from '#lib/domain/cases/shown-figures.ts';
import type { Column } from '#lib/transport/column.ts';
import {
  CASE_ANNEX_COLUMNS,
  CASE_ANSWER_COLUMNS,
  CASE_COMPARISON_COLUMNS,
  CASE_ENTRY_COLUMNS,
  CASE_PLACE_COLUMNS,
  CASE_PLAN_COLUMNS,
  CASE_VERIFICATION_COLUMNS,
  type CaseAnnexRow,
  type CaseAnswerRow,
  type CaseComparisonRow,
  type CaseEntryRow,
  type CasePlaceRow,
  type CasePlanRow,
  type CaseVerificationRow,
} from '#lib/transport/case-table-columns.ts';
import { annexesOf } from '../case-annexes/annexes.ts';
import { figuresToday } from '../cases/case-view.ts';
import type { CaseToday } from '../cases/read-case.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** A table on the page of a case: its columns, and its rows as the page shows them. */
interface CaseTable<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: (warehouse: Warehouse, opened: CaseToday) => Promise<readonly Row[]> | readonly Row[];
}

function table<Row>(columns: readonly Column<Row>[], rows: CaseTable<Row>['rows']): CaseTable<Row> {
  return { columns, rows };
}

const ofCase = ({ id, frozen }: CaseToday) => ({
  caseNumber: caseNumber(id),
  simulated: frozen.simulated,
});

function ofPlace(opened: CaseToday, number: number) {
  const place = opened.frozen.places.find((one) => one.number === number);
  return { ...ofCase(opened), placeNumber: number, placeName: place?.title ?? '' };
}

async function placeRows(warehouse: Warehouse, opened: CaseToday): Promise<readonly CasePlaceRow[]> {
  const today = await figuresToday(warehouse, opened);
  const nowOf = ({ key }: CasePlace) => {
    const area = key.kind === 'area' ? today.areas[key.code] : undefined;
    const gap = key.kind === 'gap' ? today.gaps[key.gap] : undefined;
    const shown = area ? shownMean(area) : null;
    return {
      testsToday: area?.tests ?? gap?.tests ?? null,
      ...{
        meanToday: shown?.mean ?? null,
        lowerToday: shown?.lower ?? null,
        upperToday: shown?.upper ?? null,
      },
      atMostToday: gap?.atMostKbps ?? null,
    };
  };
  return opened.frozen.places.map((place) => {
    const { number, key, people, figures, gap } = place;
    return {
      ...ofPlace(opened, number),
      code: key.kind === 'area' ? key.code : null,
      gap: key.kind === 'gap' ? key.gap : null,
      people,
      tests: figures?.tests ?? gap?.tests ?? 0,
      devices: figures?.devices ?? gap?.devices ?? 0,
      ...(figures ? shownMean(figures) : { mean: null, lower: null, upper: null }),
      median: figures?.downloadKbpsMedian ?? null,
      atMost: gap?.atMostKbps ?? null,
      verdict: figures?.verdict ?? null,
      status: gap?.status ?? null,
      ...nowOf(place),
    };
  });
}

function entryRows(_: Warehouse, opened: CaseToday): readonly CaseEntryRow[] {
  const { entries, standing } = opened;
  return entries.map((entry) => {
    const { number, kind, on, document, note, by, at } = entry;
    return {
      ...{ ...ofCase(opened), number, kind, on, document, note, by, at },
      ...saidIn(entry),
      undone: standing.undone.has(number),
    };
  });
}

function saidIn({ kind, details }: CaseEntry): Pick<CaseEntryRow, 'deadline' | 'outcome'> {
  const verified = kind === 'verified' ? details.verification : null;
  return {
    deadline: kind === 'sent' || kind === 'reminded' ? details.deadline : null,
    outcome: verified && (verified.likely ? 'likely' : verified.outcome),
  };
}

const answerRows = (_: Warehouse, opened: CaseToday): readonly CaseAnswerRow[] =>
  opened.standing.answers.map(({ place, promised, ...answer }) => ({
    ...ofPlace(opened, place),
    ...answer,
    promisedFrom: promised?.from ?? null,
    promisedTo: promised?.to ?? null,
  }));

function planRows(_: Warehouse, opened: CaseToday): readonly CasePlanRow[] {
  const { plan } = opened.standing;
  return (plan?.places ?? []).map(({ place, beforeMean, testsNeeded, devicesNeeded }) => ({
    ...ofPlace(opened, Number(place)),
    ...{ before: beforeMean, testsNeeded, devicesNeeded },
    ...{ promised: plan!.promised, isAssumed: plan!.isAssumed, countsFrom: plan!.countsFrom },
    firstLook: plan!.looks[0]!.on,
    lastLook: plan!.looks.at(-1)!.on,
  }));
}

const verificationRows = (_: Warehouse, opened: CaseToday): readonly CaseVerificationRow[] =>
  (opened.standing.verification?.all ?? []).map(
    ({ place, tests, votes, days, after, difference, outcome }) => ({
      ...{ ...ofPlace(opened, Number(place)), tests, devices: votes, days, outcome },
      ...{ after: after.mean, afterLower: after.lower, afterUpper: after.upper },
      difference: difference.difference,
      ...{ differenceLower: difference.lower, differenceUpper: difference.upper },
    }),
  );

const comparisonRows = (_: Warehouse, opened: CaseToday): readonly CaseComparisonRow[] =>
  (opened.standing.operatorTests?.places ?? []).flatMap(({ place, difference, conclusion, ...sides }) =>
    (['citizens', 'operator'] as const).map((side) => {
      const { tests, devices, mean, lower, upper, firstOn, lastOn, marked } = sides[side];
      return {
        ...{ ...ofPlace(opened, place), side, tests, devices, mean, lower, upper, firstOn, lastOn, marked },
        difference: difference.difference,
        ...{ differenceLower: difference.lower, differenceUpper: difference.upper, conclusion },
      };
    }),
  );

const annexRows = async (warehouse: Warehouse, opened: CaseToday): Promise<readonly CaseAnnexRow[]> =>
  (await annexesOf(warehouse, opened.id)).map(({ number, title, stamp, sha256, by, at, withdrawn }) => ({
    ...{ caseNumber: caseNumber(opened.id), number, title, sha256, by, at },
    ...{ rows: stamp.rows, dataVersion: stamp.dataVersion, simulated: stamp.simulated },
    withdrawn: withdrawn !== null,
  }));

/** The tables of a case by their names in addresses. */
export const CASE_TABLES = {
  places: table(CASE_PLACE_COLUMNS, placeRows),
  entries: table(CASE_ENTRY_COLUMNS, entryRows),
  answers: table(CASE_ANSWER_COLUMNS, answerRows),
  plan: table(CASE_PLAN_COLUMNS, planRows),
  verification: table(CASE_VERIFICATION_COLUMNS, verificationRows),
  comparison: table(CASE_COMPARISON_COLUMNS, comparisonRows),
  annexes: table(CASE_ANNEX_COLUMNS, annexRows),
} as const;
/** Name of a table of a case. */
export type CaseTableName = keyof typeof CASE_TABLES;
