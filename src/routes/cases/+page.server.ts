import { CASES_A_PAGE, chooseCases, parseLedgerChoice } from '#lib/domain/cases/ledger/ledger-choice.ts';
import { byOperatorAndQuarter, dueSoon, summariesOf } from '#lib/domain/cases/ledger/ledger-figures.ts';
import { caseMap } from '#lib/server/cases/ledger/case-map.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** The board: the chosen cases, what is due this week, each operator by quarter, and the map; of every case. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const choice = parseLedgerChoice(url.searchParams);
    const { cases, today } = await readLedger(warehouse);
    const chosen = chooseCases(cases, choice);
    const [whole, ...operators] = summariesOf(cases);
    return {
      today,
      choice,
      whole,
      operators: operators.map(({ operator, operatorName }) => ({ code: operator!, name: operatorName! })),
      total: chosen.length,
      shown: chosen.slice((choice.page - 1) * CASES_A_PAGE, choice.page * CASES_A_PAGE),
      week: dueSoon(cases),
      quarters: byOperatorAndQuarter(cases),
      map: await caseMap(warehouse, cases),
      simulatedCases: cases.some(({ simulated }) => simulated),
    };
  });
