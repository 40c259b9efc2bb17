import type { MetricName } from '../metric.ts';
import type { ClickQuestion, Measure, Relation } from './click-question.ts';
import type { PutValue } from './put-value.ts';

/** A measure as a column of a result. */
export interface CompiledMeasure {
  readonly name: string;
  readonly sql: string;
  /** A number that is 0 where there are no measurements; others are intervals. */
  readonly isCount: boolean;
  /** The figure of the column, to compare and order by. */
  readonly value: (column: string) => string;
  /** The count of measurements behind it, in the query that computes it. */
  readonly tests: string;
  /** The same in a query over its result, as far as it is known there. */
  readonly testsOf: (column: string) => string;
}

/** The sign of a relation in SQL. */
export const SIGNS: Record<Relation, string> = { below: '<', at_most: '<=', at_least: '>=', above: '>' };

const COLUMN: Record<MetricName, string> = {
  download: 'download_mbps',
  upload: 'upload_mbps',
  latency: 'latency_ms',
  jitter: 'jitter_ms',
};

/** Which measurements of a metric did not fail? One of 0 Mbps in its own direction failed, as in the statistics. */
const SUCCEEDED: Record<MetricName | 'tests' | 'devices', string> = {
  download: 'not failed',
  upload: 'upload_mbps > 0',
  latency: 'not failed',
  jitter: 'not failed',
  tests: 'not failed',
  devices: 'not failed',
};

/** The condition that leaves out failed measurements for all measures of a question; null when they need several or none. */
export function succeeded({ measures, failed }: ClickQuestion): string | null {
  const needed = new Set(measures.map((measure) => conditionOf(measure, failed)));
  return needed.size === 1 ? [...needed][0]! : null;
}

function conditionOf({ of }: Measure, failed: ClickQuestion['failed']): string | null {
  return failed === 'as_zero' || of === 'failed' || of === 'failed_share' ? null : SUCCEEDED[of];
}

/** The columns of a question's measures. */
export function compiledMeasures(question: ClickQuestion, put: PutValue): readonly CompiledMeasure[] {
  const within = succeeded(question);
  return question.measures.map((measure) => {
    const condition = conditionOf(measure, question.failed);
    return compiledMeasure(measure, condition === within ? null : condition, put);
  });
}

/** `condition`: which measurements count, when the query's own conditions do not say. */
function compiledMeasure(measure: Measure, condition: string | null, put: PutValue): CompiledMeasure {
  if ('statistic' in measure) {
    const column = COLUMN[measure.of];
    const value = condition === null ? column : `case when ${condition} then ${column} end`;
    if ('limit' in measure) {
      const is = measure.statistic.slice('share_'.length) as Relation;
      const limit = String(measure.limit).replace('.', '_');
      const share = `share_interval(${value} ${SIGNS[is]} ${put('limit', measure.limit)}, cluster, device)`;
      return interval(`${measure.of}_${is}_${limit}`, share);
    }
    const name = `${measure.of}_${measure.statistic}`;
    if (measure.statistic === 'device_mean') return interval(name, `device_mean_interval(${value}, device)`);
    if (measure.statistic === 'median') return interval(name, `median_interval(${value}, cluster, device)`);
    return interval(name, `mean_interval(${value}, cluster, device)`);
  }
  if (measure.of === 'failed_share')
    return interval('failed_share', 'share_interval(failed, cluster, device)');
  const counted = measure.of === 'devices' ? 'count(distinct device)' : 'count(*)';
  const only = measure.of === 'failed' ? 'failed' : condition;
  return {
    name: measure.of,
    sql: only === null ? counted : `${counted} filter (where ${only})`,
    isCount: true,
    value: (column) => column,
    tests: measure.of === 'tests' ? 'tests' : 'count(*)',
    testsOf: (column) => column,
  };
}

const interval = (name: string, sql: string): CompiledMeasure => ({
  name,
  sql,
  isCount: false,
  value: (column) => `(${column}).value`,
  tests: `(${name}).tests`,
  testsOf: (column) => `(${column}).tests`,
});
