import { sum } from 'd3';
import { campaignReach, type CampaignReach } from '#lib/domain/tallies/campaign.ts';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonth } from '#lib/domain/period.ts';
import { namedIn, standsIn, unitArea, type ReportingUnit, type UnitArea } from '#lib/domain/tally.ts';
import { narrowestLevel } from '../statistics/quota-areas.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import { tallyBoard } from '../tallies/board.ts';
import { reportedEdition } from '../tallies/campaign.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { quotaSheets } from './quota-sheets.ts';

/** Campaign figures of one unit's area in a report month. */
export interface CampaignRow extends CampaignReach {
  readonly unit: ReportingUnit;
  /** Code of the area in the edition and level of the view. */
  readonly area: string;
  readonly population: number | null;
  /** Reported by its UBND; null where it did not report. */
  readonly installs: number | null;
  readonly accesses: number | null;
  readonly installsCumulative: number | null;
  /** All measurements loaded in the area, of every operator and technology. */
  readonly testsMade: number;
  /** Those counted in the 4G figures. */
  readonly tests: number;
  /** Further ones for the minimum sample in every commune. */
  readonly testsNeeded: number;
}

/** The campaign figures of every district, since the districts ended of every commune, in a report month. */
export interface CampaignView {
  readonly month: LocalMonth;
  /** Edition and level of the areas. */
  readonly edition: string;
  readonly level: UnitArea['level'];
  /** In the letter's order. */
  readonly rows: readonly CampaignRow[];
}

/**
 * Where does the campaign reach people, and where are further measurements needed? Null when no edition has the
 * areas of the reporting units.
 */
export async function campaignView(warehouse: Warehouse, month: LocalMonth): Promise<CampaignView | null> {
  const catalog = await readCatalog(warehouse);
  const areas = catalog.reportingUnits.flatMap((unit) =>
    standsIn(unit, month) ? (unitArea(unit) ?? []) : [],
  );
  const level = areas.some((area) => area.level === 'commune') ? 'commune' : 'district';
  const edition = reportedEdition(catalog, level);
  if (edition === null) return null;
  const narrowest = narrowestLevel(catalog, new URLSearchParams());
  const filter = await resolveFilter(warehouse, {
    period: reportMonth(month),
    ...(narrowest && { level: narrowest }),
  });
  const [{ groups }, { sheets }] = await Promise.all([
    tallyBoard(warehouse, { from: month, to: addMonths(month, 1) }),
    quotaSheets(warehouse, filter),
  ]);
  const populations = new Map(catalog.areasOf(edition, level).map((area) => [area.code, area.population]));
  const sheetOf = new Map(sheets.map((sheet) => [sheet.reportingUnit?.code, sheet]));
  const rows = groups
    .flatMap((group) => group.rows)
    .flatMap(({ unit, tallies: [tally] }): CampaignRow[] => {
      const area = unitArea(unit);
      if (area?.level !== level) return [];
      const population = populations.get(area.code) ?? null;
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
            unit: namedIn(unit, month),
            area: area.code,
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
  return { month, edition, level, rows };
}
