import { sum } from 'd3';
import { campaignReach, type CampaignReach } from '#lib/domain/campaign.ts';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonth } from '#lib/domain/period.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import { narrowestLevel } from '../statistics/quota-areas.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import { tallyBoard } from '../tallies/board.ts';
import { reportedEdition } from '../tallies/campaign.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { quotaSheets } from './quota-sheets.ts';

/** Campaign figures of one district in a report month. */
export interface CampaignRow extends CampaignReach {
  readonly unit: ReportingUnit;
  /** Code of the district in the edition of the view. */
  readonly district: string;
  readonly population: number | null;
  /** Reported by its UBND; null where it did not report. */
  readonly installs: number | null;
  readonly accesses: number | null;
  readonly installsCumulative: number | null;
  /** All measurements loaded in the district, of every operator and technology. */
  readonly testsMade: number;
  /** Those counted in the 4G figures. */
  readonly tests: number;
  /** Further ones for the minimum sample in every commune. */
  readonly testsNeeded: number;
}

/** The campaign figures of every district in a report month. */
export interface CampaignView {
  readonly month: LocalMonth;
  /** Edition of the districts. */
  readonly edition: string;
  /** In the letter's order. */
  readonly rows: readonly CampaignRow[];
}

/**
 * Where does the campaign reach people, and where are further measurements needed? Null when no edition has the
 * districts of the reporting units.
 */
export async function campaignView(warehouse: Warehouse, month: LocalMonth): Promise<CampaignView | null> {
  const catalog = await readCatalog(warehouse);
  const edition = reportedEdition(catalog);
  if (edition === null) return null;
  const level = narrowestLevel(catalog, new URLSearchParams());
  const filter = await resolveFilter(warehouse, { period: reportMonth(month), ...(level && { level }) });
  const [{ groups }, { sheets }] = await Promise.all([
    tallyBoard(warehouse, { from: month, to: addMonths(month, 1) }),
    quotaSheets(warehouse, filter),
  ]);
  const populations = new Map(
    catalog.areasOf(edition, 'district').map((area) => [area.code, area.population]),
  );
  const sheetOf = new Map(sheets.map((sheet) => [sheet.reportingUnit?.code, sheet]));
  const rows = groups
    .flatMap((group) => group.rows)
    .flatMap(({ unit, tallies: [tally] }): CampaignRow[] => {
      if (unit.districtCode === null) return [];
      const population = populations.get(unit.districtCode) ?? null;
      const {
        installs = null,
        accesses = null,
        installsCumulative = null,
        accessesCumulative = null,
      } = tally ?? {};
      const sheet = sheetOf.get(unit.code);
      const testsMade = sheet?.funnel.testsMade ?? 0;
      const reported = { installs, accesses, installsCumulative, accessesCumulative };
      return [
        {
          ...{
            unit,
            district: unit.districtCode,
            population,
            installs,
            accesses,
            installsCumulative,
            testsMade,
          },
          tests: sheet?.funnel.tests ?? 0,
          testsNeeded: sum(sheet?.areas ?? [], ({ whole }) => whole.testsForMinimum),
          ...campaignReach(reported, testsMade, population),
        },
      ];
    });
  return { month, edition, rows };
}
