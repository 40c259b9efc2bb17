import { parseFilterChoice } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { PackRecord } from '#lib/domain/packs/pack-record.ts';
import { scopeParts } from '#lib/messages/packs/scope-words.ts';
import { finestAreas } from '../areas/finest-areas.ts';
import { judgingStandard } from '../statistics/judging-standard.ts';
import { editionNamed, resolveFilter } from '../statistics/resolve-filter.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/**
 * The scope of a recorded pack in words, each part with its name. Throws a Fault when its standard or edition is no longer
 * known here.
 */
export async function packScopeWords(
  warehouse: Warehouse,
  { filter: search, areas, gaps }: Pick<PackRecord, 'filter' | 'areas' | 'gaps'>,
  locale: Locale,
): Promise<readonly (readonly [string, string])[]> {
  const catalog = await readCatalog(warehouse);
  const filter = await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(search)));
  const operatorName = catalog.operators.find(({ code }) => code === filter.operator)?.name ?? null;
  return scopeParts(
    {
      ...{ scope: { filter }, areas, operatorName },
      gaps: gaps.map(({ gap, title }) => ({ id: gap, title })),
      gapEdition: editionNamed(catalog, finestAreas(catalog, filter.edition).edition),
      edition: editionNamed(catalog, filter.edition),
      standard: judgingStandard(catalog, filter.standard),
    },
    locale,
  );
}
