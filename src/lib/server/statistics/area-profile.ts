import { LEVELS, type Counterparts, type Level, type Area, type AreaReference } from '#lib/domain/area.ts';
import type { Annotation } from '#lib/domain/annotation.ts';
import type { AreaChange } from '#lib/domain/change.ts';
import { compareStandings, standing } from '#lib/domain/estimate-order.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Gate } from '#lib/domain/standards/gate.ts';
import { standingOf, type StandingNote } from '#lib/domain/standards/standing.ts';
import type { Filter, FilterChoice } from '#lib/domain/filter.ts';
import type { Quota } from '#lib/domain/quota.ts';
import type { RobustnessRow } from '#lib/domain/robustness.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type {
  AreaStatistic,
  DailyCount,
  DistributionBin,
  HourPoint,
  TestsOutside,
  TrendPoint,
} from '#lib/domain/statistic.ts';
import type { Minimums } from '#lib/domain/sufficiency.ts';
import type { StandardVerdict } from '#lib/domain/verdict.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { byDistance } from '../areas/finest-areas.ts';
import { counterparts } from '../areas/counterparts.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { annotationsFor } from './annotations.ts';
import { areaChanges } from './area-changes.ts';
import { areaStatistics } from './area-statistics.ts';
import { dailyCounts } from './daily-counts.ts';
import { distribution } from './distribution.ts';
import { gapsWithin, type GapWithin } from './gaps/gaps-within.ts';
import { hourProfile } from './hour-profile.ts';
import { judgingStandard } from './judging-standard.ts';
import { monthlyMinimum } from './monthly-minimum.ts';
import { quotas } from './quotas.ts';
import { resolveFilter } from './resolve-filter.ts';
import { robustness } from './robustness.ts';
import { standardVerdicts } from './standard-verdicts.ts';
import { testsOutside } from './tests-outside.ts';
import { trend } from './trend.ts';
import { areaMinimums } from './area-minimums.ts';

/** The areas inside an area, of the next finer level, with their figures. */
export interface InnerAreas {
  readonly edition: string;
  readonly level: Level;
  /** False when the area's own edition has no finer level: these are areas of another edition that overlap it. */
  readonly sameEdition: boolean;
  readonly areas: readonly { readonly area: Area; readonly statistic: AreaStatistic }[];
  /** Measurements of the area that none of them counts. */
  readonly outside: TestsOutside;
  /** The minimums of each aspect in each of them. */
  readonly minimums: Minimums;
}

/** The content of an area's page. */
export interface AreaProfile {
  readonly area: Area;
  /** Its parent area; null at the top. */
  readonly parent: { readonly area: Area; readonly level: Level } | null;
  /** The areas on its territory in other editions, where borders differ. */
  readonly counterparts: readonly Counterparts[];
  readonly filter: Filter;
  /** The filter when nothing is chosen. */
  readonly defaults: Filter;
  readonly standard: Standard;
  readonly statistic: AreaStatistic;
  /** Every area of its level, itself included, as in the overview. */
  readonly level: { readonly areas: readonly Area[]; readonly statistics: readonly AreaStatistic[] };
  /** One row for each operator with measurements, fastest first, whatever operator the filter names. */
  readonly operators: readonly AreaStatistic[];
  /** Changes of its mean, over all operators and for each, whatever operator the filter names. */
  readonly changes: readonly AreaChange[];
  /** Every standard in force on the dates chosen. */
  readonly standards: readonly StandardVerdict[];
  /** The verdict in alternative ways to count the measurements; empty without a verdict. */
  readonly robustness: readonly RobustnessRow[];
  /** The minimums of each aspect. */
  readonly minimums: Minimums;
  /** In how many months there were as many measurements as a document asks for each month; null where none asks. */
  readonly monthly: { readonly minimum: number; readonly months: number; readonly reached: number } | null;
  /** What has to be said of the standard beside every verdict by it. */
  readonly standing: readonly StandingNote[];
  /** Sources of those minimums. */
  readonly gates: readonly Gate[];
  readonly distribution: readonly DistributionBin[];
  readonly trend: readonly TrendPoint[];
  /** The area lies outside the part that the choice keeps to, so that nothing is kept to. */
  readonly isOutsidePart: boolean;
  /** Annotations within the trend's dates, of this area and of those that overlap it. */
  readonly annotations: readonly Annotation[];
  readonly hours: readonly HourPoint[];
  readonly daily: readonly DailyCount[];
  /** Further measurements needed, over all operators and for each, whatever operator the filter names. */
  readonly quotas: readonly Quota[];
  /** Gap areas that reach into it, most people first. */
  readonly gaps: readonly GapWithin[];
  /** Null without a finer level. */
  readonly inner: InnerAreas | null;
}

/** A year, so that seasons are visible. */
const TREND_MONTHS = 12;

/**
 * How fast is one area, against the limit, by operator, speed, month, day and inner area? `choice`: the parts of the
 * filter that were chosen beside the area. Throws a Fault (404) when the area does not exist.
 */
