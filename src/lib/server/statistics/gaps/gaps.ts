import { cellToCenterChild, cellToParent } from 'h3-js';
import { sum } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import type {
  AreaGaps,
  CellResolution,
  GapArea,
  GapCell,
  GapFigures,
  PeopleByStatus,
  PlaceStatus,
} from '#lib/domain/gaps/gap.ts';
import type { Minimums } from '#lib/domain/sufficiency.ts';
import { clusterSums, type ClusterSums } from '../../aggregates/cluster-sums.sql.ts';
import { UNGROUPED } from '../../aggregates/clustered-measurements.sql.ts';
import { latticeParams, stepsOf } from '../../aggregates/hex-lattice.sql.ts';
import { meanInterval } from '../../aggregates/mean-interval.ts';
import { scopeOf } from '../../aggregates/scope.ts';
import { peopleIn } from '../../areas/cell-shares.ts';
import type { AreaSet } from '../../areas/finest-areas.ts';
import { memoize } from '../../cache/result-cache.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { areaMinimums } from '../area-minimums.ts';
import { addedUp, areaGaps } from './area-gaps.ts';
import { gapAreas } from './gap-areas.ts';
import { gapCells, windowCells, type GapCells, type WindowCells } from './gap-cells.ts';
import { gapScreenings, screenedDates, type GapScreening } from './gap-screening.ts';
import { WINDOW_RESOLUTION } from '../gap-windows/window-layout.ts';
import { cellsOf } from '../gap-windows/window-layout.ts';
import { judgingStandard } from '../judging-standard.ts';

/** The gap analysis: gap areas, drawn cells, and figures by area. */
export interface Gaps {
  /** Of the drawn cells; gap areas are the same at each. */
  readonly resolution: CellResolution;
  /** The level whose areas name gap areas. */
  readonly naming: Pick<AreaSet, 'edition' | 'level'>;
  /** Tested cells, ordered by index. */
  readonly cells: readonly GapCell[];
  /** Measurements in no cell: without a position, or with a rounded one. */
  readonly testsWithoutCell: number;
  /** How many windows had enough devices to be judged. */
  readonly windowsJudged: number;
  /** Confirmed ones first, then most residents first. */
  readonly areas: readonly GapArea[];
  /**
   * Every area of the naming level, by verdict (not met, undecided, too few, untested, met), then most residents
   * first.
   */
  readonly byArea: readonly AreaGaps[];
  readonly peopleByStatus: PeopleByStatus;
  /** Estimated residents where no operator was measured. */
  readonly peopleUntestedByAll: number;
  /** The minimums of each aspect in each area. */
  readonly minimums: Minimums;
}

/**
 * Where is the network weak, and where are measurements needed? Windows of cells are judged together, so that the share
 * of wrong ones is known (`screenWindows`); cells of the resolution are drawn. Areas of the finest level are judged by the
 * standard as everywhere. Throws a Fault when the standard does not exist.
 */
export function gaps(warehouse: Warehouse, filter: Filter, resolution: CellResolution): Promise<Gaps> {
  const question = {
    statistic: 'gaps',
    filter: { ...filter, statistic: 'mean' as const },
    further: resolution,
    dates: screenedDates(filter),
  };
  return memoize(warehouse, question, async () => {
    const [catalog, windows, drawn, screenings] = await Promise.all([
      readCatalog(warehouse),
      windowCells(warehouse, filter),
      gapCells(warehouse, filter, resolution),
      gapScreenings(warehouse, filter),
    ]);
    const { edition, level } = windows.naming;
    const ofAreas = { ...filter, edition, level };
    const minimums = areaMinimums(catalog, ofAreas);
    const own = screenings.get(filter.operator);
    const limit = judgingStandard(catalog, filter.standard).limit;
    const [areas, byArea, { cells, testsWithoutCell }] = await Promise.all([
      gapAreas(warehouse, filter, windows, screenings, minimums),
      areaGaps(warehouse, ofAreas, windows, screenings),
      drawnCells(warehouse, filter, { ...drawn, limit }, placesOf(windows, own)),
    ]);
    return {
      resolution,
      naming: { edition, level },
      cells,
      testsWithoutCell,
      windowsJudged: own?.judged ?? 0,
      areas,
      byArea,
      peopleByStatus: addedUp(byArea.map((area) => area.peopleByStatus)),
      peopleUntestedByAll: sum(byArea, (area) => area.peopleUntestedByAll),
      minimums,
    };
  });
}

/** What is known of the place of a drawn cell. */
export type PlaceOf = (cell: string) => Pick<GapCell, 'status' | 'atMostKbps'>;

/** Looks places up at the resolution that windows are made of: of a larger cell, that of its centre. */
export function placesOf({ layout }: WindowCells, own: GapScreening | undefined): PlaceOf {
  const bounds = new Map(
    (own?.confirmed ?? []).flatMap(({ window, atMost }) =>
      [...cellsOf(layout, window)].map((cell) => [cell, atMost] as const),
    ),
  );
  return (cell) => {
    const place =
      cell.charAt(1) < String(WINDOW_RESOLUTION)
        ? cellToCenterChild(cell, WINDOW_RESOLUTION)
        : cellToParent(cell, WINDOW_RESOLUTION);
    const number = layout.numberOf.get(place);
    const status: PlaceStatus = (number !== undefined && own?.statuses[number]) || 'untested';
    return { status, atMostKbps: number === undefined ? null : (bounds.get(number) ?? null) };
  };
}

async function drawnCells(
  warehouse: Warehouse,
  filter: Filter,
  { frame, sharesByCell, limit }: GapCells & { readonly limit: number },
  placeOf: PlaceOf,
) {
  const asZero = filter.failedTests === 'as_zero';
  const params = {
    ...scopeOf(filter, { together: true }),
    failedAsZero: asZero,
    limit,
    ...latticeParams(frame),
  };
  const sums = await warehouse.db.queryPlanned(clusterSums({ ...UNGROUPED, cells: true }), params);
  const cells = sums.flatMap((row): GapCell[] => {
    if (row.cell === null) return [];
    const cell = frame.cellAt(...stepsOf(row.cell));
    const areaCode = sharesByCell.get(cell)?.[0]!.code ?? null;
    return [{ cell, people: peopleIn(sharesByCell, cell), areaCode, ...figuresOf(row), ...placeOf(cell) }];
  });
  return {
    cells: cells.sort((a, b) => (a.cell < b.cell ? -1 : 1)),
    testsWithoutCell: sum(sums, (row) =>
      row.cell === null ? row.tests + (asZero ? 0 : row.failedTests) : 0,
    ),
  };
}

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
