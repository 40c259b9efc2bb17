import type { IntervalRow } from '#lib/charts/IntervalTable.svelte';
import type { FilterChoice } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { aspectLights, type Minimums } from '#lib/domain/sufficiency.ts';
import { showsWeakness } from '#lib/domain/verdict.ts';
import { decisionNotes, undecidedReason } from '#lib/messages/decision.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';
import { caseAddress, rowsAddress } from '#lib/state/evidence-links.ts';

/** What rows of one table have in common. */
interface RowsOf {
  readonly minimums: Minimums;
  readonly limitKbps: number;
  readonly locale: Locale;
}

/** The figures of an operator or an area as a row; `places` is the choice that leads to what is behind them. */
export const intervalRow = (
  row: AreaStatistic,
  named: Pick<IntervalRow, 'key' | 'name' | 'href'>,
  places: FilterChoice,
  { minimums, limitKbps, locale }: RowsOf,
): IntervalRow => ({
  ...named,
  rowsHref: rowsAddress(places, { code: row.code }),
  caseHref: showsWeakness(row.verdict, row.deciding, limitKbps)
    ? caseAddress(places, { code: row.code })
    : null,
  lights: aspectLights(row, minimums),
  value: row.deciding,
  lower: row.decidingLower,
  upper: row.decidingUpper,
  median: row.downloadKbpsMedian,
  tests: row.tests,
  devices: row.devices,
  verdict: row.verdict,
  verdictLabel: VERDICT_LABELS[locale][row.verdict],
  reason: undecidedReason(row, locale),
  notes: decisionNotes(row, locale),
});
