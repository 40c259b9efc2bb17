import { cellArea } from 'h3-js';
import { group, rollups, sum } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { gapId } from '#lib/domain/gaps/gap-address.ts';
import type { GapArea, GapStatus, OperatorGap } from '#lib/domain/gaps/gap.ts';
import { lightsOf, type Minimums } from '#lib/domain/sufficiency.ts';
import { cellNumber, latticeParams } from '../../aggregates/hex-lattice.sql.ts';
import { scopeOf } from '../../aggregates/scope.ts';
import { peopleIn } from '../../areas/cell-shares.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { WindowCells } from './gap-cells.ts';
import type { GapScreenings } from './gap-screening.ts';
import { setCounts, type SetCounts } from '../gap-windows/device-rows.sql.ts';
import type { FoundWindow } from '../gap-windows/screen-windows.ts';
import { cellsOf, shapeOf } from '../gap-windows/window-layout.ts';

/** A gap area is named after this many of the areas it overlaps. */
const NAMED_AFTER = 2;

interface Found {
  readonly status: GapStatus;
  readonly window: FoundWindow;
}

/** The gap areas of the filter's operator: confirmed ones first, most residents first. */
export async function gapAreas(
  warehouse: Warehouse,
  filter: Filter,
  cells: WindowCells,
  screenings: GapScreenings,
  minimums: Minimums,
): Promise<readonly GapArea[]> {
  const own = screenings.get(filter.operator);
  if (!own) return [];
  const found: readonly Found[] = [
    ...own.confirmed.map((window) => ({ status: 'confirmed' as const, window })),
    ...own.suspected.map((window) => ({ status: 'suspected' as const, window })),
  ];
  const counts = group(await countsOf(warehouse, filter, cells, found), ({ set }) => set);
  return found
    .map(({ status, window }, set) => {
      const place = placeOf(cells, window.window);
      const whole = counts.get(set)?.find((row) => row.whole);
      const { tests = 0, failedTests = 0, places = 0, timesOfDay = null } = whole ?? {};
      const lights = lightsOf({ tests, devices: window.devices, places, times: timesOfDay }, minimums);
      return {
        ...place,
        status,
        retested: own.retested.has(window.window),
        atMostKbps: status === 'confirmed' ? window.atMost : null,
        devicesMissing: status === 'confirmed' ? null : window.devicesNeeded - window.devices,
        ...{ tests, failedTests, places, timesOfDay, devices: whole?.devices ?? 0 },
        ...{ enoughPlaces: lights.places, enoughTimes: lights.times },
        later: own.later.get(window.window) ?? null,
        operators: (counts.get(set) ?? []).flatMap((row) =>
          row.operator === null ? [] : [operatorGap(row, row.operator, cells, window, screenings)],
        ),
      };
    })
    .sort(
      (a, b) =>
        Number(b.status === 'confirmed') - Number(a.status === 'confirmed') ||
        (b.people ?? -1) - (a.people ?? -1) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((area, i) => ({ rank: i + 1, ...area }));
}

/** What a window is as a place, whatever was measured there. */
export function placeOf({ layout, sharesByCell, naming }: WindowCells, window: number) {
  const { centre, radius } = shapeOf(window);
  const cells = [...cellsOf(layout, window)].map((cell) => layout.cells[cell]!).sort();
  const touched = rollups(
    cells.flatMap((cell) => sharesByCell.get(cell) ?? []),
    (shares) => ({
      people: sum(shares, (share) => share.people ?? 0),
      parts: sum(shares, (share) => share.parts),
    }),
    (share) => share.code,
  ).sort(([a, most], [b, more]) => more.people - most.people || more.parts - most.parts || (a < b ? -1 : 1));
  const people = cells.flatMap((cell) => peopleIn(sharesByCell, cell) ?? []);
  const nameOf = new Map(naming.areas.map(({ code, name }) => [code, name]));
  return {
    id: gapId({ centre: layout.cells[centre]!, radius }),
    name: touched
      .slice(0, NAMED_AFTER)
      .map(([code]) => nameOf.get(code)!)
      .join(' – '),
    cells,
    areaKm2: sum(cells, (cell) => cellArea(cell, 'km2')),
    people: people.length === 0 ? null : sum(people),
    areaCodes: touched.map(([code]) => code),
  };
}

/** The operator's own map, where it overlaps the window: the surest of its windows there. */
function operatorGap(
  { tests, failedTests, devices }: SetCounts,
  operator: string,
  { layout }: WindowCells,
  { window }: FoundWindow,
  screenings: GapScreenings,
): OperatorGap {
  const cells = new Set(cellsOf(layout, window));
  const overlaps = (other: FoundWindow) => cellsOf(layout, other.window).some((cell) => cells.has(cell));
  const own = screenings.get(operator);
  const confirmed = own?.confirmed.find(overlaps);
  const status = confirmed ? 'confirmed' : own?.suspected.some(overlaps) ? 'suspected' : null;
  return { operator, tests, failedTests, devices, status, atMostKbps: confirmed?.atMost ?? null };
}

function countsOf(
  warehouse: Warehouse,
  filter: Filter,
  { layout, frame }: WindowCells,
  found: readonly Found[],
): Promise<readonly SetCounts[]> {
  const cellSets = found.flatMap(({ window }, set) =>
    [...cellsOf(layout, window.window)].map((cell) => ({
      cell: cellNumber(frame.stepsTo(layout.cells[cell]!)),
      cell_set: set,
    })),
  );
  return warehouse.db.queryPlanned(setCounts, {
    ...scopeOf(filter, { together: true }),
    failedAsZero: filter.failedTests === 'as_zero',
    ...latticeParams(frame),
    cellSets: JSON.stringify(cellSets),
  });
}
