import type { Query, QueryValue } from './query.ts';
import type { PutValue } from './put-value.ts';
import { comparedPeriod } from './check-question.ts';
import type { ClickQuestion } from './click-question.ts';
import { compiledMeasures, SIGNS, type CompiledMeasure } from './compile-measures.ts';
import { groupColumns } from './compile-groups.ts';
import { conditionsOf } from './compile-conditions.ts';

/** The query of a question over the analysts' views, as a person would write it. Expects a checked question. */
export function compileQuestion(question: ClickQuestion): Query {
  const values: Record<string, QueryValue> = {};
  const put: PutValue = (name, value) => {
    let free = name;
    for (let n = 2; free in values; n++) free = `${name}_${n}`;
    values[free] = value;
    return `$${free}`;
  };
  const sql = comparedPeriod(question) ? compared(question, put) : single(question, put);
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
      : [`${first.tests} >= ${put('min_tests', question.minimumTests)}`]),
    ...thresholdOn(first.value(first.name), question, put),
  ];
  const order = orderOf(question, {
    value: first.value(first.name),
    tests: first.tests,
    groups: groups.map(({ name }) => name),
  });
  return [
    selectList([
      ...groups.map(({ selected }) => selected),
      ...measures.map(({ sql, name }) => `${sql} as ${name}`),
    ]),
    'from measurements',
    clause('where', [period, ...conditionsOf(question, put)]),
    groups.length > 0 && `group by ${groups.map(({ name }) => name).join(', ')}`,
    clause('having', having),
    ...ending(order, question, put),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Figures of both periods first, then one row for each group; no claim about the difference is made. */
function compared(question: ClickQuestion, put: PutValue): string {
  const base = comparedPeriod(question)!;
  const groups = groupColumns(question);
  const measures = compiledMeasures(question, put);
  const now = `tested_on >= ${put('from', question.period.from)} and tested_on < ${put('to', question.period.to)}`;
  const before = `tested_on >= ${put('base_from', base.from)} and tested_on < ${put('base_to', base.to)}`;
  const [first] = measures as [CompiledMeasure];
  const figures = [
    selectList([
      `${now} as is_now`,
      ...groups.map(({ computed }) => computed),
      ...measures.map(({ sql, name }) => `${sql} as ${name}`),
    ]),
    'from measurements',
    clause('where', [`(${now} or ${before})`, ...conditionsOf(question, put)]),
    'group by all',
    clause(
      'having',
      question.minimumTests === null ? [] : [`${first.tests} >= ${put('min_tests', question.minimumTests)}`],
    ),
  ].filter(Boolean) as string[];
  const names = groups.map(({ name }) => name);
  const order = orderOf(question, {
    value: first.value(`${first.name}_now`),
    tests: first.testsOf(`${first.name}_now`),
    change: `${first.name}_change`,
    groups: names,
  });
  return [
    `with figures as (\n${indent(figures.join('\n'))}\n)`,
    selectList([...groups.map(({ afterwards }) => afterwards), ...measures.flatMap(bothPeriods)]),
    'from figures',
    names.length > 0 && `group by ${names.join(', ')}`,
    clause('having', thresholdOn(first.value(`${first.name}_now`), question, put)),
    ...ending(order, question, put),
  ]
    .filter(Boolean)
    .join('\n');
}

function bothPeriods({ name, value, isCount }: CompiledMeasure): readonly string[] {
  const at = (what: string, when: 'is_now' | 'not is_now') => {
    const found = `any_value(${what}) filter (where ${when})`;
    return isCount ? `coalesce(${found}, 0)` : found;
  };
  const figure = isCount ? name : value(name);
  return [
    `${at(name, 'is_now')} as ${name}_now`,
    `${at(name, 'not is_now')} as ${name}_before`,
    `${at(figure, 'is_now')}\n    - ${at(figure, 'not is_now')} as ${name}_change`,
  ];
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

const selectList = (columns: readonly string[]) =>
  `select\n${columns.map((column) => `  ${column}`).join(',\n')}`;
const clause = (word: string, conditions: readonly string[]) =>
  conditions.length > 0 && `${word} ${conditions.join('\n  and ')}`;
const indent = (text: string) => text.replace(/^/gm, '  ');
