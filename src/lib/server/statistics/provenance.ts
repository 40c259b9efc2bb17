import type { Edition } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { periodCoverage, type PeriodCoverage } from '#lib/domain/period-coverage.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { standingOf, type StandingNote } from '#lib/domain/standards/standing.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { judgingStandard } from './judging-standard.ts';
import { editionNamed } from './resolve-filter.ts';

/** The origin of figures: everything needed to compute them again. */
export interface Provenance {
  readonly dataVersion: number;
  /** The warehouse has generated measurements or tallies. */
  readonly simulated: boolean;
  readonly filter: Filter;
  /** How much of the filter's period the data cover; null for a complete period. */
  readonly coverage: PeriodCoverage | null;
  readonly edition: Edition;
  readonly standard: Standard;
  /** What has to be said of the standard beside every verdict by it. */
  readonly standing: readonly StandingNote[];
}

/** What is the provenance of figures computed with this filter now? */
export async function provenanceOf(warehouse: Warehouse, filter: Filter): Promise<Provenance> {
  const { dataVersion } = warehouse;
  const catalog = await readCatalog(warehouse);
  const standard = judgingStandard(catalog, filter.standard);
  return {
    dataVersion,
    simulated: catalog.holdings.simulatedBatches > 0,
    filter,
    coverage: periodCoverage(filter.period, dataDates(warehouse, catalog)),
    edition: editionNamed(catalog, filter.edition),
    standard,
    standing: standingOf(standard, catalog.gates, filter),
  };
}
