import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import { monthOf, type LocalDate } from '#lib/domain/local-date.ts';
import { quarter, shiftPeriod, type Period } from '#lib/domain/period.ts';
import { byOperatorAndQuarter, summariesOf } from '#lib/domain/cases/ledger/ledger-figures.ts';
import { caseMap } from '#lib/server/cases/ledger/case-map.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** The ledger on one screen and one sheet of paper. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => {
    const { cases, today } = await readLedger(warehouse);
    return {
      today,
      reportQuarters: quartersOf(cases, today),
      summaries: summariesOf(cases),
      quarters: byOperatorAndQuarter(cases),
      map: await caseMap(warehouse, cases),
      simulatedCases: cases.some(({ simulated }) => simulated),
    };
  });

/** The quarters that a report can be made of: from the first case or letter until today's, newest first. */
function quartersOf(cases: readonly LedgerCase[], today: LocalDate): readonly Period[] {
  const begun = cases.flatMap(({ openedOn, sentOn }) => [openedOn, sentOn ?? openedOn]);
  const first = begun.reduce((earliest, date) => (date < earliest ? date : earliest), today);
  const quarters: Period[] = [];
  for (let one = quarter(monthOf(today)); one.to > first; one = shiftPeriod(one, -1)) quarters.push(one);
  return quarters;
}
