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
  const count = (group: number, site: number) => {
    const { count: before } = counted;
    if (counted.numberOf(group, site) === before) places[group]!++;
  };
  for (let after = 1; after < groupsOfUnit(groups); after++) {
    for (let spot = 0; spot < unitOf.length; spot++) {
      if (seen[after * unitOf.length + spot] === 0) continue;
      count(unitOf[spot]! + after, sites[spot]!);
      count(unitOf[spot]!, sites[spot]!);
    }
  }
  return places;
}

/** How many bands of the day are among the bits; null for none, when no test says its hour. */
function timesIn(bands: number): number | null {
  let times = 0;
  for (let left = bands; left > 0; left &= left - 1) times++;
  return times === 0 ? null : times;
}

/** On how many days there are tests of each group. */
export function testedDaysOf({ choice, columns, groupsOf }: Selection): Uint32Array {
  const { groups, fromDay, toDay } = choice;
  const [count, ofUnit, daysAsked] = [groupCount(groups), groupsOfUnit(groups), toDay - fromDay];
  /** By group and day: 1 where a test counts. */
  const onDay = new Uint8Array(count * daysAsked);
  for (const [part, { day, firstDay }] of columns.entries()) {
    const groupOf = groupsOf[part]!;
    for (let i = 0; i < groupOf.length; i++) {
      const group = groupOf[i]!;
      if (group < 0) continue;
      const on = day[i]! + firstDay - fromDay;
      onDay[group * daysAsked + on] = 1;
      onDay[(group - (group % ofUnit)) * daysAsked + on] = 1;
    }
  }
  return Uint32Array.from({ length: count }, (_, group) => {
    let days = 0;
    for (let on = 0; on < daysAsked; on++) days += onDay[group * daysAsked + on]!;
    return days;
  });
}
