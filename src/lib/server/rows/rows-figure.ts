import type { Filter } from '#lib/domain/filter.ts';
import type { GapPlace } from '#lib/domain/gaps/gap-address.ts';
import type { RowsFigure } from '#lib/domain/rows/measured-row.ts';
import type { RowQuestion } from '#lib/domain/rows/row-question.ts';
import type { SpeedFigures } from '#lib/domain/statistic.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { estimates } from '../statistics/estimates.ts';
import { setCounts } from '../statistics/gap-windows/device-rows.sql.ts';
import { windowAt } from '../statistics/gap-windows/window-layout.ts';
import { windowCells } from '../statistics/gaps/gap-cells.ts';
import { gapScreenings } from '../statistics/gaps/gap-screening.ts';
import { hourProfile } from '../statistics/hour-profile.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { RowScope } from './row-scope.ts';

/**
 * The figure that a question's counted rows are behind, by the function that pages ask for it; null where no page shows one
 * of exactly these rows (of a mark, or of a gap inside an area or at an hour).
 */
export async function rowsFigure(
  warehouse: Warehouse,
  filter: Filter,
  { code, gap, hour, marks }: RowQuestion,
  scope: RowScope,
): Promise<RowsFigure | null> {
  if (marks !== null || (gap !== null && (code !== null || hour !== null))) return null;
  if (gap !== null) return gapFigure(warehouse, filter, gap, scope);
  if (hour !== null) return hourFigure(warehouse, filter, code, hour);
  return code === null ? provinceFigure(warehouse, filter) : areaFigure(warehouse, filter, code);
}

async function areaFigure(warehouse: Warehouse, filter: Filter, code: string): Promise<RowsFigure | null> {
  const rows = await areaStatistics(warehouse, filter);
  const row = rows.find((entry) => entry.code === code && entry.operator === null);
  if (!row) return null;
  return {
    of: 'area',
    ...{ tests: row.tests, devices: row.devices, failedTests: row.failedTests },
    ...{ mean: row.deciding, lower: row.decidingLower, upper: row.decidingUpper },
    byDevice: row.decidedBy === 'device',
    verdict: row.verdict,
  };
}

async function provinceFigure(warehouse: Warehouse, filter: Filter): Promise<RowsFigure> {
  const [whole] = await estimates(warehouse, filter, [], { together: true });
  const none = { tests: 0, devices: 0, failedTests: 0, mean: null, lower: null, upper: null };
  return { of: 'province', ...(whole ? meanOf(whole) : none), byDevice: false, verdict: null };
}

const meanOf = (figures: SpeedFigures) => ({
  ...{ tests: figures.tests, devices: figures.devices, failedTests: figures.failedTests },
  mean: figures.downloadKbpsMean,
  lower: figures.downloadKbpsMeanLower,
  upper: figures.downloadKbpsMeanUpper,
});

async function hourFigure(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
  hour: NonNullable<RowQuestion['hour']>,
): Promise<RowsFigure | null> {
  const points = await hourProfile(warehouse, filter, code);
  const point = points.find((entry) => entry.hour === (hour === 'unknown' ? null : hour));
  return {
    of: 'hour',
    ...{ tests: point?.tests ?? 0, devices: null, failedTests: null },
    ...{ mean: point?.downloadKbpsMean ?? null, lower: point?.downloadKbpsMeanLower ?? null },
    upper: point?.downloadKbpsMeanUpper ?? null,
    ...{ byDevice: false, verdict: null },
  };
}

/** The counts and the bound of a gap area; of a window that is none now, its counts alone. */
async function gapFigure(
  warehouse: Warehouse,
  filter: Filter,
  gap: GapPlace,
  { measurements, cells: window }: RowScope,
): Promise<RowsFigure> {
  const { layout } = await windowCells(warehouse, filter);
  const number = windowAt(gap.radius, layout.numberOf.get(gap.centre)!);
  const own = (await gapScreenings(warehouse, filter)).get(filter.operator);
  const confirmed = own?.confirmed.find((entry) => entry.window === number);
  const isSuspected = own?.suspected.some((entry) => entry.window === number) ?? false;
  const { cells, ...lattice } = window!;
  const numbers = JSON.parse(cells) as number[];
  const counts = await warehouse.db.queryPlanned(setCounts, {
    ...{ ...measurements, ...lattice },
    cellSets: JSON.stringify(numbers.map((cell) => ({ cell, cell_set: 0 }))),
  });
  const whole = counts.find((row) => row.whole);
  return {
    of: 'gap',
    tests: whole?.tests ?? 0,
    devices: whole?.devices ?? 0,
    failedTests: whole?.failedTests ?? 0,
    status: confirmed ? 'confirmed' : isSuspected ? 'suspected' : null,
    atMostKbps: confirmed?.atMost ?? null,
  };
}
