import { group } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import {
  compareOperators,
  PLACE_STATUSES,
  type AreaGaps,
  type GapFigures,
  type PeopleByStatus,
} from '#lib/domain/gaps/gap.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { areaStatistics } from '../area-statistics.ts';
import type { WindowCells } from './gap-cells.ts';
import type { GapScreening, GapScreenings } from './gap-screening.ts';

/** Verdicts by urgency. */
const URGENCY: readonly Verdict[] = ['not_met', 'undecided', 'too_few', 'untested', 'met'];

/** The areas of the naming level, which the filter must be of: figures, operators compared, residents by status. */
export async function areaGaps(
  warehouse: Warehouse,
  filter: Filter,
  cells: WindowCells,
  screenings: GapScreenings,
): Promise<readonly AreaGaps[]> {
  const [statistics, everyOperator] = await Promise.all([
    areaStatistics(warehouse, filter),
    areaStatistics(warehouse, { ...filter, operator: null }, { by: 'area_operator' }),
  ]);
  const operatorsOf = group(everyOperator, ({ code }) => code);
  const people = peopleByStatus(cells, screenings.get(filter.operator));
  const ofAll = filter.operator === null ? people : peopleByStatus(cells, screenings.get(null));
  const populations = new Map(cells.naming.areas.map(({ code, population }) => [code, population]));
  return statistics
    .map((row): AreaGaps => {
      const operators = (operatorsOf.get(row.code) ?? []).flatMap((own) =>
        own.operator === null ? [] : [{ operator: own.operator, ...gapFigures(own), verdict: own.verdict }],
      );
      return {
        code: row.code,
        people: populations.get(row.code) ?? null,
        ...gapFigures(row),
        places: row.places,
        timesOfDay: row.timesOfDay,
        enoughTests: row.enoughTests,
        enoughDevices: row.enoughDevices,
        enoughPlaces: row.enoughPlaces,
        enoughTimes: row.enoughTimes,
        verdict: row.verdict,
        ...compareOperators(operators),
        peopleByStatus: people.get(row.code) ?? noPeople(),
        peopleUntestedByAll: ofAll.get(row.code)?.untested ?? 0,
      };
    })
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.verdict) - URGENCY.indexOf(b.verdict) ||
        (b.people ?? -1) - (a.people ?? -1) ||
        (a.code < b.code ? -1 : 1),
    );
}

function peopleByStatus(
  { layout, naming, sharesByCell }: WindowCells,
  own: GapScreening | undefined,
): ReadonlyMap<string, PeopleByStatus> {
  const byCode = new Map(naming.areas.map(({ code }) => [code, noPeople()]));
  for (const [cell, shares] of sharesByCell) {
    const status = own?.statuses[layout.numberOf.get(cell)!] ?? 'untested';
    for (const { code, people } of shares) byCode.get(code)![status] += people ?? 0;
  }
  return byCode;
}

/** The mean is the one that decides the verdict beside it. */
const gapFigures = (row: AreaStatistic): GapFigures => ({
  tests: row.tests,
  failedTests: row.failedTests,
  devices: row.devices,
  clusters: row.clusters,
  downloadKbpsMean: row.deciding,
  downloadKbpsMeanLower: row.decidingLower,
  downloadKbpsMeanUpper: row.decidingUpper,
  downloadKbpsMedian: row.downloadKbpsMedian,
  shareAtLimit: row.shareAtLimit,
});

const noPeople = (): { -readonly [Status in keyof PeopleByStatus]: number } => ({
  confirmed: 0,
  suspected: 0,
  nothing_found: 0,
  too_few: 0,
  untested: 0,
});

/** The residents of several areas together. */
export function addedUp(parts: readonly PeopleByStatus[]): PeopleByStatus {
  const all = noPeople();
  for (const part of parts) for (const status of PLACE_STATUSES) all[status] += part[status];
  return all;
}
