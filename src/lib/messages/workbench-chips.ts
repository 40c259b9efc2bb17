import type { Locale } from '#lib/domain/format.ts';
import type { ClickQuestion, SureChange } from '#lib/domain/workbench/click-question.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import type { DefaultTaken } from '#lib/domain/workbench/words/interpret.ts';
import type { LimitUnit, OrderWord, Part } from '#lib/domain/workbench/words/part.ts';
import { filterMessages } from './filter.ts';
import { groupWords, measureWords, metricWords, statisticWords } from './workbench-measures.ts';
import { workbenchViewMessages } from './workbench-view.ts';
import {
  areaWords,
  comparisonWords,
  editionWords,
  exceptWords,
  hoursWords,
  levelInSentence,
  limitWords,
  operatorWords,
  periodInSentence,
  technologyWords,
  treatmentWords,
  weekdayWords,
} from './workbench-words.ts';

const vi = {
  understood: 'Đã hiểu',
  notUnderstood: 'Không hiểu',
  notFitting: 'Hiểu từng chữ nhưng không hợp với phần còn lại, nên không dùng',
  ignored: 'Chữ đệm, không đổi câu hỏi',
  whichOne: 'Chọn một',
  didYouMean: (text: string) => `Có phải: ${text}?`,
  byDefault: 'mặc định',
  repeats: 'không đổi gì: đã có hoặc vốn như vậy',
  yearAssumed: 'không ghi năm, lấy năm gần nhất',
  share: 'tỷ lệ lượt đo',
  whole: 'không chia theo địa bàn',
  tests: 'từng lượt đo',
  spread: 'từng lượt đo, vẽ phân bố',
  changed: { worse: 'chỉ nơi kém đi rõ', better: 'chỉ nơi tốt lên rõ' } as Record<SureChange, string>,
  not: 'trừ những tên ngay sau',
  contrast: 'đặt cạnh nhau',
  by: (group: string) => `theo ${group}`,
  top: (count: number) => `${count} dòng đầu`,
  /** `level`: in lower case. */
  counted: (count: number, level: string) => `${count} ${level} có tên ngay sau`,
  units: { Mbps: ' Mbps', ms: ' ms', '%': '%', tests: ' lượt đo', devices: ' thiết bị' } as Record<
    LimitUnit,
    string
  >,
  orders: {
    worst: 'kém nhất trước',
    best: 'tốt nhất trước',
    lowest: 'thấp nhất trước',
    highest: 'cao nhất trước',
  } as Record<OrderWord, string>,
  changes: {
    worst: 'kém đi nhiều nhất trước',
    best: 'tốt lên nhiều nhất trước',
    lowest: 'giảm nhiều nhất trước',
    highest: 'tăng nhiều nhất trước',
  } as Record<OrderWord, string>,
  fewest: (count: string) => `${count}: ít nhất trước`,
  most: (count: string) => `${count}: nhiều nhất trước`,
};

const en: typeof vi = {
  understood: 'Understood',
  notUnderstood: 'Not understood',
  notFitting: 'Each word is known, but they do not fit beside the rest and are not used',
  ignored: 'Says nothing by itself',
  whichOne: 'Choose one',
  didYouMean: (text) => `Did you mean ${text}?`,
  byDefault: 'by default',
  repeats: 'changes nothing: said already, or so anyway',
  yearAssumed: 'no year is given, the latest is taken',
  share: 'share of tests',
  whole: 'not split by area',
  tests: 'each test',
  spread: 'each test, drawn as a histogram',
  changed: { worse: 'only where surely worse', better: 'only where surely better' },
  not: 'without the names that follow',
  contrast: 'side by side',
  by: (group) => `by ${group}`,
  top: (count) => `the first ${count} rows`,
  counted: (count, level) => `${count} names that follow: ${level}`,
  units: { Mbps: ' Mbps', ms: ' ms', '%': '%', tests: ' tests', devices: ' devices' },
  orders: { worst: 'worst first', best: 'best first', lowest: 'lowest first', highest: 'highest first' },
  changes: {
    worst: 'most worsened first',
    best: 'most improved first',
    lowest: 'largest fall first',
    highest: 'largest rise first',
  },
  fewest: (count) => `${count}: fewest first`,
  most: (count) => `${count}: most first`,
};

