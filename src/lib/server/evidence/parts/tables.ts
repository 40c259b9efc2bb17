import { AREA_COLUMNS, type AreaRow } from '#lib/transport/area-columns.ts';
import type { Column } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Evidence, Exclusion } from '../evidence.ts';
import type { EvidenceGap, GapFigure } from '../gaps/gap-evidence.ts';
import type { GapWay } from '../recompute/gap-ways.ts';
import type { SensitivityRow } from '../recompute/sensitivity.ts';

export type FigureRow = Omit<AreaRow, 'monthsWithMinimum' | 'standing'>;

/** Columns of figures.csv: those of every export of areas, as far as a pack's rows tell them. */
export const FIGURE_COLUMNS = AREA_COLUMNS.filter(
  ({ key }) => key !== 'monthsWithMinimum' && key !== 'standing',
) as unknown as readonly Column<FigureRow>[];

type Labelled<Row> = Row & { readonly simulated: boolean };
type GapFigureRow = Labelled<GapFigure & Pick<EvidenceGap, 'title' | 'people' | 'areaKm2'>>;

/** Columns of sensitivity.csv. */
export const SENSITIVITY_COLUMNS: readonly Column<Labelled<SensitivityRow>>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'way', key: 'way', kind: 'word', unit: null },
  { name: 'counted', key: 'counted', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'places', key: 'places', kind: 'count', unit: null },
  { name: 'times_of_day', key: 'timesOfDay', kind: 'count', unit: null },
  { name: 'download_kbps_mean', key: 'mean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_lower', key: 'lower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_upper', key: 'upper', kind: 'number', unit: 'kbit/s' },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'changed', key: 'changed', kind: 'flag', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];

/** Columns of gaps.csv. */
export const GAP_FIGURE_COLUMNS: readonly Column<GapFigureRow>[] = [
  { name: 'gap_id', key: 'gap', kind: 'text', unit: null },
  { name: 'gap_name', key: 'title', kind: 'text', unit: null },
  { name: 'people', key: 'people', kind: 'count', unit: null },
  { name: 'area_km2', key: 'areaKm2', kind: 'number', unit: 'km2' },
  { name: 'status', key: 'status', kind: 'word', unit: null },
  { name: 'retested', key: 'retested', kind: 'flag', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'failed_tests', key: 'failedTests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'days', key: 'days', kind: 'count', unit: null },
  { name: 'places', key: 'places', kind: 'count', unit: null },
  { name: 'times_of_day', key: 'timesOfDay', kind: 'count', unit: null },
  { name: 'judged_devices', key: 'judgedDevices', kind: 'count', unit: null },
  { name: 'kbps_votes_sum', key: 'votes', kind: 'count', unit: 'kbit/s' },
  { name: 'p', key: 'p', kind: 'number', unit: null },
  { name: 'selection_error', key: 'error', kind: 'number', unit: null },
  { name: 'download_kbps_at_most', key: 'atMostKbps', kind: 'number', unit: 'kbit/s' },
  { name: 'devices_missing', key: 'devicesMissing', kind: 'count', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];

/** Columns of gap-sensitivity.csv. */
export const GAP_WAY_COLUMNS: readonly Column<Labelled<GapWay>>[] = [
  { name: 'gap_id', key: 'gap', kind: 'text', unit: null },
  { name: 'way', key: 'way', kind: 'word', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'p', key: 'p', kind: 'number', unit: null },
  { name: 'download_kbps_at_most', key: 'atMostKbps', kind: 'number', unit: 'kbit/s' },
  { name: 'stands', key: 'stands', kind: 'flag', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];

/** Columns of exclusions.csv. */
export const EXCLUSION_COLUMNS: readonly Column<Labelled<Exclusion>>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'reason', key: 'reason', kind: 'word', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];

const UNMARKED = { marked: false } as const;
const labelled = <Row extends object>(rows: readonly Row[], simulated: boolean): Labelled<Row>[] =>
  rows.map((row) => ({ ...row, simulated }));

/** figures.csv, from the figures of each area. */
export function figuresCsv(
  figures: readonly AreaStatistic[],
  { areas, simulated }: Pick<Evidence, 'areas' | 'simulated'>,
): string {
  const titles = new Map(areas.map(({ code, title }) => [code, title]));
  const rows = figures.map((row) => ({
    ...row,
    areaName: titles.get(row.code) ?? row.code,
    opposingWays: row.opposedBy.join(';') || null,
    simulated,
  }));
  return encodeCsv(FIGURE_COLUMNS, rows, UNMARKED);
}

/** sensitivity.csv. */
export const sensitivityCsv = (rows: readonly SensitivityRow[], simulated: boolean): string =>
  encodeCsv(SENSITIVITY_COLUMNS, labelled(rows, simulated), UNMARKED);

/** gaps.csv, from the figures of each gap area. */
export function gapsCsv(
  figures: readonly GapFigure[],
  areas: readonly Omit<EvidenceGap, 'chose'>[],
  simulated: boolean,
): string {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const rows = figures.map((figure) => {
    const { title, people, areaKm2 } = byId.get(figure.gap)!;
    return { ...figure, title, people, areaKm2, simulated };
  });
  return encodeCsv(GAP_FIGURE_COLUMNS, rows, UNMARKED);
}

/** gap-sensitivity.csv. */
export const gapWaysCsv = (ways: readonly GapWay[], simulated: boolean): string =>
  encodeCsv(GAP_WAY_COLUMNS, labelled(ways, simulated), UNMARKED);

/** exclusions.csv. */
export const exclusionsCsv = (rows: readonly Exclusion[], simulated: boolean): string =>
  encodeCsv(EXCLUSION_COLUMNS, labelled(rows, simulated), UNMARKED);
