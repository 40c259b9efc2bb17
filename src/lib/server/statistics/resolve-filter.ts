import { greatest } from 'd3';
import { LEVELS, areaKey, inForce, type AreaReference, type Edition, type Level } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Filter, FilterChoice } from '#lib/domain/filter.ts';
import { reachesEnd } from '#lib/domain/period-coverage.ts';
import { lastDateOf, reportMonth, reportMonthOf, type Period } from '#lib/domain/period.ts';
import { dataDates, readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { defaultStandard, judgingStandard } from './judging-standard.ts';
import { areasMeasured, lastMeasurementBefore, measurementsByEdition } from './resolve-filter.sql.ts';

/**
 * Which filter does a choice give? Defaults: `defaultPeriod`; 4G; all
 * operators; the edition in force at the period's end that has measurements; its districts, else communes, else its
 * finest level; the part that holds all
 * measurements, where the edition in force at the period's end has several widest areas; the mean; the technology's standard; failed measurements excluded, flagged ones included. Throws a
 * Fault with the known values for an unknown edition, level, operator or standard.
 */
export async function resolveFilter(warehouse: Warehouse, choice: FilterChoice): Promise<Filter> {
  const catalog = await readCatalog(warehouse);
  const period = choice.period ?? (await defaultPeriod(warehouse, catalog));
  const technology = choice.technology ?? '4G';
  const edition = choice.edition
    ? editionNamed(catalog, choice.edition)
    : await editionFor(warehouse, catalog, period, choice.level);
  if (choice.operator) requireOperator(catalog, choice.operator);
  const level = choice.level ? levelNamed(edition, choice.level) : defaultLevel(edition);
  return {
    period,
    technology,
    operator: choice.operator ?? operatorOf(warehouse),
    edition: edition.id,
    level,
    within: await partKept(warehouse, catalog, period, level, choice.within),
    statistic: choice.statistic ?? 'mean',
    standard: choice.standard
      ? judgingStandard(catalog, choice.standard).id
      : defaultStandard(catalog, technology, lastDateOf(period)).id,
    failedTests: choice.failedTests ?? 'excluded',
    flagged: choice.flagged ?? 'included',
  };
}

/** Whoever sees one operator's measurements only is told that they are of it; null for everybody else. */
const operatorOf = ({ scope }: Warehouse): string | null =>
  scope?.kind === 'operator' ? scope.operator : null;

/**
 * The last report month that is over, whose data reach its last day, and which holds a measurement. Where there is
 * none: the report month of the last measurement, or of today in an empty warehouse.
 */
async function defaultPeriod(warehouse: Warehouse, catalog: Catalog): Promise<Period> {
  const dates = dataDates(warehouse, catalog);
  const latest = reportMonth(reportMonthOf(dates.lastOn ?? dates.today));
  if (dates.firstOn === null || dates.firstOn >= latest.from || reachesEnd(latest, dates)) return latest;
  const before = { from: dates.firstOn, to: latest.from };
  const [earlier] = await memoize(warehouse, { statistic: 'last measurement', dates: before }, () =>
    warehouse.db.query(lastMeasurementBefore, { to: before.to }),
  );
  return earlier?.lastOn ? reportMonth(reportMonthOf(earlier.lastOn)) : latest;
}

/**
 * Among the editions with measurements (all, when none has any), the one in force at the period's end, else the one
 * with most measurements.
 */
async function editionFor(
  warehouse: Warehouse,
  catalog: Catalog,
  period: Period,
  level: Level | undefined,
): Promise<Edition> {
  if (catalog.editions.length === 0) throw new Fault('editions_missing', {}, 503);
  const fitting = catalog.editions.filter((edition) => !level || edition.levels.includes(level));
  if (fitting.length === 0) {
    const known = [...new Set(catalog.editions.flatMap((edition) => edition.levels))];
    throw new Fault('level_unknown', { value: level ?? null, known }, 404);
  }
  const { from, to } = period;
  const question = { statistic: 'editions', dates: { from, to } };
  const counts = await memoize(warehouse, question, () =>
    warehouse.db.query(measurementsByEdition, { from, to }),
  );
  const tests = new Map(counts.map((row) => [row.edition, row.tests]));
  const tested = fitting.filter((edition) => tests.has(edition.id));
  const candidates = tested.length > 0 ? tested : fitting;
  const standing = candidates.filter((edition) => inForce(edition, lastDateOf(period)));
  const preferred = standing.length > 0 ? standing : candidates;
  return greatest(preferred, (edition) => tests.get(edition.id) ?? 0)!;
}

/** The chosen part if it is known and no narrower than the level; without a choice, the only one with measurements. */
async function partKept(
  warehouse: Warehouse,
  catalog: Catalog,
  period: Period,
  level: Level,
  chosen: AreaReference | null | undefined,
): Promise<AreaReference | null> {
  if (chosen === undefined) return onlyPartMeasured(warehouse, catalog, period);
  if (chosen === null) return null;
  const known = catalog.areasOf(chosen.edition, chosen.level).some(({ code }) => code === chosen.code);
  if (!known) throw new Fault('unit_unknown', { ...chosen }, 404);
  if (LEVELS.indexOf(chosen.level) > LEVELS.indexOf(level)) {
    throw new Fault('filter_part_too_narrow', { value: areaKey(chosen), level });
  }
  return chosen;
}

/**
 * Of the widest areas of the edition in force at the period's end, the only one that holds measurements of the period.
 * Null where the edition has one such area, or several of them hold measurements, or none does.
 */
async function onlyPartMeasured(
  warehouse: Warehouse,
  catalog: Catalog,
  period: Period,
): Promise<AreaReference | null> {
  const standing = catalog.editions.find((edition) => inForce(edition, lastDateOf(period)));
  const level = standing?.levels[0];
  if (!standing || !level || catalog.areasOf(standing.id, level).length < 2) return null;
  const of = { edition: standing.id, level };
  const { from, to } = period;
  const question = { statistic: 'parts with measurements', further: of, dates: { from, to } };
  const measured = await memoize(warehouse, question, () =>
    warehouse.db.query(areasMeasured, { ...of, from, to }),
  );
  return measured.length === 1 ? { ...of, code: measured[0]!.code } : null;
}

/** The edition of this id. Throws a Fault with the known ids. */
export function editionNamed(catalog: Catalog, id: string): Edition {
  const edition = catalog.editions.find((entry) => entry.id === id);
  if (!edition) {
    throw new Fault('edition_unknown', { value: id, known: catalog.editions.map((entry) => entry.id) }, 404);
  }
  return edition;
}

function levelNamed(edition: Edition, level: Level): Level {
  if (!edition.levels.includes(level)) {
    throw new Fault(
      'level_unknown_in_edition',
      { value: level, edition: edition.id, known: edition.levels },
      404,
    );
  }
  return level;
}

function defaultLevel(edition: Edition): Level {
  const level = (['district', 'commune'] as const).find((entry) => edition.levels.includes(entry));
  return level ?? edition.levels[edition.levels.length - 1] ?? 'district';
}

function requireOperator(catalog: Catalog, code: string): void {
  if (!catalog.operators.some((operator) => operator.code === code)) {
    throw new Fault(
      'operator_unknown',
      { value: code, known: catalog.operators.map((operator) => operator.code) },
      404,
    );
  }
}
