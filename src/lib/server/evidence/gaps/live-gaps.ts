import type { Edition, Level } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { gapId, parseGapAddress } from '#lib/domain/gaps/gap-address.ts';
import { CELL_RESOLUTIONS, type GapArea } from '#lib/domain/gaps/gap.ts';
import { cellNumber, latticeParams } from '../../aggregates/hex-lattice.sql.ts';
import { scopeOf } from '../../aggregates/scope.ts';
import { windowCells } from '../../statistics/gaps/gap-cells.ts';
import { screenedGaps, type ScreenedGaps } from '../../statistics/gaps/gap-selection.ts';
import { gaps } from '../../statistics/gaps/gaps.ts';
import { editionNamed } from '../../statistics/resolve-filter.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { EvidenceRow } from '../evidence-rows.sql.ts';
import type { GapEvidence, StatedGap } from './gap-evidence.ts';
import { gapRows, type GapRowsParams } from './gap-rows.sql.ts';

/** Gap areas as the page of gaps shows them now, and what their measurements are asked for with. */
export interface FoundGaps {
  readonly edition: Edition;
  readonly level: Level;
  readonly areas: readonly GapArea[];
  readonly asked: GapRowsParams;
}

/** The gap areas of these ids, each once, in the order asked for. Throws a Fault for one that the filter does not show. */
export async function findGaps(
  warehouse: Warehouse,
  filter: Filter,
  ids: readonly string[],
): Promise<FoundGaps | null> {
  if (ids.length === 0) return null;
  const { areas, naming } = await gaps(warehouse, filter, CELL_RESOLUTIONS[0]);
  const found = ids.map((value) => {
    const place = parseGapAddress(value);
    const area = place && areas.find(({ id }) => id === gapId(place));
    if (!area) throw new Fault('case_gap_absent', { value }, 404);
    return area;
  });
  const each = [...new Map(found.map((area) => [area.id, area])).values()];
  const edition = editionNamed(await readCatalog(warehouse), naming.edition);
  const asked = await gapParams(warehouse, filter, each);
  return { edition, level: naming.level, areas: each, asked };
}

async function gapParams(
  warehouse: Warehouse,
  filter: Filter,
  areas: readonly Pick<GapArea, 'id' | 'cells'>[],
): Promise<GapRowsParams> {
  const { frame } = await windowCells(warehouse, filter);
  const gapCells = areas.flatMap(({ id, cells }) =>
    cells.map((cell) => ({ cell: cellNumber(frame.stepsTo(cell)), gap: id })),
  );
  return {
    ...scopeOf(filter, { together: true }),
    ...latticeParams(frame),
    gapCells: JSON.stringify(gapCells),
  };
}

/** The measurements in gap areas as they are now. */
export const readGapRows = ({ db }: Warehouse, { asked }: FoundGaps): Promise<readonly EvidenceRow[]> =>
  db.query(gapRows, asked);

/** What the figures of gap areas rest on beside their rows, as it is now. */
export async function gapEvidence(
  warehouse: Warehouse,
  filter: Filter,
  { edition, level, areas, asked }: FoundGaps,
  rows: readonly EvidenceRow[],
): Promise<Omit<GapEvidence, 'map'>> {
  // A filter that shows a gap area has windows to show it among.
  const screened = (await screenedGaps(warehouse, filter))!;
  return {
    ...{ edition, level, asked },
    areas: areas.map((area) => ({
      ...{ id: area.id, title: area.name, areaKm2: area.areaKm2, cells: area.cells },
      people: area.people === null ? null : Math.round(area.people),
      chose: area.retested ? devicesThatChose(area.id, rows, screened) : [],
    })),
    selection: screened.selection,
    figures: areas.map((area) => statedOf(area, screened)),
  };
}

function devicesThatChose(
  id: string,
  rows: readonly EvidenceRow[],
  { chose }: ScreenedGaps,
): readonly string[] {
  const devices = rows.flatMap(({ code, device }) => (code === id && device !== null ? [device] : []));
  return [...new Set(devices)].filter((device) => chose.has(BigInt(device))).sort();
}

function statedOf(area: GapArea, { found }: ScreenedGaps): StatedGap {
  const { devices: judgedDevices, p } = found.get(area.id)!;
  const { id: gap, status, retested, tests, failedTests, devices, places, timesOfDay } = area;
  return {
    ...{ gap, status, retested, tests, failedTests, devices, places, timesOfDay, judgedDevices, p },
    ...{ atMostKbps: area.atMostKbps, devicesMissing: area.devicesMissing },
  };
}
