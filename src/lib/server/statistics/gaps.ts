import { cellArea } from 'h3-js';
import { group, rollups, sum } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import {
  compareOperators,
  judgeCell,
  type CellResolution,
  type GapArea,
  type GapCell,
  type GapFigures,
  type OperatorFigures,
  type PeopleByVerdict,
  type AreaGaps,
} from '#lib/domain/gap.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Minimums } from '#lib/domain/sufficiency.ts';
import { VERDICTS, type Verdict } from '#lib/domain/verdict.ts';
import type { AreaSet } from '../areas/finest-areas.ts';
import type { HexFrame } from '../areas/hex-frame.ts';
import { peopleIn, type CellShares } from '../areas/cell-shares.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { areaStatistics } from './area-statistics.ts';
import { clusterSums, type ClusterSums } from '../aggregates/cluster-sums.sql.ts';
import { UNGROUPED } from '../aggregates/clustered-measurements.sql.ts';
import { gapCells } from './gap-cells.ts';
import { latticeParams, stepsOf } from '../aggregates/hex-lattice.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { meanInterval } from '../aggregates/mean-interval.ts';
import { mergeCells } from './merge-cells.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { areaMinimums } from './area-minimums.ts';

/** The gap analysis: weak, fine and untested cells, gap areas, and figures by area. */
export interface Gaps {
  readonly resolution: CellResolution;
  /** The level whose areas name gap areas. */
  readonly naming: Pick<AreaSet, 'edition' | 'level'>;
  /** Tested cells, ordered by index. */
  readonly cells: readonly GapCell[];
  /** Measurements in no cell: without a position, or with a rounded one. */
  readonly testsWithoutCell: number;
  /** Clusters of adjoining weak cells, most residents first. */
  readonly areas: readonly GapArea[];
  /**
   * Every area of the naming level, by verdict (not met, undecided, too few, untested, met), then most residents
   * first.
   */
  readonly byArea: readonly AreaGaps[];
  readonly peopleByVerdict: PeopleByVerdict;
  /** The minimums of each aspect in each area. */
  readonly minimums: Minimums;
}

/**
 * Where is the network weak, and where are measurements needed? The measurements of the filter's areas in H3 cells of
 * the resolution; a cell is weak when the whole 95% interval of its mean lies below the standard's limit. Adjoining
 * weak cells are one gap area, judged again by all of its measurements together. Areas of the finest level are judged
 * by the standard as everywhere. Throws a Fault when the standard does not exist.
 */
export function gaps(warehouse: Warehouse, filter: Filter, resolution: CellResolution): Promise<Gaps> {
  const question = {
    statistic: 'gaps',
    filter: { ...filter, statistic: 'mean' as const },
    further: resolution,
    dates: filter.period,
  };
  return memoize(warehouse, question, async () => {
    const catalog = await readCatalog(warehouse);
    const { limit } = judgingStandard(catalog, filter.standard);
    const { naming, sharesByCell, frame } = await gapCells(warehouse, filter, resolution);
    const { edition, level } = naming;
    const statistics = await areaStatistics(
      warehouse,
      { ...filter, edition, level },
      { by: 'area_operator' },
    );
    const params = {
      ...scopeOf(filter, { together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
      limit,
      ...latticeParams(frame),
    };
    const sums = await warehouse.db.queryPlanned(clusterSums({ ...UNGROUPED, cells: 'each' }), params);
    const found = sums.flatMap((row) => (row.cell === null ? [] : [cellOf(row, frame, sharesByCell, limit)]));
    const cells = found.map(({ cell }) => cell).sort((a, b) => (a.cell < b.cell ? -1 : 1));
    const sets = mergeCells(cells.filter(({ verdict }) => verdict === 'not_met').map(({ cell }) => cell));
    const setOf = new Map(sets.flatMap((set, i) => set.map((cell) => [cell, i] as const)));
    const cellSets = found.flatMap(({ cell: { cell }, number }) =>
      setOf.has(cell) ? [{ cell: number, cell_set: setOf.get(cell)! }] : [],
    );
    const ofSets = await warehouse.db.queryPlanned(
      clusterSums({ ...UNGROUPED, cells: 'sets', byOperator: true }),
      { ...params, cellSets: JSON.stringify(cellSets) },
    );
    const bySet = group(ofSets, (row) => row.cell!);
    const byArea = areaGaps(naming, statistics, cells, sharesByCell);
    return {
      resolution,
      naming: { edition, level },
      cells,
      testsWithoutCell: sum(sums, (row) => (row.cell === null ? row.tests + failedBeside(row, filter) : 0)),
      areas: ranked(sets.map((set, i) => gapArea(set, bySet.get(i) ?? [], naming, sharesByCell, limit))),
      byArea,
      peopleByVerdict: addedUp(byArea.map((area) => area.peopleByVerdict)),
      minimums: areaMinimums(catalog, { ...filter, edition, level }),
    };
  });
}

const failedBeside = (row: ClusterSums, { failedTests }: Filter) =>
  failedTests === 'as_zero' ? 0 : row.failedTests;

function figuresOf(sums: ClusterSums): GapFigures {
  const { mean, lower, upper } = meanInterval(sums);
  return {
    tests: sums.tests,
    failedTests: sums.failedTests,
    devices: sums.devices,
    clusters: sums.clusters,
    downloadKbpsMean: mean,
    downloadKbpsMeanLower: lower,
    downloadKbpsMeanUpper: upper,
    downloadKbpsMedian: sums.kbpsP50,
    shareAtLimit: sums.tests === 0 ? null : sums.limitK / sums.tests,
  };
}

function judged(figures: GapFigures, limit: number): Verdict {
  const { downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper } = figures;
  return judgeCell({ ...figures, lower, upper }, limit);
}

function cellOf(sums: ClusterSums, frame: HexFrame, sharesByCell: CellShares, limit: number) {
  const number = sums.cell!;
  const index = frame.cellAt(...stepsOf(number));
  const figures = figuresOf(sums);
  const cell: GapCell = {
    cell: index,
    people: peopleIn(sharesByCell, index),
    areaCode: sharesByCell.get(index)?.[0]!.code ?? null,
    ...figures,
    verdict: judged(figures, limit),
  };
  return { number, cell };
}

function gapArea(
  cells: readonly string[],
  sums: readonly ClusterSums[],
  { areas }: AreaSet,
  sharesByCell: CellShares,
  limit: number,
): Omit<GapArea, 'rank'> {
  const figures = figuresOf(sums.find((row) => row.whole)!);
  const operators = sums.flatMap((row): OperatorFigures[] => {
    if (row.operator === null) return [];
    const own = figuresOf(row);
    return [{ operator: row.operator, ...own, verdict: judged(own, limit) }];
  });
  const touched = rollups(
    cells.flatMap((cell) => sharesByCell.get(cell) ?? []),
    (shares) => ({
      people: sum(shares, (share) => share.people ?? 0),
      parts: sum(shares, (share) => share.parts),
    }),
    (share) => share.code,
  ).sort(([a, most], [b, more]) => more.people - most.people || more.parts - most.parts || (a < b ? -1 : 1));
  const people = cells.flatMap((cell) => peopleIn(sharesByCell, cell) ?? []);
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]));
  return {
    name: touched
      .slice(0, NAMED_AFTER)
      .map(([code]) => nameOf.get(code)!)
      .join(' – '),
    cells,
    areaKm2: sum(cells, (cell) => cellArea(cell, 'km2')),
    people: people.length === 0 ? null : sum(people),
    areaCodes: touched.map(([code]) => code),
    ...figures,
    ...compareOperators(operators),
    verdict: judged(figures, limit),
  };
}

