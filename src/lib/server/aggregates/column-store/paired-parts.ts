import { ascending, union } from 'd3';
import { addSums, PERIOD_SUMS, PRODUCTS, type PeriodSums, type Products } from '../period-sums.ts';
import { addStrata, type StrataSums } from '../strata-sums.ts';
import { groupName, type GroupName, type Groups } from '../groups.ts';
import { bitsIn } from './coverage.ts';
import { strataByGroup, type StrataTable } from './strata-table.ts';

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
    const { now, base, products, sharedClusters, baseDays } = mergedPart(byGroup, group);
    let days = 0;
    for (const set of baseDays) days += bitsIn(set);
    const strata = { operators: strataIn(operators, group), hours: strataIn(hours, group)! };
    const { code, operator, whole } = groupName(groups, group);
    return { code, operator, whole, now, base, products, sharedClusters, baseDays: days, strata };
  });
}

/** What all parts together contribute to a group that at least one of them has. */
function mergedPart(parts: readonly ReadonlyMap<number, GroupPart>[], group: number): GroupPart {
  let merged: GroupPart | undefined;
  for (const part of parts) {
    const other = part.get(group);
    if (other) merged = merged ? mergeParts(merged, other) : other;
  }
  return merged!;
}

/** The strata of a group, added up; null when no part has any. */
function strataIn(parts: readonly ReadonlyMap<number, StrataSums>[], group: number): StrataSums | null {
  let merged: StrataSums | null = null;
  for (const part of parts) {
    const other = part.get(group);
    if (other) merged = merged ? addStrata(merged, other) : other;
  }
  return merged;
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
