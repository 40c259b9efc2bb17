import type { DecidingMean, DecidingStatistic, StandardKind } from '#lib/domain/standard.ts';
import type { Technology } from '#lib/domain/technology.ts';
import type { Verdict, VerdictReason } from '#lib/domain/verdict.ts';
import type { Column } from './column.ts';

/** A row of the exported verdicts on standards: an area and a standard, over all operators or for one. */
export interface StandardRow {
  readonly code: string;
  /** With its type word: "Huyện Lục Nam". */
  readonly areaName: string;
  readonly standardId: string;
  readonly kind: StandardKind;
  readonly metric: string;
  readonly technology: Technology;
  readonly statistic: DecidingStatistic;
  readonly decidingMean: DecidingMean | null;
  readonly operator: string | null;
  readonly limit: number;
  readonly share: number | null;
  readonly tests: number;
  readonly failedTests: number;
  /** kbit/s, or a share. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  /** Names of notes, joined by semicolons; null for none. */
  readonly standing: string | null;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
}

/** Columns of the verdicts on standards in CSV, JSON and Arrow. `value` and its bounds are shares where a share decides. */
export const STANDARD_COLUMNS: readonly Column<StandardRow>[] = [
  { name: 'unit_code', key: 'code', kind: 'text', unit: null },
  { name: 'unit_name', key: 'areaName', kind: 'text', unit: null },
  { name: 'standard', key: 'standardId', kind: 'text', unit: null },
  { name: 'standard_kind', key: 'kind', kind: 'word', unit: null },
  { name: 'metric', key: 'metric', kind: 'word', unit: null },
  { name: 'technology', key: 'technology', kind: 'word', unit: null },
  { name: 'statistic', key: 'statistic', kind: 'word', unit: null },
  { name: 'deciding_mean', key: 'decidingMean', kind: 'word', unit: null },
  { name: 'operator', key: 'operator', kind: 'word', unit: null },
  { name: 'limit_kbps', key: 'limit', kind: 'number', unit: 'kbit/s' },
  { name: 'share_required', key: 'share', kind: 'number', unit: '1' },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'failed_tests', key: 'failedTests', kind: 'count', unit: null },
  { name: 'value', key: 'value', kind: 'number', unit: null },
  { name: 'value_lower', key: 'lower', kind: 'number', unit: null },
  { name: 'value_upper', key: 'upper', kind: 'number', unit: null },
  { name: 'verdict', key: 'verdict', kind: 'word', unit: null },
  { name: 'verdict_reason', key: 'reason', kind: 'word', unit: null },
  { name: 'standing', key: 'standing', kind: 'text', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
];
