import type { Quota } from '#lib/domain/quota.ts';
import type { Column } from './column.ts';

/** A row of the exported quotas. */
export interface QuotaRow extends Quota {
  /** With its type word: "Xã Lục Sơn". */
  readonly areaName: string;
  /** Code of the responsible reporting unit; null without one. */
  readonly reportingUnit: string | null;
  /** Measurements needed each week; 0 where none are needed. */
  readonly weeklyTestsForMinimum: number;
  readonly weeklyTestsForDecision: number | null;
  /** What has to be said of the standard beside the verdict: names of notes, joined by semicolons; null for none. */
  readonly standing: string | null;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
}

/**
 * Columns of the quotas in CSV, JSON and Arrow; speeds in kbit/s. Measurements and devices "for" something are those
 * still needed, beyond `tests`. `operator` is null in the rows over all operators; `spread_from` is the source of
 * `design_effect`, `tests_per_device` and the numbers for a decision.
 */
export const QUOTA_COLUMNS: readonly Column<QuotaRow>[] = [
  { name: 'reporting_unit', key: 'reportingUnit', kind: 'word', unit: null },
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'unit_name', key: 'areaName', kind: 'text', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'tests_made', key: 'testsMade', kind: 'count', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'clusters', key: 'clusters', kind: 'count', unit: null },
  { name: 'download_kbps_mean', key: 'downloadKbpsMean', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_lower', key: 'downloadKbpsMeanLower', kind: 'number', unit: 'kbit/s' },
  { name: 'download_kbps_mean_upper', key: 'downloadKbpsMeanUpper', kind: 'number', unit: 'kbit/s' },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'standing', key: 'standing', kind: 'text', unit: null },
  { name: 'outlook', key: 'outlook', kind: 'word', unit: null },
  { name: 'spread_from', key: 'spreadFrom', kind: 'word', unit: null },
  { name: 'tests_per_device', key: 'testsPerDevice', kind: 'number', unit: '1' },
  { name: 'design_effect', key: 'designEffect', kind: 'number', unit: '1' },
  { name: 'tests_for_minimum', key: 'testsForMinimum', kind: 'count', unit: null },
  { name: 'devices_for_minimum', key: 'devicesForMinimum', kind: 'count', unit: null },
  { name: 'weekly_tests_for_minimum', key: 'weeklyTestsForMinimum', kind: 'count', unit: null },
  { name: 'tests_for_decision', key: 'testsForDecision', kind: 'count', unit: null },
  { name: 'devices_for_decision', key: 'devicesForDecision', kind: 'count', unit: null },
  { name: 'weekly_tests_for_decision', key: 'weeklyTestsForDecision', kind: 'count', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
