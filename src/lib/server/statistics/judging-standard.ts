import { Fault } from '#lib/domain/fault.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { standardInForce, type Standard } from '#lib/domain/standard.ts';
import type { TechnologyChoice } from '#lib/domain/technology.ts';
import type { Catalog } from '../warehouse/catalog.ts';

/** The technology whose standard judges where there is none of its own: the letter's target is for 4G. */
const TARGET_TECHNOLOGY = '4G';

/** Which standards can judge a map and its list? Those that limit the mean download of every operator alike. */
export function judgingStandards(catalog: Catalog): readonly Standard[] {
  return catalog.standards.filter(
    ({ metric, statistic, operator }) => metric === 'download' && statistic === 'mean' && operator === null,
  );
}

/** The standard of this id. Throws a Fault that names those there are. */
export function judgingStandard(catalog: Catalog, id: string): Standard {
  const standards = judgingStandards(catalog);
  const standard = standards.find((entry) => entry.id === id);
  if (!standard) {
    throw new Fault('standard_unknown', { value: id, known: standards.map((entry) => entry.id) }, 404);
  }
  return standard;
}

/**
 * The standard that judges when nobody chose one: the technology's first in force on the date; without one,
 * 4G's, which then is read as the target to reach. Throws a Fault when the warehouse holds no standard.
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
