import { comparedPeriod } from './check-question.ts';
import type { ClickQuestion } from './click-question.ts';
import { conditionsOf } from './compile-conditions.ts';
import { groupColumns } from './compile-groups.ts';
import { METRIC_COLUMN } from './compile-measures.ts';
import type { PutValue } from './put-value.ts';
import type { QueryValue } from './query.ts';
import { clause, joinClauses, selectList } from './sql-clauses.ts';

/** What is said of each measurement, with the file and line that it came from. */
const DETAILS = [
  'tested_on',
  'hour',
  'operator',
  'technology',
  'download_mbps',
  'upload_mbps',
  'latency_ms',
  'jitter_ms',
  'failed',
  'marked',
  'device',
  'file_name',
  'row_number',
];

/**
 * The query for the measurements that a question's figures are computed from: its groups first, then its metrics, so that
 * they are drawn by. `row`: values of the groups, in their order, of the one group that is meant; none for all.
 */
export function testsOf(question: ClickQuestion, row: readonly QueryValue[], put: PutValue): string {
  const groups = groupColumns(question);
  const metrics = question.measures.flatMap((measure) =>
    'statistic' in measure ? METRIC_COLUMN[measure.of] : [],
  );
  const shown = new Set([...groups.map(({ name }) => name), ...metrics]);
  const isRow = groups.slice(0, row.length).map(({ group, computed, name }, i) => {
    const value = row[i]!;
    return value === null
      ? `${computed} is null`
      : `${computed} = ${put(group === 'area' ? 'area' : name, value)}`;
  });
  return joinClauses([
    selectList([
      ...groups.map(({ selected }) => selected),
      ...new Set(metrics),
      ...DETAILS.filter((name) => !shown.has(name)),
    ]),
    'from measurements',
    'left join batches using (batch)',
    clause('where', [
      datesOf(question, put),
      ...conditionsOf(question, put),
      ...onlyFailed(question),
      ...isRow,
    ]),
    `order by ${orderOf(question, metrics)}`,
    question.top !== null && row.length === 0 && `limit ${put('top', question.top)}`,
  ]);
}

/** In a comparison, the dates of both periods. */
function datesOf(question: ClickQuestion, put: PutValue): string {
  const { period } = question;
  const base = comparedPeriod(question);
  const now = `tested_on >= ${put('from', period.from)} and tested_on < ${put('to', period.to)}`;
  if (base === null) return now;
  return `(${now} or tested_on >= ${put('base_from', base.from)} and tested_on < ${put('base_to', base.to)})`;
}

const onlyFailed = ({ measures }: ClickQuestion) =>
  measures.every(({ of }) => of === 'failed') ? ['failed'] : [];

const AS_LOADED = 'tested_on, hour, batch, row_number';

function orderOf({ order }: ClickQuestion, [metric = 'download_mbps']: readonly string[]): string {
  if (order?.by !== 'value') return AS_LOADED;
  return `${metric}${order.direction === 'descending' ? ' desc' : ''}, ${AS_LOADED}`;
}