/** A gap area is named after this many of the areas it overlaps. */
const NAMED_AFTER = 2;

/** Most residents first; the second and further ones of a name are numbered. */
function ranked(areas: readonly Omit<GapArea, 'rank'>[]): readonly GapArea[] {
  const seen = new Map<string, number>();
  return [...areas]
    .sort((a, b) => (b.people ?? -1) - (a.people ?? -1) || (a.cells[0]! < b.cells[0]! ? -1 : 1))
    .map((area, i) => {
      const before = seen.get(area.name) ?? 0;
      seen.set(area.name, before + 1);
      return { rank: i + 1, ...area, name: before === 0 ? area.name : `${area.name} (${before + 1})` };
    });
}

/** Verdicts by urgency. */
const URGENCY: readonly Verdict[] = ['not_met', 'undecided', 'too_few', 'untested', 'met'];

function areaGaps(
  { areas }: AreaSet,
  statistics: readonly AreaStatistic[],
  cells: readonly GapCell[],
  sharesByCell: CellShares,
): readonly AreaGaps[] {
  const byCode = group(statistics, (row) => row.code);
  const verdictOf = new Map(cells.map(({ cell, verdict }) => [cell, verdict]));
  const peopleOf = new Map(areas.map(({ code }) => [code, noPeople()]));
  for (const [cell, shares] of sharesByCell) {
    const verdict = verdictOf.get(cell) ?? 'untested';
    for (const { code, people } of shares) peopleOf.get(code)![verdict] += people ?? 0;
  }
  const populations = new Map(areas.map(({ code, population }) => [code, population]));
  return areas
    .map(({ code }): AreaGaps => {
      const rows = byCode.get(code) ?? [];
      const whole = rows.find((row) => row.operator === null)!;
      const operators = rows.flatMap((row) =>
        row.operator === null ? [] : [{ operator: row.operator, ...gapFigures(row), verdict: row.verdict }],
      );
      return {
        code,
        people: populations.get(code) ?? null,
        ...gapFigures(whole),
        places: whole.places,
        timesOfDay: whole.timesOfDay,
        enoughTests: whole.enoughTests,
        enoughDevices: whole.enoughDevices,
        enoughPlaces: whole.enoughPlaces,
        enoughTimes: whole.enoughTimes,
        verdict: whole.verdict,
        ...compareOperators(operators),
        peopleByVerdict: peopleOf.get(code)!,
      };
    })
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.verdict) - URGENCY.indexOf(b.verdict) ||
        (b.people ?? -1) - (a.people ?? -1) ||
        (a.code < b.code ? -1 : 1),
    );
}

const gapFigures = (row: AreaStatistic): GapFigures => ({
  tests: row.tests,
  failedTests: row.failedTests,
  devices: row.devices,
  clusters: row.clusters,
  downloadKbpsMean: row.downloadKbpsMean,
  downloadKbpsMeanLower: row.downloadKbpsMeanLower,
  downloadKbpsMeanUpper: row.downloadKbpsMeanUpper,
  downloadKbpsMedian: row.downloadKbpsMedian,
  shareAtLimit: row.shareAtLimit,
});

const noPeople = (): Record<Verdict, number> => ({
  met: 0,
  not_met: 0,
  undecided: 0,
  too_few: 0,
  untested: 0,
});

function addedUp(parts: readonly PeopleByVerdict[]): PeopleByVerdict {
  const all = noPeople();
  for (const part of parts) for (const verdict of VERDICTS) all[verdict] += part[verdict];
  return all;
}
