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
      summaries: summariesOf(cases),
      quarters: byOperatorAndQuarter(cases),
      map: await caseMap(warehouse, cases),
      simulatedCases: cases.some(({ simulated }) => simulated),
    };
  });
