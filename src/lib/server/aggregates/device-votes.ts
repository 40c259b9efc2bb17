import type { DeviceVotesRow } from './device-votes.sql.ts';
import { largestOf, smallestOf } from './column-store/extremes.ts';
import { addedPowers } from './column-store/group-powers.ts';
import { NO_INGREDIENTS, type MeanIngredients, type ValueSums } from './mean-interval.ts';
import { addSums } from './period-sums.ts';

/**
 * The votes of a group's known devices: a device's vote is the mean of its measurements, rounded to whole kbit/s. Sums
 * of the votes, of their squares and cubes.
 */
export interface DeviceVotes {
  /** Of the measurements that count. */
  readonly all: ValueSums;
  /** Of those without marks. */
  readonly unflagged: ValueSums;
  /** Failed measurements count as zeros. */
  readonly withFailed: ValueSums;
  /** The mean of a device's measurements at one place on one day counts as one measurement. */
  readonly placeDays: MeanIngredients;
  /** The smallest and the largest votes, kbit/s, the most extreme first. */
  readonly slowest: readonly number[];
  readonly fastest: readonly number[];
  /** Most tests per person stated for a measurement without a device; see `NOT_STATED`, 0 when all have one. */
  readonly stated: number;
}

/** The votes of a group from their row. */
export function votesOf(row: DeviceVotesRow): DeviceVotes {
  const powers = (name: 'all' | 'unflagged' | 'failed') => ({
    count: Number(row[`${name}Count`] ?? 0),
    x: BigInt(row[`${name}X`] ?? 0),
    xx: BigInt(row[`${name}Xx`] ?? 0),
    xxx: BigInt(row[`${name}Xxx`] ?? 0),
  });
  return {
    all: powers('all'),
    unflagged: powers('unflagged'),
    withFailed: powers('failed'),
    placeDays: Object.fromEntries(
      PLACE_DAY_SUMS.map((name) => [name, row[name] ?? 0]),
    ) as unknown as MeanIngredients,
    slowest: row.slowest ?? [],
    fastest: row.fastest ?? [],
    stated: row.stated,
  };
}

/** Adds the votes of other devices in the same group. */
export const addVotes = (one: DeviceVotes, other: DeviceVotes): DeviceVotes => ({
  all: addedPowers(one.all, other.all),
  unflagged: addedPowers(one.unflagged, other.unflagged),
  withFailed: addedPowers(one.withFailed, other.withFailed),
  placeDays: addSums(PLACE_DAY_SUMS, one.placeDays, other.placeDays),
  slowest: smallestOf([...one.slowest, ...other.slowest]),
  fastest: largestOf([...one.fastest, ...other.fastest]),
  stated: Math.max(one.stated, other.stated),
});

const PLACE_DAY_SUMS = Object.keys(NO_INGREDIENTS) as (keyof MeanIngredients)[];
