import { DensePairs } from './dense-pairs.ts';
import { groupCount, groupsOfUnit } from './groups.ts';
import type { Selection } from './selection.ts';
import { NOT_KNOWN } from './test-columns.sql.ts';

/** How widely a group's tests were made; see `Coverage`. */
export interface GroupCoverage {
  readonly places: number;
  readonly timesOfDay: number | null;
}

/** How widely the tests of each group were made. `sites`: by spot, the number of its site. */
export function coverageOf(selection: Selection, sites: Uint32Array): (group: number) => GroupCoverage {
  const { groups, unitOf } = selection.choice;
  const ofUnit = groupsOfUnit(groups);
  const spots = unitOf.length;
  /** By group: bit b is set for a test in the bth band of the local day. */
  const bands = new Uint32Array(groupCount(groups));
  /** By how far an operator's group follows the unit's, and spot: 1 where a test counts. */
  const seen = new Uint8Array(ofUnit * spots);
  for (const [part, { spot, band }] of selection.columns.entries()) {
    const groupOf = selection.groupsOf[part]!;
    for (let i = 0; i < groupOf.length; i++) {
      const group = groupOf[i]!;
      if (group < 0) continue;
      if (band[i] !== NOT_KNOWN) bands[group]! |= 1 << band[i]!;
      seen[(group - unitOf[spot[i]!]!) * spots + spot[i]!] = 1;
    }
  }
  for (let group = 0; group < bands.length; group++) bands[group - (group % ofUnit)]! |= bands[group]!;
  const places = placesSeen(selection, seen, sites);
  return (group) => ({ places: places[group]!, timesOfDay: timesIn(bands[group]!) });
}

/** By group, in how many places its tests were made. */
function placesSeen(
  { choice: { groups, unitOf } }: Selection,
  seen: Uint8Array,
  sites: Uint32Array,
): Uint32Array {
  const places = new Uint32Array(groupCount(groups));
  const counted = new DensePairs();
  for (let after = 1; after < groupsOfUnit(groups); after++) {
    for (let spot = 0; spot < unitOf.length; spot++) {
      if (seen[after * unitOf.length + spot] === 0) continue;
      const [whole, site] = [unitOf[spot]!, sites[spot]!];
      places[whole + after]! += isNew(counted, whole + after, site);
      places[whole]! += isNew(counted, whole, site);
    }
  }
  return places;
}

/** 1 for a pair that was not there before, else 0. */
function isNew(pairs: DensePairs, first: number, second: number): number {
  const { count } = pairs;
  return Number(pairs.numberOf(first, second) === count);
}

/** How many bands of the day are among the bits; null for none, when no test says its hour. */
function timesIn(bands: number): number | null {
  const times = bitsIn(bands);
  return times === 0 ? null : times;
}

/** On how many days there are tests of each group. */
export function testedDaysOf({ choice: { groups }, columns, groupsOf }: Selection): Uint32Array {
  const [count, ofUnit] = [groupCount(groups), groupsOfUnit(groups)];
  const days = new Uint32Array(count);
  /** By group: bit b is set for a test on the bth day of the columns, which are of half a month. */
  const on = new Uint32Array(count);
  for (const [part, { day }] of columns.entries()) {
    const groupOf = groupsOf[part]!;
    for (let i = 0; i < groupOf.length; i++) if (groupOf[i]! >= 0) on[groupOf[i]!]! |= 1 << day[i]!;
    for (let group = 0; group < count; group++) on[group - (group % ofUnit)]! |= on[group]!;
    for (let group = 0; group < count; group++) days[group]! += bitsIn(on[group]!);
    on.fill(0);
  }
  return days;
}

/** How many bits are set. */
function bitsIn(set: number): number {
  let bits = 0;
  for (let left = set; left !== 0; left &= left - 1) bits++;
  return bits;
}
