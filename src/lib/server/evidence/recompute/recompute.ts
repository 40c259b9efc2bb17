import { group } from 'd3';
import type { DecisionRule } from '#lib/domain/decisions/decision.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Minimums } from '#lib/domain/sufficiency.ts';
import { statisticRow } from '../../statistics/statistic-row.ts';
import type { PackRow } from '../pack-rows.ts';
import { figuresOfRows } from './area-figures.ts';
import { indexRows } from './indexed-rows.ts';
import { sensitivityOf, type SensitivityRow } from './sensitivity.ts';

/** How a pack's rows are counted and judged. */
export interface Recomputing {
  readonly filter: Pick<Filter, 'failedTests' | 'flagged'>;
  readonly areas: readonly string[];
  readonly rule: DecisionRule;
  readonly minimums: Minimums;
}

/** What follows from a pack's rows, area by area in its order. */
export interface Recomputed {
  readonly figures: readonly AreaStatistic[];
  readonly sensitivity: readonly SensitivityRow[];
}

/** Every figure of a pack from its rows alone. */
export function recompute(
  rows: readonly PackRow[],
  { filter, areas, rule, minimums }: Recomputing,
): Recomputed {
  const byArea = group(rows, (row) => row.area);
  const options = {
    limit: rule.limit,
    minimumDevices: rule.minimumDevices,
    failedTests: filter.failedTests,
  };
  const found = areas.map((code) => {
    const indexed = indexRows(byArea.get(code) ?? []);
    const figure = statisticRow({ code, operator: null }, figuresOfRows(indexed, options), {
      rule,
      minimums,
    });
    return { figure, sensitivity: sensitivityOf(indexed, figure, filter, rule.limit) };
  });
  return {
    figures: found.map(({ figure }) => figure),
    sensitivity: found.flatMap(({ sensitivity }) => sensitivity),
  };
}
