import type { Level } from '../../area.ts';
import type { Base } from '../../change.ts';
import type { FailedTreatment } from '../../filter.ts';
import type { MetricName } from '../../metric.ts';
import type { Period } from '../../period.ts';
import type { Technology } from '../../technology.ts';
import type {
  COUNTS,
  Group,
  HourRange,
  MARKED_TREATMENTS,
  METRIC_STATISTICS,
  Order,
  Relation,
  SureChange,
} from '../click-question.ts';
import type { ViewTab } from '../view-state.ts';
import type { AreaReference } from '../vocabulary.ts';

/** The unit written after a number. */
export type LimitUnit = 'Mbps' | 'ms' | '%' | 'tests' | 'devices';
/** An order by quality (slow is a low speed, but a high delay), or by the plain number. */
export type OrderWord = 'worst' | 'best' | 'lowest' | 'highest';
/** A period before another: named by the kind of the other. */
export type Earlier = 'month' | 'quarter' | 'report' | 'any';

/** What words say. The chip shown for them holds the same. */
export type Part =
  | { readonly kind: 'metric'; readonly metric: MetricName }
  | { readonly kind: 'statistic'; readonly statistic: (typeof METRIC_STATISTICS)[number] }
  | { readonly kind: 'share' }
  | { readonly kind: 'count'; readonly count: (typeof COUNTS)[number] }
  | { readonly kind: 'group'; readonly group: Group; readonly level: Level | null }
  | { readonly kind: 'whole' }
  | { readonly kind: 'edition'; readonly edition: string }
  | { readonly kind: 'area'; readonly area: AreaReference }
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'technology'; readonly technology: Technology | 'all' }
  | { readonly kind: 'period'; readonly period: Period; readonly yearAssumed: boolean }
  | { readonly kind: 'compare'; readonly base: Period; readonly yearAssumed: boolean }
  | { readonly kind: 'compare_base'; readonly base: Base; readonly earlier: Earlier }
  | { readonly kind: 'hours'; readonly hours: HourRange }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'flagged'; readonly flagged: (typeof MARKED_TREATMENTS)[number] }
  | { readonly kind: 'failed'; readonly failed: FailedTreatment }
  | { readonly kind: 'limit'; readonly is: Relation; readonly value: number; readonly unit: LimitUnit | null }
  | { readonly kind: 'order'; readonly order: OrderWord }
  | {
      readonly kind: 'order_count';
      readonly count: (typeof COUNTS)[number];
      readonly direction: Order['direction'];
    }
  | { readonly kind: 'order_change'; readonly change: OrderWord }
  | { readonly kind: 'top'; readonly top: number }
  /** How many areas of a level are named after it. */
  | { readonly kind: 'counted'; readonly count: number; readonly level: Level }
  /** Single measurements instead of figures; `spread`: to be drawn as a histogram. */
  | { readonly kind: 'tests'; readonly spread: boolean }
  /** Only what surely changed so. */
  | { readonly kind: 'changed'; readonly changed: SureChange }
  /** How the answer is looked at. */
  | { readonly kind: 'view'; readonly tab: ViewTab }
  /** Operators or technologies beside each other. */
  | { readonly kind: 'contrast' }
  | { readonly kind: 'not' }
  /** A "không" that may leave out what follows, or not: neither is taken. */
  | { readonly kind: 'unclear_not' }
  | { readonly kind: 'and' }
  | { readonly kind: 'or' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'filler' };

/** Words of a phrase or rule: how many tokens, and what they say. */
export interface Match {
  readonly tokens: number;
  readonly part: Part;
}

/** A phrase of the language, or a name. */
export interface Phrase {
  /** As it is written. */
  readonly text: string;
  readonly part: Part;
  /** Understood only after a group and "và" or a comma. */
  readonly afterGroup: boolean;
}
