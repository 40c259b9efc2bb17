import type { Level } from '../area.ts';
import type { Base } from '../change.ts';
import { FAILED_TREATMENTS, FLAGGED_TREATMENTS, type FailedTreatment } from '../filter.ts';
import { METRICS, type MetricName } from '../metric.ts';
import type { Period } from '../period.ts';
import { FLAG_RULES } from '../quality-rule.ts';
import type { Technology } from '../technology.ts';
import type { AreaReference, Vocabulary } from './vocabulary.ts';

/** Figures of a metric without a limit. `device_mean`: one vote for each device, by which standards are decided. */
export const METRIC_STATISTICS = ['mean', 'device_mean', 'median'] as const;
/** How a figure can stand to a limit. */
export const RELATIONS = ['below', 'at_most', 'at_least', 'above'] as const;
/** One of `RELATIONS`. */
export type Relation = (typeof RELATIONS)[number];
/** Shares of measurements on one side of a limit. */
export const SHARES = RELATIONS.map((is) => `share_${is}` as const);
/** Figures that need no metric. `failed_share`: of all measurements made. */
export const COUNTS = ['tests', 'devices', 'failed', 'failed_share'] as const;

/** A figure of each group. */
export type Measure =
  | { readonly of: MetricName; readonly statistic: (typeof METRIC_STATISTICS)[number] }
  | {
      readonly of: MetricName;
      readonly statistic: `share_${Relation}`;
      /** In the metric's shown unit: Mbps or ms. */
      readonly limit: number;
    }
  | { readonly of: (typeof COUNTS)[number] };

/** Times that follow each other: a comparison of two periods cannot be grouped by them. */
export const TIME_GROUPS = ['month', 'report_month', 'week', 'day'] as const;
/** Groups that are a column of `measurements` or, for `area`, that of the question's edition and level. */
export const GROUPS = [
  'area',
  'operator',
  'technology',
  ...TIME_GROUPS,
  'hour',
  'weekday',
  'marked',
  ...FLAG_RULES.map(({ code }) => `mark_${code}` as const),
] as const;
/** What the figures are split by. */
export type Group = (typeof GROUPS)[number];

/** Which values count? All when `only` is empty, without those of `except`. */
export interface Selection<Value> {
  readonly only: readonly Value[];
  readonly except: readonly Value[];
}

/** Hours of the local day, [from, to); over midnight when `from` is not below `to`. */
export interface HourRange {
  readonly from: number;
  readonly to: number;
}

/** Which groups are shown, by their first measure: in its shown unit, shares 0 to 1. */
export interface Threshold {
  readonly is: Relation;
  readonly value: number;
}

/** What rows are ordered by: the group itself, the first measure, its tests, its change between the two periods. */
export const ORDERS = ['group', 'value', 'tests', 'change'] as const;
/** `ascending` begins with the lowest. */
export const DIRECTIONS = ['ascending', 'descending'] as const;

/** The order of the rows. */
export interface Order {
  readonly by: (typeof ORDERS)[number];
  readonly direction: (typeof DIRECTIONS)[number];
}

/** Marked measurements: as on every page, or nothing but them. */
export const MARKED_TREATMENTS = [...FLAGGED_TREATMENTS, 'only'] as const;

/** What a row of the answer is: the figures of a group, or one of the measurements that they are computed from. */
export const SHOWN = ['figures', 'tests'] as const;
/** Changes of a mean that a comparison can be cut to: those whose whole interval lies on one side of 0. */
export const SURE_CHANGES = ['worse', 'better'] as const;
/** One of `SURE_CHANGES`. */
export type SureChange = (typeof SURE_CHANGES)[number];

