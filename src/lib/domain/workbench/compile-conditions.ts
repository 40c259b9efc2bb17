import { areaColumn, type AreaReference } from './vocabulary.ts';
import { quotedName } from './quoted.ts';
import type { ClickQuestion } from './click-question.ts';
import { succeeded } from './compile-measures.ts';
import type { PutValue } from './put-value.ts';

/** The conditions of a question besides its period, one for each clause. What is unknown is in no chosen value, and is kept when values are left out. */
export function conditionsOf(question: ClickQuestion, put: PutValue): readonly string[] {
  const { operators, technologies, areas, hours, weekdays, flagged, groups } = question;
  const condition = succeeded(question);
  return [
    ...areaConditions(areas.only, put),
    ...areas.except.map(
      (area) => `${quotedName(areaColumn(area))} is distinct from ${put('not_area', area.code)}`,
    ),
    ...oneOf('operator', 'operator', operators.only, put),
    ...operators.except.map((code) => `operator is distinct from ${put('not_operator', code)}`),
    ...oneOf('technology', 'technology', technologies.only, put),
    ...technologies.except.map((name) => `technology is distinct from ${put('not_technology', name)}`),
    ...(hours ? [hourCondition(hours, put)] : []),
    ...oneOf('weekday', 'weekday', weekdays, put),
    ...(flagged === 'included' ? [] : [flagged === 'only' ? 'marked' : 'not marked']),
    ...(condition === null ? [] : [condition]),
    ...(groups.includes('area') ? [`${quotedName(areaColumn(question))} is not null`] : []),
  ];
}

function oneOf(
  column: string,
  name: string,
  values: readonly (string | number)[],
  put: PutValue,
): readonly string[] {
  if (values.length === 0) return [];
  const names = values.map((value) => put(name, value));
  return [names.length === 1 ? `${column} = ${names[0]}` : `${column} in (${names.join(', ')})`];
}

/** A measurement counts in any of the chosen areas, whatever their levels. */
function areaConditions(areas: readonly AreaReference[], put: PutValue): readonly string[] {
  const columns = [...new Set(areas.map(areaColumn))];
  const each = columns.flatMap((column) =>
    oneOf(
      quotedName(column),
      'area',
      areas.filter((area) => areaColumn(area) === column).map(({ code }) => code),
      put,
    ),
  );
  return each.length > 1 ? [`(${each.join(' or ')})`] : each;
}

function hourCondition({ from, to }: NonNullable<ClickQuestion['hours']>, put: PutValue): string {
  const [after, before] = [`hour >= ${put('hour_from', from)}`, `hour < ${put('hour_to', to)}`];
  return from < to ? `${after} and ${before}` : `(${after} or ${before})`;
}
