import { group, range } from 'd3';
import { MIN_DEVICES } from '#lib/domain/comparison/composition.ts';
import type { EvidenceGrade, GradesFile, Voter } from '#lib/domain/cases/verification/evidence-grade.ts';
import { registeredLooks, RETEST_MONTHS } from '#lib/domain/cases/verification/looks.ts';
import {
  ASSUMED_PROMISE,
  BANDS,
  type PlacePlan,
  type VerificationPlan,
  type VerificationRow,
} from '#lib/domain/cases/verification/verification-plan.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { designEffect, furtherForDecision, type MeasurementSpread } from '#lib/domain/quota.ts';
import { spreadOfVotes } from '../../statistics/quotas.ts';
import { collectVotes, voteOf, type Vote, type Votes } from './votes.ts';

/** What is agreed when the letter goes. */
export interface Agreed {
  readonly operator: string;
  readonly standard: string;
  /** kbit/s. */
  readonly limit: number;
  /** kbit/s; null where no speed was promised. */
  readonly promised: number | null;
  readonly places: readonly string[];
  /** Tests count from this day. */
  readonly countsFrom: LocalDate;
  readonly due: LocalDate;
  readonly retestMonths?: number;
}

/** Most tests that are asked for at one place; this program's own choice. */
const MOST_TESTS = 10_000;

/**
 * How will the promise be judged? From the frozen tests of the case: which hours are held fixed at which shares, and how many
 * tests by how many devices show the promised mean at the first look with 80% certainty: both that it is above the
 * limit, and above the mean before, whose own error counts. A faster network is taken to vary by the same share of its mean.
 * Speeds of a place with fewer than ten devices are taken to vary as those of all places of the case.
 */
export function planVerification(
  before: readonly VerificationRow[],
  agreed: Agreed,
  grades: GradesFile,
): VerificationPlan {
  const { operator, standard, limit, countsFrom, due } = agreed;
  const voters = Object.fromEntries(grades.grades.map(({ grade, voter }) => [grade, voter])) as Readonly<
    Record<EvidenceGrade, Voter>
  >;
  const rows = before.filter((row) => row.operator === operator && agreed.places.includes(row.place));
  const votesOf = (of: readonly VerificationRow[]) => collectVotes(of, voters, (band) => band ?? BANDS);
  const spreadOfAll = spreadOf(votesOf(rows));
  const byPlace = group(rows, ({ place }) => place);
  const promised = agreed.promised ?? Math.round(limit * ASSUMED_PROMISE);
  return {
    operator,
    standard,
    limit,
    statistic: 'mean',
    promised,
    isAssumed: agreed.promised === null,
    countsFrom,
    looks: registeredLooks(due, agreed.retestMonths ?? RETEST_MONTHS),
    places: agreed.places.map((place) =>
      planOf(place, votesOf(byPlace.get(place) ?? []), spreadOfAll, {
        ...{ limit, promised, minimums: grades.minimums },
      }),
    ),
    minimums: grades.minimums,
    voters,
    closing: grades.grades.filter(({ closes }) => closes).map(({ grade }) => grade),
  };
}

function planOf(
  place: string,
  votes: Votes,
  spreadOfAll: MeasurementSpread | null,
  aim: Pick<VerificationPlan, 'limit' | 'promised' | 'minimums'>,
): PlacePlan {
  const own = spreadOf(votes);
  const spread = own ?? spreadOfAll;
  const speeds = [...votes.votes.values()].map(voteOf);
  const beforeMean = speeds.length === 0 ? null : speeds.reduce((sum, kbps) => sum + kbps, 0) / speeds.length;
  const { devicesNeeded: forHours, ...hours } = hoursOf([...votes.votes.values()]);
  const needed =
    spread === null || beforeMean === null
      ? null
      : testsFor(spread, { ...aim, before: beforeMean, devices: speeds.length, forHours });
  return {
    place,
    beforeTests: votes.tests,
    beforeDevices: speeds.length,
    beforeMean,
    testsNeeded: needed,
    devicesNeeded: needed === null ? null : Math.ceil(needed / spread!.testsPerDevice - ROUNDING),
    designEffect: spread && designEffect(spread),
    spreadFrom: spread && (own ? 'place' : 'case'),
    ...hours,
  };
}

