import type { GapArea, GapCell, GapFigures, GapStatus } from '#lib/domain/gaps/gap.ts';
import type { Light } from '#lib/domain/sufficiency.ts';
import type { Column } from './column.ts';

/** A row of the exported gap areas: an area, or (`operator` not null) one operator in it. */
export interface GapRow extends Pick<GapArea, 'id' | 'rank' | 'name' | 'areaKm2' | 'people'> {
  /** An operator's is that of its own map, null where it shows nothing there. */
  readonly status: GapStatus | null;
  /** Titles of the areas it overlaps, joined by "; ", most residents first. */
  readonly areaNames: string;
  readonly cells: number;
  readonly operator: string | null;
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly places: number | null;
  readonly timesOfDay: number | null;
  readonly enoughPlaces: Light | null;
  readonly enoughTimes: Light | null;
  readonly atMostKbps: number | null;
  readonly devicesMissing: number | null;
  readonly laterDevices: number | null;
  readonly laterMean: number | null;
  readonly laterLower: number | null;
  readonly laterUpper: number | null;
  readonly simulated: boolean;
}

/** A row of the exported tested cells. */
export interface GapCellRow extends GapCell {
  readonly areaName: string | null;
  readonly simulated: boolean;
}

const FIGURE_COLUMNS: readonly Column<GapFigures>[] = [
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'failed_tests', key: 'failedTests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'clusters', key: 'clusters', kind: 'count', unit: null },
  { name: 'download_kbps_mean', key: 'downloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_lower', key: 'downloadKbpsMeanLower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_upper', key: 'downloadKbpsMeanUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_median', key: 'downloadKbpsMedian', kind: 'number', unit: 'kbit/s' },
  { name: 'share_at_limit', key: 'shareAtLimit', kind: 'number', unit: '1' },
];

/** Columns of the gap areas in CSV, JSON and Arrow; `people` and `area_km2` are estimated from cells. */
export const GAP_COLUMNS: readonly Column<GapRow>[] = [
  { name: 'gap_id', key: 'id', kind: 'text', unit: null },
  { name: 'gap_rank', key: 'rank', kind: 'count', unit: null },
  { name: 'gap_name', key: 'name', kind: 'text', unit: null },
  { name: 'unit_names', key: 'areaNames', kind: 'text', unit: null },
  { name: 'cells', key: 'cells', kind: 'count', unit: null },
  { name: 'area_km2', key: 'areaKm2', kind: 'number', unit: 'km2' },
  { name: 'people', key: 'people', kind: 'number', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'status', key: 'status', kind: 'word', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'failed_tests', key: 'failedTests', kind: 'count', unit: null },
  { name: 'devices', key: 'devices', kind: 'count', unit: null },
  { name: 'places', key: 'places', kind: 'count', unit: null },
  { name: 'times_of_day', key: 'timesOfDay', kind: 'count', unit: null },
  { name: 'enough_places', key: 'enoughPlaces', kind: 'word', unit: null },
  { name: 'enough_times', key: 'enoughTimes', kind: 'word', unit: null },
  { name: 'download_kbps_at_most', key: 'atMostKbps', kind: 'number', unit: 'kbit/s' },
  { name: 'devices_missing', key: 'devicesMissing', kind: 'count', unit: null },
  { name: 'later_devices', key: 'laterDevices', kind: 'count', unit: null },
  { name: 'later_download_kbps_mean', key: 'laterMean', kind: 'number', unit: 'kbit/s' },
  { name: 'later_download_kbps_mean_lower', key: 'laterLower', kind: 'number', unit: 'kbit/s' },
  { name: 'later_download_kbps_mean_upper', key: 'laterUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];

/** Columns of the tested cells in CSV, JSON and Arrow; `h3_cell` is the H3 index in hexadecimal digits. */
export const GAP_CELL_COLUMNS: readonly Column<GapCellRow>[] = [
  { name: 'h3_cell', key: 'cell', kind: 'text', unit: null },
  { name: 'unit_code', key: 'areaCode', kind: 'text', unit: null },
  { name: 'unit_name', key: 'areaName', kind: 'text', unit: null },
  { name: 'people', key: 'people', kind: 'number', unit: null },
  ...FIGURE_COLUMNS,
  { name: 'status', key: 'status', kind: 'word', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
