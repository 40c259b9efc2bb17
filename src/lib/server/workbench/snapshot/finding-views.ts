import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { GapArea } from '#lib/domain/gaps/gap.ts';
import { periodKey } from '#lib/domain/period.ts';
import type { Quota } from '#lib/domain/quota.ts';
import { areaTitles } from '../../statistics/area-titles.ts';
import { gapFilter } from '../../statistics/gaps/gap-period.ts';
import { gaps } from '../../statistics/gaps/gaps.ts';
import { quotas } from '../../statistics/quotas.ts';
import { resolveFilter } from '../../statistics/resolve-filter.ts';
import { readCatalog, type Catalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { ComputedViews } from './fill-snapshot.ts';

/** What the pages of gaps and of further tests find by default: their own memoized results, in Mbps. */
export type FindingViews = Pick<ComputedViews, 'gaps' | 'quotas'>;

/** Gap areas are the same at each resolution of drawn cells: that of the page's first view. */
const CELLS = 7;
const KBPS_PER_MBPS = 1000;
const mbps = (kbps: number | null) => (kbps === null ? null : kbps / KBPS_PER_MBPS);

const isEmpty = ({ holdings, editions }: Catalog) => holdings.measurements === 0 || editions.length === 0;

/** Which periods are the findings of, by today's date and the data? They belong to the name of a snapshot. */
export async function findingPeriods(warehouse: Warehouse, catalog: Catalog): Promise<readonly string[]> {
  if (isEmpty(catalog)) return [];
  const filters = await Promise.all([gapFilter(warehouse, {}), resolveFilter(warehouse, {})]);
  return filters.map(({ period, standard }) => `${periodKey(period)} ${standard}`);
}

/** The rows of `gaps` and `quotas`; none in an empty warehouse. Throws the Faults of those statistics. */
export async function findingViews(warehouse: Warehouse): Promise<FindingViews> {
  const catalog = await readCatalog(warehouse);
  if (isEmpty(catalog)) return { gaps: [], quotas: [] };
  const quotaRows = [];
  for (const { id, levels } of catalog.editions) {
    for (const level of levels) quotaRows.push(...(await quotasOf(warehouse, catalog, id, level)));
  }
  return { gaps: await gapsOf(warehouse, catalog), quotas: quotaRows };
}

const commonOf = ({ holdings }: Catalog, { period }: Filter) => ({
  period_from: period.from,
  period_to: period.to,
  simulated: holdings.simulatedBatches > 0,
});

async function gapsOf(warehouse: Warehouse, catalog: Catalog) {
  const filter = await gapFilter(warehouse, {});
  const found = await gaps(warehouse, filter, CELLS).catch(withoutOutlines);
  if (found === null) return [];
  const { areas, naming } = found;
  const titleOf = await areaTitles(warehouse, naming);
  return areas.flatMap((area) => {
    const place = { ...placeRow(area, titleOf), ...naming, ...commonOf(catalog, filter) };
    return [
      { ...place, ...wholeRow(area) },
      ...area.operators.map((own) => ({
        ...place,
        operator: own.operator,
        status: own.status,
        at_most_mbps: mbps(own.atMostKbps),
        tests: own.tests,
        failed: own.failedTests,
        devices: own.devices,
      })),
    ];
  });
}

/** Areas that were loaded without outlines have no cells to find a gap in. */
function withoutOutlines(error: unknown): null {
  if (error instanceof Fault && error.code === 'areas_level_missing') return null;
  throw error;
}

/** What is the same for all operators in a gap area. */
const placeRow = (
  { id, rank, name, people, areaKm2, cells, areaCodes }: GapArea,
  titleOf: (code: string) => string,
) => ({
  gap: id,
  rank,
  name,
  area_names: areaCodes.map(titleOf).join('; '),
  code: areaCodes[0] ?? null,
  people: people === null ? null : Math.round(people),
  km2: areaKm2,
  cells: cells.length,
});

/** What is said of all operators together. */
const wholeRow = ({ later, ...area }: GapArea) => ({
  status: area.status,
  at_most_mbps: mbps(area.atMostKbps),
  tests: area.tests,
  failed: area.failedTests,
  devices: area.devices,
  places: area.places,
  times_of_day: area.timesOfDay,
  enough_places: area.enoughPlaces,
  enough_times: area.enoughTimes,
  devices_missing: area.devicesMissing,
  later_devices: later?.devices ?? null,
  later_mean_mbps: mbps(later?.downloadKbpsMean ?? null),
  later_lower_mbps: mbps(later?.downloadKbpsMeanLower ?? null),
  later_upper_mbps: mbps(later?.downloadKbpsMeanUpper ?? null),
});

async function quotasOf(warehouse: Warehouse, catalog: Catalog, edition: string, level: Filter['level']) {
  const filter = await resolveFilter(warehouse, { edition, level });
  const [rows, titleOf] = await Promise.all([quotas(warehouse, filter), areaTitles(warehouse, filter)]);
  const common = { edition, level, ...commonOf(catalog, filter) };
  return rows.map((row) => ({ ...common, ...quotaRow(row), title: titleOf(row.code) }));
}

const quotaRow = (quota: Quota) => ({
  code: quota.code,
  operator: quota.operator,
  tests: quota.tests,
  devices: quota.clusters,
  mean_mbps: mbps(quota.downloadKbpsMean),
  lower_mbps: mbps(quota.downloadKbpsMeanLower),
  upper_mbps: mbps(quota.downloadKbpsMeanUpper),
  verdict: quota.verdict,
  outlook: quota.outlook,
  tests_for_minimum: quota.testsForMinimum,
  devices_for_minimum: quota.devicesForMinimum,
  tests_for_decision: quota.testsForDecision,
  devices_for_decision: quota.devicesForDecision,
});
