import type { CountingWay } from './counting-way.ts';
import { widening } from './design-effect.ts';
import type { DecidingMean } from '../standard.ts';
import { judge, type Verdict, type VerdictReason } from '../verdict.ts';

/**
 * What decided: one vote for each device, every measurement, or every measurement with an interval widened for unknown
 * devices (see `widening`).
 */
export const DECIDED_BY = ['device', 'measurement', 'widened'] as const;
/** One of `DECIDED_BY`. */
export type DecidedBy = (typeof DECIDED_BY)[number];

/** What a verdict is decided by, with its 95% interval: kbit/s, or a share; bounds null when none can be stated. */
export interface Decision {
  readonly decidedBy: DecidedBy | null;
  readonly deciding: number | null;
  readonly decidingLower: number | null;
  readonly decidingUpper: number | null;
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  /** Ways of counting that decide the opposite. */
  readonly opposedBy: readonly CountingWay[];
  /** The fewest devices without which the verdict would be another; 0 when it does not hang on a few. */
  readonly hingeDevices: number;
}

/** What a decision is made from: figures as in `SpeedFigures`, and what other ways of counting decide. */
export interface Decidable {
  readonly tests: number;
  readonly failedTests: number;
  readonly testsWithoutDevice: number;
  readonly devices: number;
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly downloadKbpsDeviceMean: number | null;
  readonly downloadKbpsDeviceMeanLower: number | null;
  readonly downloadKbpsDeviceMeanUpper: number | null;
  readonly shareAtLimit: number | null;
  readonly shareAtLimitLower: number | null;
  readonly shareAtLimitUpper: number | null;
  /**
   * Most tests per person stated for measurements without a device; null when nobody stated it for all of them, or
   * more than `MOST_STATED`.
   */
  readonly testsPerPerson: number | null;
  /** The ways of counting that find the limit met, and not met. */
  readonly metBy: readonly CountingWay[];
  readonly notMetBy: readonly CountingWay[];
  readonly hingeDevices: number;
}

/** The limit in kbit/s, which mean decides, and the fewest measurements and devices for a verdict. */
export interface DecisionRule {
  readonly limit: number;
  readonly decidingMean: DecidingMean;
  readonly minimumTests: number;
  readonly minimumDevices: number;
}

/** The decision on an area without measurements. */
export const UNDECIDABLE: Decision = {
  decidedBy: null,
  deciding: null,
  decidingLower: null,
  decidingUpper: null,
  verdict: 'untested',
  reason: null,
  opposedBy: [],
  hingeDevices: 0,
};

/**
 * Does the mean meet the limit? Decided by the whole interval of the mean that decides (`decidingInterval`), where there
 * are enough measurements and devices, and no other way of counting decides the opposite.
 */
export function decide(figures: Decidable, rule: DecisionRule): Decision {
  const decision = byInterval(figures, decidingInterval(figures, rule.decidingMean), rule, rule.limit);
  if (decision.decidedBy === 'widened' || decision.reason !== null) return decision;
  const opposedBy = opposing(decision.verdict, figures);
  if (opposedBy.length > 0)
    return { ...decision, verdict: 'undecided', reason: 'depends_on_counting', opposedBy };
  return { ...decision, hingeDevices: decision.decidedBy === 'device' ? figures.hingeDevices : 0 };
}

/**
 * Is the share of measurements at or above the limit large enough? By the interval of the share of all measurements,
 * widened for unknown devices as a mean's is.
 */
export function decideShare(
  figures: Decidable,
  rule: Omit<DecisionRule, 'limit' | 'decidingMean'> & { readonly share: number },
): Decision {
  const of = {
    value: figures.shareAtLimit,
    lower: figures.shareAtLimitLower,
    upper: figures.shareAtLimitUpper,
  };
  return byInterval(figures, allMeasurements(figures, of), rule, rule.share);
}

/** The decision by an interval alone, where there are enough measurements and people. */
function byInterval(
  { tests, failedTests }: Decidable,
  { decidedBy, value, lower, upper, people }: DecidingInterval,
  { minimumTests, minimumDevices }: Pick<DecisionRule, 'minimumTests' | 'minimumDevices'>,
  limit: number,
): Decision {
  if (tests === 0) return { ...UNDECIDABLE, verdict: failedTests > 0 ? 'too_few' : 'untested' };
  const decision = (verdict: Verdict, reason: VerdictReason | null): Decision => ({
    decidedBy,
    deciding: value,
    decidingLower: lower,
    decidingUpper: upper,
    verdict,
    reason,
    opposedBy: UNDECIDABLE.opposedBy,
    hingeDevices: 0,
  });
  if (tests < minimumTests) return decision('too_few', 'few_tests');
  if (decidedBy === null) return decision('undecided', 'no_device_ids');
  if (people < minimumDevices || lower === null) return decision('too_few', 'few_devices');
  return decision(judge({ tests, lower, upper }, limit, minimumTests), null);
}

function opposing(verdict: Verdict, { metBy, notMetBy }: Decidable): readonly CountingWay[] {
  if (verdict === 'met') return notMetBy;
  return verdict === 'not_met' ? metBy : [];
}

/** A statistic with its 95% interval. */
interface Estimated {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

interface DecidingInterval extends Estimated {
  readonly decidedBy: DecidedBy | null;
  /** People behind it: known devices, and those estimated from what was stated. */
  readonly people: number;
}

/** Which interval decides? One vote per device where most measurements have one, else that of all measurements. */
function decidingInterval(of: Decidable, decidingMean: DecidingMean): DecidingInterval {
  if (decidingMean === 'device' && 2 * of.testsWithoutDevice <= of.tests)
    return {
      decidedBy: 'device',
      value: of.downloadKbpsDeviceMean,
      lower: of.downloadKbpsDeviceMeanLower,
      upper: of.downloadKbpsDeviceMeanUpper,
      people: of.devices,
    };
  return allMeasurements(of, {
    value: of.downloadKbpsMean,
    lower: of.downloadKbpsMeanLower,
    upper: of.downloadKbpsMeanUpper,
  });
}

/**
 * Up to this share of measurements without a device each of their spots and days counts as one more device; they are
 * too few to make the interval of all measurements too narrow (this program's own choice).
 */
const FEW_WITHOUT_DEVICE = 0.1;

/**
 * The interval of all measurements. Many unknown devices make it too narrow: it is widened as for the tests per person that
 * were stated, and cannot decide where nobody stated them or too many were.
 */
function allMeasurements(
  { tests, testsWithoutDevice, devices, testsPerPerson }: Decidable,
  { value, lower, upper }: Estimated,
): DecidingInterval {
  if (testsWithoutDevice <= FEW_WITHOUT_DEVICE * tests)
    return { decidedBy: 'measurement', value, lower, upper, people: devices };
  if (testsPerPerson === null) return { decidedBy: null, value, lower: null, upper: null, people: devices };
  const factor = widening(testsPerPerson);
  const isKnown = value !== null && lower !== null && upper !== null;
  return {
    decidedBy: 'widened',
    value,
    lower: isKnown ? value - factor * (value - lower) : null,
    upper: isKnown ? value + factor * (upper - value) : null,
    people: devices + testsWithoutDevice / testsPerPerson,
  };
}
