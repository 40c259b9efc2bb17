import { areaTitle, type Level } from '#lib/domain/area.ts';
import type { Base } from '#lib/domain/change.ts';
import { formatCount, formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import { METRICS } from '#lib/domain/metric.ts';
import type { Period } from '#lib/domain/period.ts';
import type {
  ClickQuestion,
  HourRange,
  Measure,
  Order,
  Relation,
  Threshold,
} from '#lib/domain/workbench/click-question.ts';
import { areaOf, editionOf, type AreaReference, type Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { filterMessages } from './filter.ts';
import { periodWord } from './periods.ts';
import { workbenchViewMessages } from './workbench-view.ts';

const vi = {
  relations: {
    below: (value: string) => `dưới ${value}`,
    at_most: (value: string) => `không quá ${value}`,
    at_least: (value: string) => `từ ${value} trở lên`,
    above: (value: string) => `trên ${value}`,
  } satisfies Record<Relation, unknown> as Record<Relation, (value: string) => string>,
  except: (names: string) => `trừ ${names}`,
  and: ' và ',
  hours: (from: number, to: number) => `từ ${from} đến ${to} giờ`,
  bases: { previous: 'so với kỳ trước', year_ago: 'so với cùng kỳ năm trước' } as Record<Base, string>,
  against: (period: string) => `so với ${period}`,
  minimumTests: (count: string) => `ít nhất ${count} lượt đo`,
  orders: {
    value: { ascending: 'thấp nhất', descending: 'cao nhất' },
    tests: { ascending: 'ít lượt đo nhất', descending: 'nhiều lượt đo nhất' },
    change: { ascending: 'giảm nhiều nhất', descending: 'tăng nhiều nhất' },
    group: { ascending: 'theo thứ tự', descending: 'theo thứ tự ngược' },
  } as Record<Order['by'], Record<Order['direction'], string>>,
  first: (order: string) => `${order} trước`,
  top: (count: string, order: string) => `${count} ${order}`,
  only: { flagged: 'chỉ lượt đo đáng ngờ' },
  edition: (name: string) => `theo ${name}`,
};

const en: typeof vi = {
  relations: {
    below: (value) => `below ${value}`,
    at_most: (value) => `at most ${value}`,
    at_least: (value) => `at least ${value}`,
    above: (value) => `above ${value}`,
  },
  except: (names) => `except ${names}`,
  and: ' and ',
  hours: (from, to) => `from ${from} to ${to} o’clock`,
  bases: { previous: 'against the period before', year_ago: 'against a year ago' },
  against: (period) => `against ${period}`,
  minimumTests: (count) => `at least ${count} tests`,
  orders: {
    value: { ascending: 'lowest', descending: 'highest' },
    tests: { ascending: 'fewest tests', descending: 'most tests' },
    change: { ascending: 'largest fall', descending: 'largest rise' },
    group: { ascending: 'in order', descending: 'in reverse order' },
  },
  first: (order) => `${order} first`,
  top: (count, order) => `${count} ${order}`,
  only: { flagged: 'doubtful tests only' },
  edition: (name) => `by ${name}`,
};

const words: Record<Locale, typeof vi> = { vi, en };

/** Several names in one phrase: "Viettel và MobiFone"; those that are left out after "trừ". */
export function listed(names: readonly string[], locale: Locale): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : names.slice(0, -1).join(', ') + words[locale].and + last;
}

/** Names that are left out: "trừ Viettel". */
export const exceptWords = (names: readonly string[], locale: Locale): string =>
  words[locale].except(listed(names, locale));

/** An area with its type word; with its edition where another one has an area titled alike. */
export function areaWords(area: AreaReference, vocabulary: Vocabulary): string {
  const found = areaOf(vocabulary, area);
  if (!found) return area.code;
  const title = areaTitle(found);
  const alike = vocabulary.editions.some(
    ({ id, areas }) =>
      id !== area.edition && (areas[area.level] ?? []).some((other) => areaTitle(other) === title),
  );
  return alike ? `${title} (${area.edition})` : title;
}

/** An operator's name. */
export function operatorWords(code: string, { operators }: Vocabulary): string {
  return operators.find((operator) => operator.code === code)?.name ?? code;
}

/** A technology's name as in the filter line. */
export const technologyWords = (
  name: ClickQuestion['technologies']['only'][number] | 'all',
  locale: Locale,
): string => filterMessages[locale].technologies[name];

/** The hours of the day that count. */
export const hoursWords = ({ from, to }: HourRange, locale: Locale): string => words[locale].hours(from, to);

/** Days of the week: "Thứ Bảy và Chủ nhật". */
export const weekdayWords = (days: readonly number[], locale: Locale): string =>
  listed(
    days.map((day) => workbenchViewMessages[locale].weekdays[day - 1]!),
    locale,
  );

/** What is compared with. */
export function comparisonWords(comparison: Base | Period, locale: Locale): string {
  const t = words[locale];
  if (typeof comparison === 'string') return t.bases[comparison];
  return t.against(inSentence(periodWord(comparison, locale)));
}

/** A level that a question is split by: "huyện", "district". */
export function levelInSentence(level: Level, locale: Locale): string {
  const name = filterMessages[locale].levels[level].toLowerCase();
  return locale === 'vi' ? name : name.replace(/s$/, '');
}

/** A period within a sentence: "tháng 6/2024". */
export const periodInSentence = (period: Period, locale: Locale): string =>
  inSentence(periodWord(period, locale));

/** A quarter is “Q2 2024” in English wherever it stands. */
const inSentence = (name: string) =>
  /^Q\d/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** A limit of the first measure: "dưới 40 Mbps", "trên 30%". */
export function thresholdWords({ is, value }: Threshold, measure: Measure, locale: Locale): string {
  const isShare = 'limit' in measure || measure.of === 'failed_share';
  const unit = 'statistic' in measure && !isShare ? ` ${METRICS[measure.of].shownUnit}` : '';
  return words[locale].relations[is](
    isShare
      ? formatShare(value, locale, Number.isInteger(value * 100) ? 0 : 1)
      : formatNumber(value, digitsOf(value), locale) + unit,
  );
}

/** As many digits as a number was written with, up to three. */
const digitsOf = (value: number) => [0, 1, 2].find((digits) => Number(value.toFixed(digits)) === value) ?? 3;

/** A limit as it was said, with its unit: "trên 50 ms". */
export const limitWords = ({ is, value }: Threshold, unit: string, locale: Locale): string =>
  words[locale].relations[is](formatNumber(value, digitsOf(value), locale) + unit);

/** The fewest measurements of a group that is shown. */
export const minimumWords = (tests: number, locale: Locale): string =>
  words[locale].minimumTests(formatCount(tests, locale));

/** The order of the rows, with how many of them: "10 thấp nhất", "thấp nhất trước". */
export function orderWords({ by, direction }: Order, top: number | null, locale: Locale): string {
  const t = words[locale];
  const order = t.orders[by][direction];
  if (top !== null) return t.top(formatCount(top, locale), order);
  return by === 'group' ? order : t.first(order);
}

/** Failed and doubtful measurements, where they are not treated as everywhere by default. */
export function treatmentWords(
  { failed, flagged }: Pick<ClickQuestion, 'failed' | 'flagged'>,
  locale: Locale,
): readonly string[] {
  const { failedAsZero, flaggedLeftOut } = filterMessages[locale];
  return [
    ...(failed === 'as_zero' ? [failedAsZero] : []),
    ...(flagged === 'excluded' ? [flaggedLeftOut] : []),
    ...(flagged === 'only' ? [words[locale].only.flagged] : []),
  ];
}

/** The edition of the areas a question is split by: "theo Địa giới năm 2024". */
export const editionWords = (id: string, vocabulary: Vocabulary, locale: Locale): string =>
  words[locale].edition(editionOf(vocabulary, id)?.name ?? id);
