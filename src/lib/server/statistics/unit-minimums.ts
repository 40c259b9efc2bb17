import type { Filter } from '#lib/domain/filter.ts';
import { monthsIn } from '#lib/domain/period.ts';
import { minimumsFor, type Minimums } from '#lib/domain/sufficiency.ts';
import type { Catalog } from '../warehouse/catalog.ts';
import { judgingStandard } from './judging-standard.ts';

/**
 * What must a unit of the filter's level have of tests, devices, places and times of day? Throws a Fault when the
 * filter's standard does not exist.
 */
export function unitMinimums(catalog: Catalog, { standard, level, period }: Filter): Minimums {
  return minimumsFor(catalog.sufficiency, level, {
    perMonth: judgingStandard(catalog, standard).minimumTests,
    months: monthsIn(period),
  });
}
