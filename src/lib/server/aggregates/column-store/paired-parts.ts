import { ascending, union } from 'd3';
import { PERIOD_SUMS, PRODUCTS, type PeriodSums, type Products } from '../period-sums.ts';
import type { WholeNumber } from '../cluster-sums.sql.ts';

import { groupName, type GroupName, type Groups } from '../groups.ts';
import { bitsIn } from './coverage.ts';
import { addWholeNumbers } from './whole-numbers.ts';

/** What some clusters of a group add to its `PairedPeriods`. */
export interface PairedPart extends Pick<PairedPeriods, 'now' | 'base' | 'products' | 'sharedClusters'> {
  readonly group: number;
  /** By columns of the base: bit b is set when there is a test that counts on their bth day. */
  readonly baseDays: Uint32Array;
}

/** All clusters together: every cluster is in one of the parts. In the order of `Groups`. */
export function addParts(
  parts: readonly (readonly PairedPart[])[],
  groups: Groups,
): readonly PairedPeriods[] {
  const byGroup = parts.map((part) => new Map(part.map((entry) => [entry.group, entry])));
  const found = [...union(...byGroup.map((entries) => entries.keys()))].sort(ascending);
  return found.map((group) => {
    const [first, ...others] = byGroup.flatMap((entries) => entries.get(group) ?? []);
    const { now, base, products, sharedClusters, baseDays } = others.reduce(mergeParts, first!);
    const days = baseDays.reduce((sum, set) => sum + bitsIn(set), 0);
    return { ...groupName(groups, group), now, base, products, sharedClusters, baseDays: days };
  });
}

function mergeParts(one: PairedPart, other: PairedPart): PairedPart {
  return {
    group: one.group,
    now: addSums(PERIOD_SUMS, one.now, other.now),
    base: addSums(PERIOD_SUMS, one.base, other.base),
    products: addSums(PRODUCTS, one.products, other.products),
    sharedClusters: one.sharedClusters + other.sharedClusters,
    baseDays: one.baseDays.map((set, i) => set | other.baseDays[i]!),
  };
}

/** Each of the sums named, of both together. */
const addSums = <Sums extends PeriodSums | Products>(
  names: readonly (keyof Sums)[],
  one: Sums,
  other: Sums,
) =>
  Object.fromEntries(
    names.map((name) => [name, addWholeNumbers(one[name] as WholeNumber, other[name] as WholeNumber)]),
  ) as Sums;

/** Sums of a unit's tests, or an operator's in it, now and in a base period, and what pairs their clusters. */
export interface PairedPeriods extends GroupName {
  readonly now: PeriodSums;
  readonly base: PeriodSums;
  readonly products: Products;
  readonly sharedClusters: number;
  /** Days of the base with tests that count. */
  readonly baseDays: number;
}