/** A question that is put together by clicks or words. Which measurements count means the same as in `Filter`. */
export interface ClickQuestion {
  readonly show: (typeof SHOWN)[number];
  /** One to four; order and threshold speak of the first. */
  readonly measures: readonly Measure[];
  /** None to two. */
  readonly groups: readonly Group[];
  readonly period: Period;
  /** The period compared with; null without a comparison. */
  readonly comparison: Base | Period | null;
  /** Only groups whose first measure, a mean, surely changed so; null for all. */
  readonly changed: SureChange | null;
  /** Edition and level of the group `area`. */
  readonly edition: string;
  readonly level: Level;
  readonly areas: Selection<AreaReference>;
  readonly operators: Selection<string>;
  readonly technologies: Selection<Technology>;
  readonly hours: HourRange | null;
  /** 1 is Monday, 7 Sunday; empty takes all. */
  readonly weekdays: readonly number[];
  readonly failed: FailedTreatment;
  readonly flagged: (typeof MARKED_TREATMENTS)[number];
  readonly threshold: Threshold | null;
  /** Groups of fewer measurements are left out; null leaves none out. */
  readonly minimumTests: number | null;
  readonly order: Order | null;
  /** How many rows at most; null for all. */
  readonly top: number | null;
}

/** Most measures and groups of a question. */
export const MOST_MEASURES = 4;
export const MOST_GROUPS = 2;
/** The technology that counts when none is chosen, as on every page. */
export const DEFAULT_TECHNOLOGY: Technology = '4G';

/** What is asked when nothing was chosen: the mean download of each area in the filter line's default period. */
export function defaultQuestion({ period, edition, level }: Vocabulary): ClickQuestion {
  return {
    show: 'figures',
    measures: [{ of: 'download', statistic: 'mean' }],
    groups: ['area'],
    period,
    comparison: null,
    changed: null,
    edition,
    level,
    areas: { only: [], except: [] },
    operators: { only: [], except: [] },
    technologies: { only: [DEFAULT_TECHNOLOGY], except: [] },
    hours: null,
    weekdays: [],
    failed: FAILED_TREATMENTS[0],
    flagged: FLAGGED_TREATMENTS[0],
    threshold: null,
    minimumTests: null,
    order: null,
    top: null,
  };
}

/** A measure as it is named in addresses: `download.mean`, `download.share_below.40`, `tests`. */
export function measureKey(measure: Measure): string {
  if (!('statistic' in measure)) return measure.of;
  const name = `${measure.of}.${measure.statistic}`;
  return 'limit' in measure ? `${name}.${measure.limit}` : name;
}

/** The measure of a name; the inverse of `measureKey`. Null for anything else. */
export function parseMeasure(key: string): Measure | null {
  const count = COUNTS.find((name) => name === key);
  if (count) return { of: count };
  const [, metric = '', name = '', limit] = /^(\w+)\.(\w+)(?:\.(\d{1,6}(?:\.\d{1,3})?))?$/.exec(key) ?? [];
  if (!Object.hasOwn(METRICS, metric)) return null;
  const of = metric as MetricName;
  const statistic = METRIC_STATISTICS.find((entry) => entry === name);
  if (statistic) return limit === undefined ? { of, statistic } : null;
  const share = SHARES.find((entry) => entry === name);
  return share && limit !== undefined ? { of, statistic: share, limit: Number(limit) } : null;
}

/** Is a higher value of the measure the better one? Null for counts of tests and devices, which are neither. */
export function betterOf(measure: Measure): 'higher' | 'lower' | null {
  if (!('statistic' in measure)) {
    return measure.of === 'tests' || measure.of === 'devices' ? null : 'lower';
  }
  const { better } = METRICS[measure.of];
  if (measure.statistic !== 'share_below' && measure.statistic !== 'share_at_most') return better;
  return better === 'higher' ? 'lower' : 'higher';
}

/** The same question with other rows: single measurements leave out what only figures have. */
export const shownAs = (question: ClickQuestion, show: ClickQuestion['show']): ClickQuestion =>
  show === 'figures'
    ? { ...question, show }
    : {
        ...question,
        ...{ show, comparison: null, changed: null, threshold: null, minimumTests: null },
        order: question.order?.by === 'value' ? question.order : null,
      };

/** Has the change of a measure an interval? That of a mean of all measurements has. */
export const hasSureChange = (measure: Measure): boolean =>
  'statistic' in measure && measure.statistic === 'mean';
