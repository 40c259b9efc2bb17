import { group } from 'd3';
import {
  closeOutcome,
  outcomeOfPlaces,
  type PlaceFinding,
  type Shortage,
  type Verification,
  type VerificationOutcome,
} from '#lib/domain/cases/verification/outcome.ts';
import {
  BANDS,
  type PlacePlan,
  type VerificationPlan,
  type VerificationRow,
} from '#lib/domain/cases/verification/verification-plan.ts';
import { compareMeans } from '../../aggregates/mean-difference.ts';
import { standardisedDifference, standardisedMean } from '../../aggregates/standardised-difference.ts';
import { wideningTo } from '../../aggregates/student-quantile.ts';
import { pairedVoteSums, strataVoteSums } from './vote-sums.ts';
import { collectVotes, type Votes } from './votes.ts';

/**
 * What does a registered look find? `before`: the frozen tests of the case; `after`: tests of any later day. Only those of the
 * plan's operator, places and dates count, each device has one vote at a place, and hours are held at the shares of the plan.
 * First by the tests whose grade may close a case, then by all: see `closeOutcome`.
 */
export function verify(
  before: readonly VerificationRow[],
  after: readonly VerificationRow[],
  plan: VerificationPlan,
  look: number,
): Verification {
  const until = plan.looks[look]!.on;
  const counted = after.filter(
    ({ operator, day }) => operator === plan.operator && plan.countsFrom <= day && day < until,
  );
  const frozen = group(
    before.filter(({ operator }) => operator === plan.operator),
    ({ place }) => place,
  );
  const judgeBy = (rows: readonly VerificationRow[]) => {
    const byPlace = group(rows, ({ place }) => place);
    return plan.places.map((place) =>
      judgePlace(frozen.get(place.place) ?? [], byPlace.get(place.place) ?? [], { plan, place, look }),
    );
  };
  const mayClose = counted.filter(({ grade }) => plan.closing.includes(grade));
  const closing = judgeBy(mayClose);
  const all = mayClose.length === counted.length ? closing : judgeBy(counted);
  const outcomeOf = (findings: readonly PlaceFinding[]) =>
    outcomeOfPlaces(findings.map(({ outcome }) => outcome));
  return { look, ...closeOutcome(outcomeOf(closing), outcomeOf(all)), closing, all };
}

interface Registered {
  readonly plan: VerificationPlan;
  readonly place: PlacePlan;
  readonly look: number;
}

function judgePlace(
  before: readonly VerificationRow[],
  after: readonly VerificationRow[],
  registered: Registered,
): PlaceFinding {
  const { plan, place, look } = registered;
  const { bandGroups, shares } = place;
  const stratumOfBand = Array.from({ length: BANDS + 1 }, (_, band) => {
    const found = bandGroups.findIndex((bands) => bands.includes(band));
    return found < 0 ? bandGroups.length : found;
  });
  const stratumOf = (band: number | null) => stratumOfBand[band ?? BANDS]!;
  const [base, now] = [before, after].map((rows) => collectVotes(rows, plan.voters, stratumOf)) as [
    Votes,
    Votes,
  ];
  const plain = compareMeans(pairedVoteSums(base, now));
  const strata = strataVoteSums(base, now, bandGroups.length + 1);
  const fixed = [...shares, 1 - shares.reduce((sum, share) => sum + share, 0)];
  const devices = Math.min(base.votes.size, now.votes.size);
  const { error } = plan.looks[look]!;
  const widened = <Bounds extends { readonly lower: number | null; readonly upper: number | null }>(
    bounds: Bounds,
    value: number | null,
    errorPerSide: number,
  ): Bounds => widen(bounds, value, devices < 2 ? 1 : wideningTo(errorPerSide, devices - 1));
  const difference = standardisedDifference(strata, plain, fixed);
  const level = standardisedMean(strata, plain, fixed);
  const asked = widened(difference, difference.difference, error);
  const level95 = widened(level, level.mean, error);
  const forWorse = widened(difference, difference.difference, error / plan.places.length);
  const found = {
    place: place.place,
    tests: now.tests,
    votes: now.votes.size,
    days: now.days,
    withoutDevice: now.withoutDevice,
    difference: { difference: asked.difference, lower: asked.lower, upper: asked.upper },
    after: level95,
  };
  return {
    ...found,
    ...outcomeAt(found, { ...registered, worseBelow: forWorse.upper, beforeVotes: base.votes.size }),
  };
}

function outcomeAt(
  { tests, votes, days, difference, after }: Omit<PlaceFinding, 'outcome' | 'shortage'>,
  {
    plan,
    place,
    worseBelow,
    beforeVotes,
  }: Registered & { readonly worseBelow: number | null; readonly beforeVotes: number },
): { readonly outcome: VerificationOutcome; readonly shortage: Shortage | null } {
  const tooFew = (shortage: Shortage) => ({ outcome: 'too_few' as const, shortage });
  const { minimums, limit } = plan;
  if (beforeVotes < 2) return tooFew('before');
  if (tests < minimums.tests) return tooFew('tests');
  if (votes < minimums.votes) return tooFew('votes');
  if (days < minimums.days) return tooFew('days');
  if (difference.lower === null || after.lower === null || after.upper === null) return tooFew('hours');
  if (difference.lower > 0 && after.lower >= limit) return { outcome: 'met', shortage: null };
  if (worseBelow !== null && worseBelow < 0) return { outcome: 'worse', shortage: null };
  const asMany =
    place.testsNeeded !== null &&
    place.devicesNeeded !== null &&
    tests >= place.testsNeeded &&
    votes >= place.devicesNeeded;
  if (asMany || after.upper < limit) return { outcome: 'not_met', shortage: null };
  return tooFew('plan');
}

/** Bounds so many times as far from the value. */
function widen<Bounds extends { readonly lower: number | null; readonly upper: number | null }>(
  bounds: Bounds,
  value: number | null,
  factor: number,
): Bounds {
  const { lower, upper } = bounds;
  if (value === null || lower === null || upper === null) return bounds;
  return { ...bounds, lower: value - factor * (value - lower), upper: value + factor * (upper - value) };
}
