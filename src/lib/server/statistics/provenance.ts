import type { Edition } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { judgingStandard } from './judging-standard.ts';
import { editionNamed } from './resolve-filter.ts';

/** Where figures come from: everything needed to compute them again, or to doubt them. */
export interface Provenance {
  readonly dataVersion: number;
  /** The warehouse holds tests or tallies that a generator made. */
  readonly simulated: boolean;
  readonly filter: Filter;
  readonly edition: Edition;
  readonly standard: Standard;
}

/** What must stand beside figures computed with this filter now? */
export async function provenanceOf(warehouse: Warehouse, filter: Filter): Promise<Provenance> {
  const { dataVersion } = warehouse;
  const catalog = await readCatalog(warehouse);
  return {
    dataVersion,
    simulated: catalog.holdings.simulatedBatches > 0,
    filter,
    edition: editionNamed(catalog, filter.edition),
    standard: judgingStandard(catalog, filter.standard),
  };
}
