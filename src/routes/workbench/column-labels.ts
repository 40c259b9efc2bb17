import type { Locale } from '#lib/domain/format.ts';
import { GROUPS, type ClickQuestion } from '#lib/domain/workbench/click-question.ts';
import { compiledMeasures } from '#lib/domain/workbench/compile-measures.ts';
import { areaColumn, type Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { groupWords, measureWords } from '#lib/messages/workbench-measures.ts';
import { workbenchMessages } from '#lib/messages/workbench.ts';
import { offeredMeasures } from '#lib/workbench/clicks/offered-measures.ts';

/** Short headings of the columns that questions by clicks and shipped ones have, by the names in their queries. */
export function columnLabels(
  question: ClickQuestion,
  { editions }: Vocabulary,
  limitMbps: number,
  locale: Locale,
): ReadonlyMap<string, string> {
  const { levels } = filterMessages[locale];
  const t = workbenchMessages[locale].columns;
  const labels = new Map<string, string>(Object.entries({ ...t.shipped, ...t.tests }));
  for (const { id, levels: held } of editions) {
    for (const level of held) labels.set(areaColumn({ edition: id, level }), `${levels[level]} ${id}`);
  }
  for (const group of GROUPS) {
    labels.set(group === 'day' ? 'tested_on' : group, upperFirst(groupWords(group, locale)));
  }
  const measures = [...offeredMeasures(limitMbps), ...question.measures];
  const compiled = compiledMeasures({ ...question, measures }, (name) => `$${name}`);
  for (const [i, { name }] of compiled.entries()) {
    const words = measureWords(measures[i]!, locale);
    labels.set(name, words);
    const within = words.charAt(0).toLowerCase() + words.slice(1);
    labels.set(`${name}_now`, t.now(within));
    labels.set(`${name}_before`, t.before(within));
    labels.set(`${name}_change`, t.change(within));
  }
  return labels;
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
