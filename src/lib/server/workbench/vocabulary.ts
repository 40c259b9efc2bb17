import { group } from 'd3';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { memoize } from '../cache/result-cache.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { operatorAliases } from './vocabulary.sql.ts';

/** What can be asked for by name, and what a question means that leaves it out: as on the other pages. */
export async function readVocabulary(warehouse: Warehouse): Promise<Vocabulary> {
  const catalog = await readCatalog(warehouse);
  const [{ period, edition, level }, aliases] = await Promise.all([
    resolveFilter(warehouse, {}),
    memoize(warehouse, { statistic: 'operator aliases' }, () => warehouse.db.query(operatorAliases, {})),
  ]);
  const aliasesOf = group(aliases, ({ code }) => code);
  const { today, lastOn } = dataDates(warehouse, catalog);
  return {
    ...{ today, lastOn },
    ...{ period, edition, level },
    editions: catalog.editions.map(({ id, name, validFrom, validTo, levels }) => ({
      ...{ id, name, validFrom, validTo, levels },
      areas: Object.fromEntries(
        levels.map((each) => [
          each,
          catalog.areasOf(id, each).map(({ code, name: ofArea, type }) => ({ code, name: ofArea, type })),
        ]),
      ),
    })),
    operators: catalog.operators.map(({ code, name }) => ({
      ...{ code, name },
      aliases: (aliasesOf.get(code) ?? []).map(({ alias }) => alias),
    })),
  };
}
