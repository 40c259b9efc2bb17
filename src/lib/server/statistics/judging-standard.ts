import { Fault } from '#lib/domain/fault.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { standardInForce, type Standard } from '#lib/domain/standard.ts';
import type { TechnologyChoice } from '#lib/domain/technology.ts';
import type { Catalog } from '../warehouse/catalog.ts';

/** The technology whose standard applies to technologies without their own: the letter's target is for 4G. */
const TARGET_TECHNOLOGY = '4G';

/** Which standards can judge a map and its list? Those on the mean download that are switched on, for every operator. */
export function judgingStandards(catalog: Catalog): readonly Standard[] {
  return catalog.standards.filter(
    ({ enabled, metric, statistic, operator }) =>
      enabled && metric === 'download' && statistic === 'mean' && operator === null,
  );
}

/** The standard of this id. Throws a Fault with the known ids. */
export function judgingStandard(catalog: Catalog, id: string): Standard {
  const standards = judgingStandards(catalog);
  const standard = standards.find((entry) => entry.id === id);
  if (!standard) {
    throw new Fault('standard_unknown', { value: id, known: standards.map((entry) => entry.id) }, 404);
  }
  return standard;
}

/**
 * Which standard applies when none is chosen? The technology's first in force on the date; without one, 4G's, as a
 * target. Throws a Fault when the warehouse has no standard.
 */
export function defaultStandard(catalog: Catalog, technology: TechnologyChoice, on: LocalDate): Standard {
  const standards = judgingStandards(catalog);
  const isInForce = (standard: Standard) => standardInForce(standard, on);
  const standard =
    standards.find((entry) => entry.technology === technology && isInForce(entry)) ??
    standards.find((entry) => entry.technology === TARGET_TECHNOLOGY && isInForce(entry)) ??
    standards.find((entry) => entry.technology === TARGET_TECHNOLOGY) ??
    standards[0];
  if (!standard) throw new Fault('standards_missing', {}, 503);
  return standard;
}
