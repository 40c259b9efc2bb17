import { groupCount, groupsPerCode, type Groups } from '../groups.ts';
import type { Batch, Segment } from './bucket-scan.ts';
import { UNKNOWN } from './measurement-columns.sql.ts';
import type { PairDictionary } from './pair-dictionary.ts';
import type { Predicate, Selection } from './selection.ts';

/** How widely are a group's measurements spread over places and times of day? */
export interface GroupCoverage {
  /** Sites of 0.01 degree (about 1 km), and places known by name only. */
  readonly places: number;
  /** Bands of the local day; null when no measurement has an hour. */
  readonly timesOfDay: number | null;
}

/** The sites of a dictionary of place sites, numbered 0, 1, 2, … */
export interface Sites {
  readonly count: number;
  /** By place site, the number of its site. */
  readonly of: Uint32Array;
}

const sitesByDictionary = new WeakMap<PairDictionary, Sites>();

/** Numbers the sites of a dictionary. Cached while the dictionary does not grow. */
export function sitesOf(placeSites: PairDictionary): Sites {
  const before = sitesByDictionary.get(placeSites);
  if (before && before.of.length === placeSites.count) return before;
  const numbers = new Map<number, number>();
  const of = placeSites.second.map((site) => {
    const number = numbers.get(site) ?? numbers.size;
    numbers.set(site, number);
    return number;
  });
  const sites = { count: numbers.size, of };
  sitesByDictionary.set(placeSites, sites);
  return sites;
}

/** What was seen where; marks of slices of the measurements are united by `uniteMarks`. */
export interface CoverageMarks {
  /** By group: bit b is set for a measurement in the bth band of the local day. */
  readonly bands: Uint32Array;
  /** By the offset of an operator's group, and place site: 1 if a measurement counts. */
  readonly seen: Uint8Array;
}

/** Collects the coverage of each group during a scan of one predicate. */
export class CoverageCollector {
  readonly #predicate: Predicate;
  readonly marks: CoverageMarks;

  constructor(predicate: Predicate) {
    this.#predicate = predicate;
    this.marks = {
      bands: new Uint32Array(groupCount(predicate.groups)),
      seen: new Uint8Array(groupsPerCode(predicate.groups) * predicate.groupOf.length),
    };
  }

  collect({ segments, rows, groups }: Batch): void {
    const { bands, seen } = this.marks;
    const { groupOf, failedAsZero } = this.#predicate;
    const placeSites = groupOf.length;
    for (const { columns, from, to } of segments) {
      const { placeSiteId, band, kbps } = columns;
      for (let i = from; i < to; i++) {
        const [row, group] = [rows[i]!, groups[i]!];
        if (!failedAsZero && kbps[row] === 0) continue;
        const at = placeSiteId[row]!;
        if (band[row] !== UNKNOWN) bands[group]! |= 1 << band[row]!;
        seen[(group - groupOf[at]!) * placeSites + at] = 1;
      }
    }
  }
}

/** Adds the marks of other measurements of the same predicate. */
export function uniteMarks(to: CoverageMarks, { bands, seen }: CoverageMarks): void {
  for (let group = 0; group < bands.length; group++) to.bands[group]! |= bands[group]!;
  for (let at = 0; at < seen.length; at++) to.seen[at]! |= seen[at]!;
}

/** The coverage of each group, from the marks of all its measurements. */
export function coverageOf(predicate: Predicate, sites: Sites, marks: CoverageMarks) {
  const [bands, perCode] = [marks.bands.slice(), groupsPerCode(predicate.groups)];
  for (let group = 0; group < bands.length; group++) bands[group - (group % perCode)]! |= bands[group]!;
  const places = countSites(predicate, sites, marks.seen);
  return (group: number): GroupCoverage => ({ places: places[group]!, timesOfDay: timesIn(bands[group]!) });
}

/** By group, the number of distinct sites. A site may have several place sites of the same area. */
function countSites({ groups, groupOf }: Predicate, { count, of }: Sites, seen: Uint8Array): Uint32Array {
  const [placeSites, perCode] = [groupOf.length, groupsPerCode(groups)];
  const places = new Uint32Array(groupCount(groups));
  /** By offset and site: the area it was last counted for, as its first group plus 1. */
  const counted = new Int32Array(perCode * count);
  for (const at of byGroup(groupOf, places.length)) {
    const whole = groupOf[at]!;
    for (let offset = 1; offset < perCode; offset++) {
      if (seen[offset * placeSites + at] === 0) continue;
      for (const group of [whole, whole + offset]) {
        const mark = (group - whole) * count + of[at]!;
        if (counted[mark] === whole + 1) continue;
        counted[mark] = whole + 1;
        places[group]!++;
      }
    }
  }
  return places;
}

/** The place sites that belong to a group, ordered by group: a counting sort. */
function byGroup(groupOf: Int32Array, groups: number): Int32Array {
  const next = new Int32Array(groups + 1);
  for (const group of groupOf) if (group >= 0) next[group + 1]!++;
  for (let group = 0; group < groups; group++) next[group + 1]! += next[group]!;
  const order = new Int32Array(next[groups]!);
  for (let at = 0; at < groupOf.length; at++) if (groupOf[at]! >= 0) order[next[groupOf[at]!]!++] = at;
  return order;
}

/** How many bands of the day are set? Null for none. */
function timesIn(bands: number): number | null {
  const times = bitsIn(bands);
  return times === 0 ? null : times;
}

/** Collects the days with measurements of each group. */
export class TestedDayBits {
  readonly #groups: Groups;
  /** By partition and group: bit b is set for a measurement on the partition's bth day, of at most 16. */
  readonly #days: readonly Uint32Array[];

  constructor({ predicate: { groups }, columns }: Selection) {
    this.#groups = groups;
    this.#days = columns.map(() => new Uint32Array(groupCount(groups)));
  }

  collect({ part, columns: { day }, from, to }: Segment, { rows, groups }: Batch): void {
    const days = this.#days[part]!;
    for (let i = from; i < to; i++) days[groups[i]!]! |= 1 << day[rows[i]!]!;
  }

  /** By partition, the days of a group as bits; for all operators, the union of its operators' days. */
  of(group: number): Uint32Array {
    const perCode = groupsPerCode(this.#groups);
    const [from, to] = group % perCode > 0 ? [group, group] : [group + 1, group + perCode - 1];
    const on = new Uint32Array(this.#days.length);
    for (let part = 0; part < on.length; part++)
      for (let entry = from; entry <= to; entry++) on[part]! |= this.#days[part]![entry]!;
    return on;
  }
}

/** How many bits are set? */
export function bitsIn(set: number): number {
  let bits = 0;
  for (let left = set; left !== 0; left &= left - 1) bits++;
  return bits;
}
