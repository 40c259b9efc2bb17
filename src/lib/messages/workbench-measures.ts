import { formatNumber, type Locale } from '#lib/domain/format.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import { METRICS, type MetricName } from '#lib/domain/metric.ts';
import type {
  COUNTS,
  Group,
  Measure,
  METRIC_STATISTICS,
  SHARES,
} from '#lib/domain/workbench/click-question.ts';
import { ruleWords } from './quality-rules.ts';

type Statistic = (typeof METRIC_STATISTICS)[number];
type Share = (typeof SHARES)[number];
type Count = (typeof COUNTS)[number];
type NamedGroup = Exclude<Group, `mark_${string}`>;

const vi = {
  metrics: {
    download: 'tải xuống',
    upload: 'tải lên',
    latency: 'độ trễ',
    jitter: 'biến động trễ',
  } as Record<MetricName, string>,
  statistics: {
    mean: (metric: string) => `Trung bình ${metric} (mỗi lượt đo một phiếu)`,
    device_mean: (metric: string) => `Trung bình ${metric} (mỗi thiết bị một phiếu)`,
    median: (metric: string) => `Trung vị ${metric}`,
  } as Record<Statistic, (metric: string) => string>,
  shares: {
    share_below: (metric: string, limit: string) => `Tỷ lệ lượt đo ${metric} dưới ${limit}`,
    share_at_most: (metric: string, limit: string) => `Tỷ lệ lượt đo ${metric} không quá ${limit}`,
    share_above: (metric: string, limit: string) => `Tỷ lệ lượt đo ${metric} trên ${limit}`,
    share_at_least: (metric: string, limit: string) => `Tỷ lệ lượt đo ${metric} từ ${limit} trở lên`,
  } as Record<Share, (metric: string, limit: string) => string>,
  counts: {
    tests: 'Số lượt đo',
    devices: 'Số thiết bị',
    failed: 'Số lượt đo hỏng',
    failed_share: 'Tỷ lệ lượt đo hỏng',
  } as Record<Count, string>,
  groups: {
    area: 'địa bàn',
    operator: 'nhà mạng',
    technology: 'công nghệ',
    month: 'tháng',
    report_month: 'kỳ báo cáo',
    week: 'tuần',
    day: 'ngày',
    hour: 'giờ trong ngày',
    weekday: 'thứ trong tuần',
    marked: 'dấu đáng ngờ',
  } as Record<NamedGroup, string>,
  mark: (rule: string) => `dấu: ${rule}`,
};

const en: typeof vi = {
  metrics: { download: 'download', upload: 'upload', latency: 'latency', jitter: 'jitter' },
  statistics: {
    mean: (metric) => `Mean ${metric} (one vote per test)`,
    device_mean: (metric) => `Mean ${metric} (one vote per device)`,
    median: (metric) => `Median ${metric}`,
  },
  shares: {
    share_below: (metric, limit) => `Share of tests with ${metric} below ${limit}`,
    share_at_most: (metric, limit) => `Share of tests with ${metric} of at most ${limit}`,
    share_above: (metric, limit) => `Share of tests with ${metric} above ${limit}`,
    share_at_least: (metric, limit) => `Share of tests with ${metric} of at least ${limit}`,
  },
  counts: {
    tests: 'Tests',
    devices: 'Devices',
    failed: 'Failed tests',
    failed_share: 'Share of failed tests',
  },
  groups: {
    area: 'area',
    operator: 'operator',
    technology: 'technology',
    month: 'month',
    report_month: 'report month',
    week: 'week',
    day: 'day',
    hour: 'hour of the day',
    weekday: 'day of the week',
    marked: 'doubtful or not',
  },
  mark: (rule) => `mark: ${rule}`,
};

const words: Record<Locale, typeof vi> = { vi, en };

/** A measure in words: "Tỷ lệ lượt đo tải xuống dưới 40 Mbps". */
export function measureWords(measure: Measure, locale: Locale): string {
  const t = words[locale];
  if (!('statistic' in measure)) return t.counts[measure.of];
  const metric = t.metrics[measure.of];
  if (!('limit' in measure)) return t.statistics[measure.statistic](metric);
  const digits = Number.isInteger(measure.limit) ? 0 : 3;
  const limit = `${formatNumber(measure.limit, digits, locale)} ${METRICS[measure.of].shownUnit}`;
  return t.shares[measure.statistic](metric, limit);
}

/** A name as it stands within a sentence: its first word in small letters, unless it is written like “Wi-Fi”. */
const inSentence = (name: string) =>
  /^\p{Lu}\p{Ll}*(?![\p{L}-])/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** What a question is split by, in words: "địa bàn", "giờ trong ngày". */
export function groupWords(group: Group, locale: Locale): string {
  const t = words[locale];
  if (!group.startsWith('mark_')) return t.groups[group as NamedGroup];
  return t.mark(inSentence(ruleWords(group.slice('mark_'.length) as RuleCode, locale).name));
}

/** A metric's name: "tải xuống". */
export const metricWords = (metric: MetricName, locale: Locale): string => words[locale].metrics[metric];

/** A statistic's name: "trung vị", "trung bình (mỗi thiết bị một phiếu)". */
export function statisticWords(statistic: Statistic, locale: Locale): string {
  const text = words[locale].statistics[statistic]('').replace(/ +(?= |$)/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
