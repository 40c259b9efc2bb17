import { group } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { addDays } from '#lib/domain/local-date.ts';
import type { ReferenceSet } from '#lib/domain/comparison/reference-set.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { referenceRows } from './reference-values.sql.ts';

/** Values are shown beside figures of at most so many days later: sources such as Ookla date a quarter by its first day. */
const SHOWN_DAYS = 366;

/**
 * What do others say of the areas of a filter? Sets of reference values dated in its period or the year before, newest load
 * first; of the filter's parts only edition, level, operator and part of the province apply to them. They are tests of
 * nobody here and enter no other figure.
 */
export async function referenceSets({ db }: Warehouse, filter: Filter): Promise<readonly ReferenceSet[]> {
  const { period, edition, level, operator, within } = filter;
  const rows = await db.queryKept(referenceRows, {
    ...{ edition, level, operator, from: addDays(period.from, -SHOWN_DAYS), to: period.to },
    partEdition: within?.edition ?? null,
    partLevel: within?.level ?? null,
    partCode: within?.code ?? null,
  });
  return [...group(rows, ({ batch }) => batch).values()].map((values) => {
    const { batch, name, fileName, firstOn, lastOn, simulated } = values[0]!;
    const areas = values.map(({ code, downloadKbps, tests, values: count }) => ({
      ...{ code, downloadKbps, tests, values: count },
    }));
    return { batch, name: name ?? fileName, fileName, firstOn, lastOn, simulated, areas };
  });
}