/** Words beside the chips of a sentence. */
export const workbenchChipMessages: Record<Locale, typeof vi> = { vi, en };

/** What words of a sentence were understood as: the text of their chip. `except`: it is left out. */
export function chipWords(part: Part, except: boolean, vocabulary: Vocabulary, locale: Locale): string {
  const text = meaningOf(part, vocabulary, locale);
  return except ? exceptWords([text], locale) : text;
}

function meaningOf(part: Part, vocabulary: Vocabulary, locale: Locale): string {
  const t = workbenchChipMessages[locale];
  switch (part.kind) {
    case 'metric':
      return metricWords(part.metric, locale);
    case 'statistic':
      return statisticWords(part.statistic, locale);
    case 'share':
    case 'whole':
    case 'not':
    case 'contrast':
      return t[part.kind];
    case 'count':
      return measureWords({ of: part.count }, locale);
    case 'group':
      return t.by(part.level ? levelInSentence(part.level, locale) : groupWords(part.group, locale));
    case 'tests':
      return part.spread ? t.spread : t.tests;
    case 'changed':
      return t.changed[part.changed];
    case 'view':
      return workbenchViewMessages[locale].tabs[part.tab].toLowerCase();
    case 'edition':
      return editionWords(part.edition, vocabulary, locale);
    case 'area':
      return areaWords(part.area, vocabulary);
    case 'operator':
      return operatorWords(part.operator, vocabulary);
    case 'technology':
      return technologyWords(part.technology, locale);
    case 'period':
      return periodInSentence(part.period, locale);
    case 'compare':
      return comparisonWords(part.base, locale);
    case 'compare_base':
      return comparisonWords(part.base, locale);
    case 'hours':
      return hoursWords(part.hours, locale);
    case 'weekdays':
      return weekdayWords(part.weekdays, locale);
    case 'flagged':
      return treatmentWords({ failed: 'excluded', flagged: part.flagged }, locale).join();
    case 'failed':
      return part.failed === 'as_zero'
        ? filterMessages[locale].failedAsZero
        : `${filterMessages[locale].failed}: ${filterMessages[locale].failedTests.excluded.toLowerCase()}`;
    case 'limit':
      return limitWords(part, part.unit ? t.units[part.unit] : '', locale);
    case 'order':
      return t.orders[part.order];
    case 'order_change':
      return t.changes[part.change];
    case 'order_count': {
      const count = measureWords({ of: part.count }, locale);
      return part.direction === 'ascending' ? t.fewest(count) : t.most(count);
    }
    case 'top':
      return t.top(part.top);
    case 'counted':
      return t.counted(part.count, filterMessages[locale].levels[part.level].toLowerCase());
    case 'unclear_not':
    case 'and':
    case 'or':
    case 'comma':
    case 'filler':
      return t.ignored;
  }
}

/** What is asked where nothing was said: the text of a chip marked "mặc định". */
export function defaultWords(taken: DefaultTaken, question: ClickQuestion, locale: Locale): string {
  switch (taken) {
    case 'measures':
      return measureWords(question.measures[0]!, locale);
    case 'groups':
    case 'level':
      return workbenchChipMessages[locale].by(levelInSentence(question.level, locale));
    case 'period':
      return periodInSentence(question.period, locale);
    case 'comparison':
      return question.comparison ? comparisonWords(question.comparison, locale) : '';
    case 'technologies':
      return question.technologies.only.map((name) => technologyWords(name, locale)).join(', ');
  }
}
