import type { MetricName } from '../metric.ts';
import { hasSureChange, type ClickQuestion, type Measure, type Relation } from './click-question.ts';
import type { PutValue } from './put-value.ts';

/** A measure as a column of a result. */
export interface CompiledMeasure {
  readonly name: string;
  /** Of the measurements that meet a condition; null: of all that the query counts. */
  readonly sql: (when: string | null) => string;
  /** The difference of those that meet a condition from the others, as an interval; null where there is none. */
  readonly change: ((isNow: string) => string) | null;
  /** A number that is 0 where there are no measurements; others are intervals. */
  readonly isCount: boolean;
  /** The figure of the column, to compare and order by. */
  readonly value: (column: string) => string;
  /** The count of measurements behind the column. */
  readonly tests: (column: string) => string;
}

/** The sign of a relation in SQL. */
export const SIGNS: Record<Relation, string> = { below: '<', at_most: '<=', at_least: '>=', above: '>' };

/** The columns of the metrics. */
export const METRIC_COLUMN: Record<MetricName, string> = {
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
  if (!('statistic' in measure)) return compiledCount(measure.of, condition);
  const column = METRIC_COLUMN[measure.of];
  const valueWhen = (when: string | null, value = column) => {
    const conditions = [when, condition].filter((one) => one !== null);
    return conditions.length === 0 ? value : `case when ${conditions.join(' and ')} then ${value} end`;
  };
  if ('limit' in measure) {
    const is = measure.statistic.slice('share_'.length) as Relation;
    const limit = String(measure.limit).replace('.', '_');
    const meets = `${column} ${SIGNS[is]} ${put('limit', measure.limit)}`;
    return interval(
      `${measure.of}_${is}_${limit}`,
      (when) => `share_interval(${valueWhen(when, meets)}, cluster, device)`,
    );
  }
  const name = `${measure.of}_${measure.statistic}`;
  if (measure.statistic === 'device_mean')
    return interval(name, (when) => `device_mean_interval(${valueWhen(when)}, device)`);
  const called = measure.statistic === 'median' ? 'median_interval' : 'mean_interval';
  const figure = interval(name, (when) => `${called}(${valueWhen(when)}, cluster, device)`);
  if (!hasSureChange(measure)) return figure;
  const change = (isNow: string) => `difference_interval(${valueWhen(null)}, ${isNow}, cluster, device)`;
  return { ...figure, change };
}

function compiledCount(
  of: Exclude<Measure, { readonly statistic: unknown }>['of'],
  condition: string | null,
): CompiledMeasure {
  if (of === 'failed_share') {
    const valueWhen = (when: string | null) =>
      when === null ? 'failed' : `case when ${when} then failed end`;
    return interval(of, (when) => `share_interval(${valueWhen(when)}, cluster, device)`);
  }
  const counted = of === 'devices' ? 'count(distinct device)' : 'count(*)';
  const only = of === 'failed' ? 'failed' : condition;
  const sql = (when: string | null) => {
    const conditions = [when, only].filter((one) => one !== null);
    return conditions.length === 0 ? counted : `${counted} filter (where ${conditions.join(' and ')})`;
  };
  return {
    name: of,
    sql,
    change: null,
    isCount: true,
    value: (column) => column,
    tests: (column) => (of === 'tests' ? column : 'count(*)'),
  };
}

const interval = (name: string, sql: CompiledMeasure['sql']): CompiledMeasure => ({
  name,
  sql,
  change: null,
  isCount: false,
  value: (column) => `(${column}).value`,
  tests: (column) => `(${column}).tests`,
});
