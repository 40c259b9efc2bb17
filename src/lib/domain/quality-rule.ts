import type { Technology } from './technology.ts';

/**
 * Which measurements are doubtful or impossible? A `reject` rule rejects the row, with a rejection of the same code;
 * a `flag` rule accepts it with a mark that a filter can exclude. A mark's `bit` is stored: it never changes, and the
 * bit of a removed rule is never reused: bit 6 was `plan_cap`. Rules over the `file` look at all rows of one file together. Sentences and
 * examples: `lib/messages/quality-rules.ts`.
 */
export const QUALITY_RULES = [
  { code: 'outside_province', action: 'flag', bit: 0, over: 'row' },
  { code: 'speed_impossible', action: 'flag', bit: 1, over: 'row' },
  { code: 'latency_zero', action: 'flag', bit: 2, over: 'row' },
  { code: 'before_i_speed', action: 'flag', bit: 3, over: 'row' },
  { code: 'position_shared', action: 'flag', bit: 4, over: 'file' },
  { code: 'device_busy', action: 'flag', bit: 5, over: 'file' },
  { code: 'wifi_named_mobile', action: 'flag', bit: 7, over: 'row' },
  { code: 'date_in_future', action: 'reject', bit: null, over: 'row' },
  { code: 'date_too_early', action: 'reject', bit: null, over: 'row' },
  { code: 'null_island', action: 'reject', bit: null, over: 'row' },
] as const;

/** One of `QUALITY_RULES`. */
export type QualityRule = (typeof QUALITY_RULES)[number];
/** Code of a quality rule. */
export type RuleCode = QualityRule['code'];
/** Rules that accept a row with a mark. */
export type FlagRule = Extract<QualityRule, { action: 'flag' }>;
/** Rules that reject a row. */
export type RejectRule = Extract<QualityRule, { action: 'reject' }>;

/** The rules that flag, in registry order. */
export const FLAG_RULES: readonly FlagRule[] = QUALITY_RULES.filter((rule) => rule.action === 'flag');
/** The rules that reject, in registry order. */
export const REJECT_RULES: readonly RejectRule[] = QUALITY_RULES.filter((rule) => rule.action === 'reject');

/** The rule of a code; null when there is none. */
export function ruleOf(code: string): QualityRule | null {
  return QUALITY_RULES.find((rule) => rule.code === code) ?? null;
}

/** The mark of a flag rule: 2 to the power of its bit. */
export const markOf = (rule: FlagRule): number => 2 ** rule.bit;

/** The rules whose bits are set in a stored number, in registry order. */
export function rulesMarked(flags: number): readonly FlagRule[] {
  return FLAG_RULES.filter((rule) => Math.floor(flags / markOf(rule)) % 2 === 1);
}

/**
 * No handset reaches these, in kbit/s: the top of the fastest category sold, with carrier aggregation.
 * 2G: EDGE Evolution 1 Mbit/s; 3G: DC-HSPA+ 42.2 down, HSUPA category 9 23 up; 4G: LTE category 18 down
 * 1.2 Gbit/s, category 18 up 211 (3GPP TS 36.306); 5G below 6 GHz: two 100 MHz carriers, some 5 Gbit/s down,
 * 1.25 up. Wi-Fi and fixed lines have the limit of every speed (`src/lib/server/ingest/read/limits.ts`).
 */
export const SPEED_LIMITS_KBPS: Partial<
  Readonly<Record<Technology, { readonly download: number; readonly upload: number }>>
> = {
  '2G': { download: 1_000, upload: 1_000 },
  '3G': { download: 42_200, upload: 23_000 },
  '4G': { download: 1_200_000, upload: 211_000 },
  '5G': { download: 5_000_000, upload: 1_250_000 },
};

/** First date of an i-Speed measurement: the service began in 2019. Files of other tests may be older. */
export const I_SPEED_BEGAN_ON = '2019-01-01';

/**
 * From this many measurements of one file at exactly one position, the position is taken as artificial: a base
 * station, a district's centre, a default.
 */
export const SHARED_POSITION_MEASUREMENTS = 1_000;

/** From this many measurements on one day, a device is taken as a machine: at half a minute each, 100 minutes. */
export const BUSY_DEVICE_MEASUREMENTS = 200;

/** Positions within this many degrees of 0, 0 (some 11 km of open sea) are defaults of devices without a position. */
export const NULL_ISLAND_DEGREES = 0.1;

/** How many rows of one batch did a rule apply to? */
export interface RuleCount {
  readonly code: RuleCode;
  /** `off`: switched off for this batch; rows it would apply to are still counted where known. */
  readonly action: 'reject' | 'flag' | 'off';
  readonly rows: number;
  /** The first such rows. `value` is the value the rule tests, as its sentence expects it. */
  readonly examples: readonly { readonly rowNumber: number; readonly value: string | null }[];
}
