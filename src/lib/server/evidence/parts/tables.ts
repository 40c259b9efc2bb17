import { AREA_COLUMNS, type AreaRow } from '#lib/transport/area-columns.ts';
import type { Column } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Evidence, Exclusion } from '../evidence.ts';
import type { SensitivityRow } from '../recompute/sensitivity.ts';

export type FigureRow = Omit<AreaRow, 'monthsWithMinimum' | 'standing'>;

/** Columns of figures.csv: those of every export of areas, as far as a pack's rows tell them. */
export const FIGURE_COLUMNS = AREA_COLUMNS.filter(
  ({ key }) => key !== 'monthsWithMinimum' && key !== 'standing',
) as unknown as readonly Column<FigureRow>[];

type Labelled<Row> = Row & { readonly simulated: boolean };

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

/** exclusions.csv. */
export const exclusionsCsv = (rows: readonly Exclusion[], simulated: boolean): string =>
  encodeCsv(EXCLUSION_COLUMNS, labelled(rows, simulated), UNMARKED);
