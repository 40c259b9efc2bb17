import { DensePairs } from './dense-pairs.ts';
import { groupCount, groupsOfUnit, type Groups } from './groups.ts';
import type { Choice, Selection } from './selection.ts';
import { NOT_KNOWN } from './test-columns.sql.ts';
import type { Step, Stretch } from './test-walk.ts';

/** How widely a group's tests were made; see `Coverage`. */
export interface GroupCoverage {
  readonly places: number;
  readonly timesOfDay: number | null;
}

/** Notes how widely the tests of each group were made. */
export class CoverageNotes {
  readonly #choice: Choice;
  /** By group: bit b is set for a test in the bth band of the local day. */
  readonly #bands: Uint32Array;
  /** By how far an operator's group follows the unit's, and spot: 1 where a test counts. */
  readonly #seen: Uint8Array;

  constructor(choice: Choice) {
    this.#choice = choice;
    this.#bands = new Uint32Array(groupCount(choice.groups));
    this.#seen = new Uint8Array(groupsOfUnit(choice.groups) * choice.unitOf.length);
  }

  note({ stretches, rows, groups }: Step): void {
    const [bands, seen, { unitOf }] = [this.#bands, this.#seen, this.#choice];
    const spots = unitOf.length;
    for (const { columns, from, to } of stretches) {
      const { spot, band } = columns;
      for (let i = from; i < to; i++) {
        const [row, group] = [rows[i]!, groups[i]!];
        const at = spot[row]!;
        if (band[row] !== NOT_KNOWN) bands[group]! |= 1 << band[row]!;
        seen[(group - unitOf[at]!) * spots + at] = 1;
      }
    }
  }

  /** Of all tests noted. `sites`: by spot, the number of its site. */
  coverage(sites: Uint32Array): (group: number) => GroupCoverage {
    const [bands, ofUnit] = [this.#bands.slice(), groupsOfUnit(this.#choice.groups)];
    for (let group = 0; group < bands.length; group++) bands[group - (group % ofUnit)]! |= bands[group]!;
    const places = placesSeen(this.#choice, this.#seen, sites);
    return (group) => ({ places: places[group]!, timesOfDay: timesIn(bands[group]!) });
  }
}

/** By group, in how many places its tests were made. */
function placesSeen({ groups, unitOf }: Choice, seen: Uint8Array, sites: Uint32Array): Uint32Array {
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

/** Notes on how many days there are tests of each group. */
export class TestedDays {
  readonly #groups: Groups;
  /** By columns and group: bit b is set for a test on the bth day of the columns, which are of half a month. */
  readonly #days: readonly Uint32Array[];

  constructor({ choice: { groups }, columns }: Selection) {
    this.#groups = groups;
    this.#days = columns.map(() => new Uint32Array(groupCount(groups)));
  }

  note({ part, columns: { day }, from, to }: Stretch, { rows, groups }: Step): void {
    const days = this.#days[part]!;
    for (let i = from; i < to; i++) days[groups[i]!]! |= 1 << day[rows[i]!]!;
  }

  /** Of a group, by columns; a unit's are those of its operators together. */
  of(group: number): Uint32Array {
    const ofUnit = groupsOfUnit(this.#groups);
    const [from, to] = group % ofUnit > 0 ? [group, group] : [group + 1, group + ofUnit - 1];
    const on = new Uint32Array(this.#days.length);
    for (let part = 0; part < on.length; part++)
      for (let entry = from; entry <= to; entry++) on[part]! |= this.#days[part]![entry]!;
    return on;
  }
}

/** How many bits are set. */
export function bitsIn(set: number): number {
  let bits = 0;
  for (let left = set; left !== 0; left &= left - 1) bits++;
  return bits;
}
