import type { Locale } from '#lib/domain/format.ts';
import type { ClickQuestion, Selection, SureChange } from '#lib/domain/workbench/click-question.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { groupWords, measureWords, metricWords } from './workbench-measures.ts';
import {
  areaWords,
  comparisonWords,
  exceptWords,
  hoursWords,
  levelInSentence,
  listed,
  minimumWords,
  operatorWords,
  orderWords,
  periodInSentence,
  technologyWords,
  thresholdWords,
  treatmentWords,
  weekdayWords,
} from './workbench-words.ts';

const TESTS: Record<Locale, (metrics: string) => string> = {
  vi: (metrics) => (metrics === '' ? 'Từng lượt đo' : `Từng lượt đo ${metrics}`),
  en: (metrics) => (metrics === '' ? 'Each test' : `Each test of ${metrics}`),
};
const CHANGED: Record<Locale, Record<SureChange, string>> = {
  vi: { worse: 'chỉ nơi kém đi rõ', better: 'chỉ nơi tốt lên rõ' },
  en: { worse: 'only where surely worse', better: 'only where surely better' },
};

const BY: Record<Locale, (groups: string) => string> = {
  vi: (groups) => `theo ${groups}`,
  en: (groups) => `by ${groups}`,
};

/**
 * A question in one sentence: "Trung bình tải xuống theo xã, VinaPhone, 4G, tháng 6/2024, 10 thấp nhất". Period and
 * technology always stand in it, for a figure says nothing without them.
 */
export function questionSentence(question: ClickQuestion, vocabulary: Vocabulary, locale: Locale): string {
  const { groups, level, technologies, threshold, order, top } = question;
  const measures =
    question.show === 'tests'
      ? [TESTS[locale](metricsOf(question, locale))]
      : question.measures.map((measure, i) => lowered(measureWords(measure, locale), i > 0));
  const named = groups.map((group) =>
    group === 'area' ? levelInSentence(level, locale) : groupWords(group, locale),
  );
  const by = named.length > 0 ? ` ${BY[locale](listed(named, locale))}` : '';
  const isSplitByTechnology = groups.includes('technology');
  return [
    listed(measures, locale) + by,
    ...selected(question.areas, (area) => areaWords(area, vocabulary), locale),
    ...selected(question.operators, (code) => operatorWords(code, vocabulary), locale),
    ...selected(technologies, (name) => technologyWords(name, locale), locale),
    ...(technologies.only.length + technologies.except.length === 0 && !isSplitByTechnology
      ? [lowered(technologyWords('all', locale), true)]
      : []),
    periodInSentence(question.period, locale),
    ...(question.hours ? [hoursWords(question.hours, locale)] : []),
    ...(question.weekdays.length > 0 ? [weekdayWords(question.weekdays, locale)] : []),
    ...treatmentWords(question, locale),
    ...(question.comparison === null ? [] : [comparisonWords(question.comparison, locale)]),
    ...(question.changed === null ? [] : [CHANGED[locale][question.changed]]),
    ...(threshold ? [thresholdWords(threshold, question.measures[0]!, locale)] : []),
    ...(question.minimumTests === null ? [] : [minimumWords(question.minimumTests, locale)]),
    ...(order ? [orderWords(order, top, locale)] : []),
  ].join(', ');
}

const metricsOf = ({ measures }: ClickQuestion, locale: Locale) =>
  listed(
    [...new Set(measures.flatMap((one) => ('statistic' in one ? metricWords(one.of, locale) : [])))],
    locale,
  );

const lowered = (text: string, isLowered: boolean) =>
  isLowered ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function selected<Value>(
  { only, except }: Selection<Value>,
  name: (value: Value) => string,
  locale: Locale,
): readonly string[] {
  return [
    ...(only.length > 0 ? [listed(only.map(name), locale)] : []),
    ...(except.length > 0 ? [exceptWords(except.map(name), locale)] : []),
  ];
}