export async function areaProfile(
  warehouse: Warehouse,
  reference: AreaReference,
  choice: FilterChoice,
): Promise<AreaProfile> {
  const catalog = await readCatalog(warehouse);
  const { edition, level, code } = reference;
  const area = catalog.areasOf(edition, level).find((entry) => entry.code === code);
  if (!area) throw new Fault('area_unknown', { edition, level, code }, 404);
  const [wished, defaults] = await Promise.all([
    resolveFilter(warehouse, { ...choice, edition, level }),
    resolveFilter(warehouse, { edition, level }),
  ]);
  const shown = await shownAreas(warehouse, wished);
  const inPart = shown.some((entry) => entry.code === code);
  const filter: Filter = inPart ? wished : { ...wished, within: null };
  const [
    statistics,
    operators,
    changes,
    standards,
    variants,
    bins,
    points,
    hours,
    daily,
    quotaRows,
    weak,
    inner,
    inOtherEditions,
  ] = await Promise.all([
    areaStatistics(warehouse, filter),
    areaStatistics(warehouse, { ...filter, operator: null }, { by: 'area_operator' }),
    areaChanges(warehouse, { ...filter, operator: null }, { by: 'area_operator' }),
    standardVerdicts(warehouse, filter, code),
    robustness(warehouse, filter, code),
    distribution(warehouse, filter, code),
    trend(warehouse, filter, { code, months: TREND_MONTHS }),
    hourProfile(warehouse, filter, code),
    dailyCounts(warehouse, filter, code),
    quotas(warehouse, { ...filter, operator: null }),
    gapsWithin(warehouse, filter, reference),
    innerAreas(warehouse, catalog, reference, filter),
    counterparts(warehouse, reference),
  ]);
  const standard = judgingStandard(catalog, filter.standard);
  return {
    area,
    parent: parentOf(catalog, reference, area),
    counterparts: inOtherEditions,
    filter,
    isOutsidePart: !inPart,
    defaults,
    standard,
    statistic: statistics.find((row) => row.code === code)!,
    level: { areas: inPart ? shown : catalog.areasOf(edition, level), statistics },
    operators: operators
      .filter((row) => row.code === code && row.operator !== null)
      .sort((a, b) => (b.downloadKbpsMean ?? 0) - (a.downloadKbpsMean ?? 0)),
    changes: changes.filter((row) => row.code === code),
    standards,
    robustness: variants,
    minimums: areaMinimums(catalog, filter),
    monthly: await monthsOf(warehouse, filter, code),
    standing: standingOf(standard, catalog.gates, filter),
    gates: catalog.gates,
    distribution: bins,
    trend: points,
    annotations: await annotationsFor(warehouse, filter, code, points),
    hours,
    daily,
    quotas: quotaRows.filter((row) => row.code === code),
    gaps: weak,
    inner,
  };
}

async function monthsOf(warehouse: Warehouse, filter: Filter, code: string): Promise<AreaProfile['monthly']> {
  const monthly = await monthlyMinimum(warehouse, filter, { code });
  if (!monthly) return null;
  return { minimum: monthly.minimum, months: monthly.months, reached: monthly.reachedBy(code, null) };
}

function parentOf(catalog: Catalog, { edition, level }: AreaReference, area: Area): AreaProfile['parent'] {
  for (const above of LEVELS.slice(0, LEVELS.indexOf(level)).reverse()) {
    const found = catalog.areasOf(edition, above).find((entry) => entry.code === area.parentCode);
    if (found) return { area: found, level: above };
  }
  return null;
}

async function innerAreas(
  warehouse: Warehouse,
  catalog: Catalog,
  reference: AreaReference,
  filter: Filter,
): Promise<InnerAreas | null> {
  const place = finerLevel(catalog, reference);
  if (!place) return null;
  const inside = { ...filter, ...place };
  const [rows, outside] = await Promise.all([
    areaStatistics(warehouse, inside, { within: reference }),
    testsOutside(warehouse, inside, reference),
  ]);
  if (rows.length === 0) return null;
  const areas = new Map(catalog.areasOf(place.edition, place.level).map((area) => [area.code, area]));
  return {
    ...place,
    sameEdition: place.edition === reference.edition,
    outside,
    areas: surelySlowFirst(rows).map((statistic) => ({ area: areas.get(statistic.code)!, statistic })),
    minimums: areaMinimums(catalog, { ...filter, ...place }),
  };
}

/** As every table of areas at first. */
const surelySlowFirst = (rows: readonly AreaStatistic[]): readonly AreaStatistic[] =>
  rows.toSorted((a, b) => compareStandings(decisionOf(a), decisionOf(b), false));

const decisionOf = ({ deciding, decidingLower, decidingUpper }: AreaStatistic) =>
  standing({ value: deciding, lower: decidingLower, upper: decidingUpper }, false);

/** The widest level below the area's: of its own edition, else of the nearest other edition that has one. */
function finerLevel(catalog: Catalog, reference: AreaReference): { edition: string; level: Level } | null {
  const below = LEVELS.slice(LEVELS.indexOf(reference.level) + 1);
  const others = byDistance(catalog.editions, reference.edition);
  for (const { id, levels } of others) {
    const level = below.find((entry) => levels.includes(entry));
    if (level) return { edition: id, level };
  }
  return null;
}
