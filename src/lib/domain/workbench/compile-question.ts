import type { Query, QueryValue } from './query.ts';
import type { PutValue } from './put-value.ts';
import { comparedPeriod } from './check-question.ts';
import { betterOf, type ClickQuestion } from './click-question.ts';
import { compiledMeasures, SIGNS, type CompiledMeasure } from './compile-measures.ts';
import { groupColumns } from './compile-groups.ts';
import { conditionsOf } from './compile-conditions.ts';
import { testsOf } from './compile-tests.ts';
import { clause, joinClauses, selectList } from './sql-clauses.ts';

/** The query of a question over the analysts' views, as a person would write it. Expects a checked question. */
export function compileQuestion(question: ClickQuestion): Query {
  return withValues((put) => {
    if (question.show === 'tests') return testsOf(question, [], put);
    return comparedPeriod(question) ? compared(question, put) : single(question, put);
  });
}

/** The measurements behind a row of a question's answer, by the row's values in the order of the groups; of both periods of a comparison. */
export function compileTestsBehind(question: ClickQuestion, row: readonly QueryValue[]): Query {
  return withValues((put) => testsOf(question, row, put));
}

function withValues(compile: (put: PutValue) => string): Query {
  const values: Record<string, QueryValue> = {};
  const put: PutValue = (name, value) => {
    let free = name;
    for (let n = 2; free in values; n++) free = `${name}_${n}`;
    values[free] = value;
    return `$${free}`;
  };
  const sql = compile(put);
  return { sql, values };
}

function single(question: ClickQuestion, put: PutValue): string {
  const groups = groupColumns(question);
  const measures = compiledMeasures(question, put);
  const period = `tested_on >= ${put('from', question.period.from)} and tested_on < ${put('to', question.period.to)}`;
  const [first] = measures as [CompiledMeasure];
  const having = [
    ...(question.minimumTests === null
      ? []
      : [`${first.tests(first.name)} >= ${put('min_tests', question.minimumTests)}`]),
    ...thresholdOn(first.value(first.name), question, put),
  ];
  const order = orderOf(question, {
    value: first.value(first.name),
    tests: first.tests(first.name),
    groups: groups.map(({ name }) => name),
  });
  return joinClauses([
    selectList([
      ...groups.map(({ selected }) => selected),
      ...measures.map(({ sql, name }) => `${sql(null)} as ${name}`),
    ]),
    'from measurements',
    clause('where', [period, ...conditionsOf(question, put)]),
    groups.length > 0 && `group by ${groups.map(({ name }) => name).join(', ')}`,
    clause('having', having),
    ...ending(order, question, put),
  ]);
}

/** The figures of both periods and their difference: of a mean first, with its interval. */
function compared(question: ClickQuestion, put: PutValue): string {
  const base = comparedPeriod(question)!;
  const groups = groupColumns(question);
  const measures = compiledMeasures(question, put);
  const now = `tested_on >= ${put('from', question.period.from)} and tested_on < ${put('to', question.period.to)}`;
  const before = `tested_on >= ${put('base_from', base.from)} and tested_on < ${put('base_to', base.to)}`;
  const [first] = measures as [CompiledMeasure];
  const [figure, change] = [`${first.name}_now`, `${first.name}_change`];
  const names = groups.map(({ name }) => name);
  const order = orderOf(question, {
    value: first.value(figure),
    tests: first.tests(figure),
    change: first.change === null ? change : `(${change}).value`,
    groups: names,
  });
  return joinClauses([
    selectList([
      ...groups.map(({ selected }) => selected),
      ...measures.flatMap((measure) => bothPeriods(measure, now, before)),
    ]),
    'from measurements',
    clause('where', [`(${now} or ${before})`, ...conditionsOf(question, put)]),
    names.length > 0 && `group by ${names.join(', ')}`,
    clause('having', [
      ...enoughInBoth(first, question, put),
      ...thresholdOn(first.value(figure), question, put),
      ...sureChange(change, question),
    ]),
    ...ending(order, question, put),
  ]);
}

function bothPeriods(
  { name, sql, value, change }: CompiledMeasure,
  now: string,
  before: string,
): readonly string[] {
  const [figure, earlier] = [`${name}_now`, `${name}_before`];
  const both = [`${sql(now)} as ${figure}`, `${sql(before)} as ${earlier}`];
  return change === null
    ? [...both, `${value(figure)} - ${value(earlier)} as ${name}_change`]
    : [`${change(now)} as ${name}_change`, ...both];
}

/** A group with too few measurements in either period is left out. */
function enoughInBoth(
  { name, tests }: CompiledMeasure,
  { minimumTests }: ClickQuestion,
  put: PutValue,
): readonly string[] {
  if (minimumTests === null) return [];
  const least = put('min_tests', minimumTests);
  return [`${tests(`${name}_now`)} >= ${least}`, `${tests(`${name}_before`)} >= ${least}`];
}

/** A change is sure where its whole interval lies on one side of 0. */
function sureChange(column: string, { changed, measures }: ClickQuestion): readonly string[] {
  if (changed === null) return [];
  const isRise = (changed === 'better') === (betterOf(measures[0]!) === 'higher');
  return [isRise ? `(${column}).lower > 0` : `(${column}).upper < 0`];
}

function thresholdOn(value: string, { threshold }: ClickQuestion, put: PutValue): readonly string[] {
  return threshold ? [`${value} ${SIGNS[threshold.is]} ${put('threshold', threshold.value)}`] : [];
}

/** What rows are ordered by; groups that are equal in it by their own columns, so that each run gives the same rows. */
function orderOf(
  { order }: ClickQuestion,
  columns: {
    readonly value: string;
    readonly tests: string;
    readonly change?: string;
    readonly groups: readonly string[];
  },
): readonly string[] {
  const { groups, change = columns.value } = columns;
  const down = order?.direction === 'descending' ? ' desc' : '';
  if (order === null || order.by === 'group') return groups.map((name, i) => (i === 0 ? name + down : name));
  const by = { value: columns.value, tests: columns.tests, change }[order.by];
  return [by + down, ...groups];
}

const ending = (
  order: readonly string[],
  { top }: ClickQuestion,
  put: PutValue,
): readonly (string | false)[] => [
  order.length > 0 && `order by ${order.join(', ')}`,
  top !== null && `limit ${put('top', top)}`,
];
