import { ascending, union } from 'd3';
import { PERIOD_SUMS, PRODUCTS, type PeriodSums, type Products } from '../period-sums.ts';
import type { WholeNumber } from '../cluster-sums.sql.ts';
import { addStrata, type StrataSums } from '../strata-sums.ts';
import { groupName, type GroupName, type Groups } from '../groups.ts';
import { bitsIn } from './coverage.ts';
import { strataByGroup, type StrataTable } from './strata-table.ts';
import { addWholeNumbers } from './whole-numbers.ts';

/** What a part of the clusters contributes to two periods. */
export interface PairedPart {
  readonly groups: readonly GroupPart[];
  /** Of the areas. */
  readonly operators: StrataTable;
  /** Of all groups. */
  readonly hours: StrataTable;
}

/** The contribution of some of a group's clusters to its `PairedPeriods`. */
export interface GroupPart extends Pick<PairedPeriods, 'now' | 'base' | 'products' | 'sharedClusters'> {
  readonly group: number;
  /** By partition of the base: bit b is set when a measurement counts on its bth day. */
  readonly baseDays: Uint32Array;
}

/** Merges parts that partition the clusters. Ordered as in `Groups`. */
export function addParts(parts: readonly PairedPart[], groups: Groups): readonly PairedPeriods[] {
  const byGroup = parts.map((part) => new Map(part.groups.map((entry) => [entry.group, entry])));
  const operators = parts.map((part) => strataByGroup(part.operators));
  const hours = parts.map((part) => strataByGroup(part.hours));
  const found = [...union(...byGroup.map((entries) => entries.keys()))].sort(ascending);
  return found.map((group) => {
    const [first, ...others] = byGroup.flatMap((entries) => entries.get(group) ?? []);
    const { now, base, products, sharedClusters, baseDays } = others.reduce(mergeParts, first!);
    const days = baseDays.reduce((sum, set) => sum + bitsIn(set), 0);
    const strata = { operators: strataIn(operators, group), hours: strataIn(hours, group)! };
    return { ...groupName(groups, group), now, base, products, sharedClusters, baseDays: days, strata };
  });
}

/** The strata of a group, added up; null when no part has any. */
function strataIn(parts: readonly ReadonlyMap<number, StrataSums>[], group: number): StrataSums | null {
  const [first = null, ...others] = parts.flatMap((sums) => sums.get(group) ?? []);
  return first && others.reduce(addStrata, first);
}

function mergeParts(one: GroupPart, other: GroupPart): GroupPart {
  return {
    group: one.group,
    now: addSums(PERIOD_SUMS, one.now, other.now),
    base: addSums(PERIOD_SUMS, one.base, other.base),
    products: addSums(PRODUCTS, one.products, other.products),
    sharedClusters: one.sharedClusters + other.sharedClusters,
    baseDays: one.baseDays.map((set, i) => set | other.baseDays[i]!),
  };
}

/** Adds the named fields of two records of sums. */
const addSums = <Sums extends PeriodSums | Products>(
  names: readonly (keyof Sums)[],
  one: Sums,
  other: Sums,
) =>
  Object.fromEntries(
    names.map((name) => [name, addWholeNumbers(one[name] as WholeNumber, other[name] as WholeNumber)]),
  ) as Sums;

/** The sums of an area, or of an operator in it, now and in a base period, and those of shared clusters. */
export interface PairedPeriods extends GroupName {
  readonly now: PeriodSums;
  readonly base: PeriodSums;
  readonly products: Products;
  readonly sharedClusters: number;
  /** Days of the base with measurements that count. */
  readonly baseDays: number;
  readonly strata: PairedStrata;
}

/** The same sums by operator, of an area only, and by band of the day; the last stratum of each is of unknown ones. */
export interface PairedStrata {
  readonly operators: StrataSums | null;
  readonly hours: StrataSums;
}
