import { group, range } from 'd3';
import {
  conclusionOf,
  levelToLimit,
  type ComparedSide,
  type ComparisonNote,
  type PlaceComparison,
} from '#lib/domain/cases/operator-tests/comparison.ts';
import type { EvidenceGrade, Voter } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { VerificationMinimums } from '#lib/domain/cases/verification/evidence-grade.ts';
import { BANDS } from '#lib/domain/cases/verification/verification-plan.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { compareMeans } from '../../aggregates/mean-difference.ts';
import { independentMeanInterval } from '../../aggregates/mean-interval.ts';
import { pairedVoteSums } from '../verification/vote-sums.ts';
import { collectVotes, voteOf, type Votes } from '../verification/votes.ts';
import type { ComparedRow } from './compared-row.sql.ts';

/** By which rules the two sides are compared: those of the case, and the minimums of evidence. */
export interface ComparisonRules {
  readonly filter: Pick<Filter, 'failedTests' | 'flagged'>;
  /** kbit/s. */
  readonly limit: number;
  /** The dates of the case, `to` excluded. */
  readonly dates: { readonly from: LocalDate; readonly to: LocalDate };
  readonly minimums: VerificationMinimums;
}

/**
 * How do an operator's own tests compare with those that a case froze, place by place? Both sides are counted by the
 * case's rules on failed and marked tests. A citizen's device has one vote; an operator's instrument goes from place to
 * place, so that a device has one at each place and day. Where no test of a side names its device, a site and day has
 * one. This program's own choice.
 */
export function compareTests(
  citizens: readonly ComparedRow[],
  operator: readonly ComparedRow[],
  places: readonly number[],
  rules: ComparisonRules,
): readonly PlaceComparison[] {
  const [ours, theirs] = [citizens, operator].map((rows) => group(rows, ({ place }) => place));
  return places.map((place) => {
    const [frozen, sent] = [ours!.get(place) ?? [], theirs!.get(place) ?? []];
    return { place, ...comparePlace(frozen, sent, rules) };
  });
}

function comparePlace(
  frozen: readonly ComparedRow[],
  sent: readonly ComparedRow[],
  rules: ComparisonRules,
): Omit<PlaceComparison, 'place'> {
  const { minimums, limit } = rules;
  const [base, now] = [votesOf(frozen, 'citizens', rules), votesOf(sent, 'measured', rules)];
  const [citizens, operator] = [sideOf(frozen, base, rules), sideOf(sent, now, rules)];
  const { difference, lower, upper } = compareMeans(pairedVoteSums(base, now));
  const isEnough =
    base.votes.size >= minimums.votes &&
    now.tests >= minimums.tests &&
    now.votes.size >= minimums.votes &&
    now.days >= minimums.days;
  return {
    citizens,
    operator,
    difference: { difference, lower, upper },
    conclusion: conclusionOf({ difference, lower, upper }, { tests: sent.length, isEnough }),
    level: levelToLimit(operator, limit),
    notes: notesOf(citizens, operator, sent, rules),
  };
}

/** `measured`: an instrument that goes from place to place. */
const VOTERS: Readonly<Record<EvidenceGrade, Voter>> = {
  citizens: 'device',
  protocol: 'device',
  measured: 'device_place_day',
};

function votesOf(
  rows: readonly ComparedRow[],
  grade: EvidenceGrade,
  { filter }: Pick<ComparisonRules, 'filter'>,
): Votes {
  const counted = rows.filter((row) => isCounted(row, filter));
  const areNamed = counted.some(({ device }) => device !== null);
  const voters = counted.map(({ device, site, place, day, band, kbps }) => ({
    device: areNamed ? device : `${site} ${day}`,
    ...{ place: String(place), day, band, kbps, operator: '', grade },
  }));
  return collectVotes(voters, VOTERS, () => 0);
}

const isCounted = ({ kbps, marked }: ComparedRow, { failedTests, flagged }: ComparisonRules['filter']) =>
  (kbps > 0 || failedTests === 'as_zero') && !(marked && flagged === 'excluded');

function sideOf(
  rows: readonly ComparedRow[],
  { votes }: Votes,
  { filter }: Pick<ComparisonRules, 'filter'>,
): ComparedSide {
  const known = new Set(
    rows.flatMap((row) => (row.device !== null && isCounted(row, filter) ? [row.device] : [])),
  );
  const days = rows.map(({ day }) => day).sort();
  const speeds = [...votes.values()].map((vote) => BigInt(voteOf(vote)));
  const powers = { x: 0n, xx: 0n, xxx: 0n };
  for (const speed of speeds) {
    powers.x += speed;
    powers.xx += speed ** 2n;
    powers.xxx += speed ** 3n;
  }
  return {
    tests: rows.length,
    failed: rows.filter(({ kbps }) => kbps === 0).length,
    marked: rows.filter(({ marked }) => marked).length,
    devices: known.size === 0 ? null : known.size,
    votes: votes.size,
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    bands: range(BANDS).filter((band) => rows.some((row) => row.band === band)),
    ...independentMeanInterval({ count: speeds.length, ...powers }),
  };
}

function notesOf(
  citizens: ComparedSide,
  operator: ComparedSide,
  sent: readonly ComparedRow[],
  { dates }: ComparisonRules,
): readonly ComparisonNote[] {
  if (sent.length === 0) return [];
  const notes: readonly (readonly [ComparisonNote, boolean])[] = [
    ['other_dates', sent.every(({ day }) => day < dates.from || day >= dates.to)],
    ['fewer_hours', citizens.bands.some((band) => !operator.bands.includes(band))],
    ['no_devices', operator.devices === null],
  ];
  return notes.flatMap(([note, holds]) => (holds ? [note] : []));
}