/** Of a quotient of whole numbers. */
const ROUNDING = 1e-9;

/** The fewest tests that show a promise against the limit and against the mean before; null when there are none such. */
function testsFor(
  spread: MeasurementSpread,
  aim: Pick<VerificationPlan, 'limit' | 'promised' | 'minimums'> & {
    readonly before: number;
    readonly devices: number;
    readonly forHours: number;
  },
): number | null {
  const { limit, promised, minimums, before, devices, forHours } = aim;
  if (promised <= limit || promised <= before) return null;
  const faster = {
    ...spread,
    mean: promised,
    variance: spread.variance * (promised / spread.mean) ** 2,
  };
  const variance = (spread.variance * (before / spread.mean) ** 2) / Math.max(1, devices);
  const needed = [
    furtherForDecision(NOTHING, faster, { limit, maxTests: MOST_TESTS }),
    furtherForDecision(NOTHING, faster, { limit: before, limitVariance: variance, maxTests: MOST_TESTS }),
  ];
  if (needed.includes(null)) return null;
  const forDevices = Math.ceil(Math.max(minimums.votes, forHours) * spread.testsPerDevice);
  return Math.max(minimums.tests, forDevices, ...(needed as number[]));
}

const NOTHING = { tests: 0, clusters: 0, squaredSizes: 0 };

function spreadOf({ votes, tests }: Votes): MeasurementSpread | null {
  const speeds = [...votes.values()].map(voteOf);
  return spreadOfVotes({
    devices: speeds.length,
    testsOfDevices: tests,
    voteSum: speeds.reduce((sum, kbps) => sum + kbps, 0),
    voteSquares: speeds.reduce((sum, kbps) => sum + BigInt(kbps) ** 2n, 0n),
  });
}

/** A group of bands holds at least this share of the votes; this program's own choice: with fewer, a few devices decide it. */
const LEAST_SHARE = 0.2;

/** So many devices are planned for in a group that `MIN_DEVICES` are there in nine of ten samples (Poisson). */
const PLANNED_IN_GROUP = 9;

/** The hours of a place: which bands are compared as one, and how many devices test in each of them often enough. */
type Hours = Pick<PlacePlan, 'bandGroups' | 'shares'> & { readonly devicesNeeded: number };

/**
 * Neighbouring bands are joined until each group has `MIN_DEVICES` devices before and `LEAST_SHARE` of the votes; a rest
 * that has fewer joins the group before it. Where most hours are unknown, none are held fixed.
 */
function hoursOf(votes: readonly Vote[]): Hours {
  const devicesIn = (bands: readonly number[]) =>
    votes.filter(({ byStratum }) => bands.some((band) => byStratum.has(band))).length;
  const [known, unknown] = [devicesIn(range(BANDS)), devicesIn([BANDS])];
  if (known <= unknown) return { bandGroups: [range(BANDS + 1)], shares: [1], devicesNeeded: 0 };
  const isEnough = (bands: readonly number[]) =>
    devicesIn(bands) >= Math.max(MIN_DEVICES, LEAST_SHARE * votesByBand(votes));
  const groups: number[][] = [[]];
  for (const band of range(BANDS)) {
    if (isEnough(groups.at(-1)!)) groups.push([]);
    groups.at(-1)!.push(band);
  }
  if (groups.length > 1 && !isEnough(groups.at(-1)!)) groups.push(groups.splice(-2).flat());
  const counts = groups.map(devicesIn);
  const total = counts.reduce((sum, count) => sum + count, unknown);
  const rarest = Math.min(...counts) / votes.length;
  return {
    bandGroups: groups,
    shares: counts.map((count) => count / total),
    devicesNeeded: groups.length === 1 ? 0 : Math.ceil(PLANNED_IN_GROUP / rarest),
  };
}

/** Votes of known hours, one in each band that a device tested in. */
const votesByBand = (votes: readonly Vote[]) =>
  votes.reduce((sum, { byStratum }) => sum + byStratum.size - Number(byStratum.has(BANDS)), 0);
