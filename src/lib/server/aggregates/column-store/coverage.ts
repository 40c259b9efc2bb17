import { PairDictionary } from './pair-dictionary.ts';
import { groupCount, groupsPerArea, type Groups } from '../groups.ts';
import type { Predicate, Selection } from './selection.ts';
import { NOT_KNOWN } from './measurement-columns.sql.ts';
import type { Batch, Segment } from './bucket-scan.ts';

/** How widely a group's tests were made; see `Coverage`. */
export interface GroupCoverage {
  readonly places: number;
  readonly timesOfDay: number | null;
}

/** Notes how widely the tests of each group were made. */
export class CoverageNotes {
  readonly #choice: Predicate;
  /** By group: bit b is set for a test in the bth band of the local day. */
  readonly #bands: Uint32Array;
  /** By how far an operator's group follows the unit's, and spot: 1 where a test counts. */
  readonly #seen: Uint8Array;

  constructor(choice: Predicate) {
    this.#choice = choice;
    this.#bands = new Uint32Array(groupCount(choice.groups));
    this.#seen = new Uint8Array(groupsPerArea(choice.groups) * choice.areaGroupOf.length);
  }

  note({ segments, rows, groups }: Batch): void {
    const [bands, seen, { areaGroupOf }] = [this.#bands, this.#seen, this.#choice];
    const spots = areaGroupOf.length;
    for (const { columns, from, to } of segments) {
      const { placeSiteId, band } = columns;
      for (let i = from; i < to; i++) {
        const [row, group] = [rows[i]!, groups[i]!];
        const at = placeSiteId[row]!;
        if (band[row] !== NOT_KNOWN) bands[group]! |= 1 << band[row]!;
        seen[(group - areaGroupOf[at]!) * spots + at] = 1;
      }
    }
  }

  /** Of all tests noted. `sites`: by spot, the number of its site. */
  coverage(sites: Uint32Array): (group: number) => GroupCoverage {
    const [bands, ofUnit] = [this.#bands.slice(), groupsPerArea(this.#choice.groups)];
    for (let group = 0; group < bands.length; group++) bands[group - (group % ofUnit)]! |= bands[group]!;
    const places = placesSeen(this.#choice, this.#seen, sites);
    return (group) => ({ places: places[group]!, timesOfDay: timesIn(bands[group]!) });
  }
}

/** By group, in how many places its tests were made. */
function placesSeen({ groups, areaGroupOf }: Predicate, seen: Uint8Array, sites: Uint32Array): Uint32Array {
  const places = new Uint32Array(groupCount(groups));
  const counted = new PairDictionary();
  for (let after = 1; after < groupsPerArea(groups); after++) {
    for (let spot = 0; spot < areaGroupOf.length; spot++) {
      if (seen[after * areaGroupOf.length + spot] === 0) continue;
      const [whole, site] = [areaGroupOf[spot]!, sites[spot]!];
      places[whole + after]! += isNew(counted, whole + after, site);
      places[whole]! += isNew(counted, whole, site);
    }
  }
  return places;
}

/** 1 for a pair that was not there before, else 0. */
function isNew(pairs: PairDictionary, first: number, second: number): number {
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

  constructor({ predicate: { groups }, columns }: Selection) {
    this.#groups = groups;
    this.#days = columns.map(() => new Uint32Array(groupCount(groups)));
  }

  note({ part, columns: { day }, from, to }: Segment, { rows, groups }: Batch): void {
    const days = this.#days[part]!;
    for (let i = from; i < to; i++) days[groups[i]!]! |= 1 << day[rows[i]!]!;
  }

  /** Of a group, by columns; a unit's are those of its operators together. */
  of(group: number): Uint32Array {
    const ofUnit = groupsPerArea(this.#groups);
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
