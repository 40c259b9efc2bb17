import { groupCount, groupsPerCode, wholesOf } from '../groups.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { GroupCounts } from './selection.ts';

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** The speed of each measurement, kbit/s, and its group. */
export interface Speeds {
  readonly kbps: Uint32Array;
  readonly group: Int32Array;
}

/** Looks up the sorted speeds of a group, slowest first, kbit/s. */
export interface OrderedSpeeds {
  of(group: number): Uint32Array;
}

/**
 * Sorts the speeds of each group by a stable radix sort from the lowest digit. The last pass distributes the sorted speeds
 * to the groups of all operators and, with `byOperator`, once more to those of each operator.
 */
export function orderedSpeeds(
  speeds: Speeds,
  counts: GroupCounts,
  byOperator: boolean,
  scratch: ScratchArena,
): OrderedSpeeds {
  const wholes = wholesOf(counts.groups);
  const sorted = bySpeed(speeds, scratch);
  const whole = distributed(sorted, wholes, counts, scratch);
  if (!byOperator) return { of: whole };
  const own = wholes.map((_, group) => group);
  const ofOperators = distributed(sorted, own, counts, scratch);
  return { of: (group) => (wholes[group] === group ? whole : ofOperators)(group) };
}

function bySpeed(speeds: Speeds, scratch: ScratchArena): Speeds {
  let max = 0;
  for (let i = 0; i < speeds.kbps.length; i++) if (speeds.kbps[i]! > max) max = speeds.kbps[i]!;
  let from = speeds;
  let to: Speeds = { kbps: scratch.uint32(from.kbps.length), group: scratch.int32(from.kbps.length) };
  for (let shift = 0; shift < 32 && max >>> shift > 0; shift += DIGIT_BITS) {
    byDigit(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** One pass of the radix sort: a stable counting sort by one digit. */
function byDigit(from: Speeds, to: Speeds, shift: number): void {
  const [kbps, group, toKbps, toGroup] = [from.kbps, from.group, to.kbps, to.group];
  const next = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < kbps.length; i++) next[((kbps[i]! >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
  for (let i = 0; i < kbps.length; i++) {
    const at = next[(kbps[i]! >>> shift) & (DIGITS - 1)]!++;
    toKbps[at] = kbps[i]!;
    toGroup[at] = group[i]!;
  }
}

/** Distributes sorted speeds to groups; `target` maps the group of a speed to the one that receives it. */
function distributed(
  { kbps, group }: Speeds,
  target: Int32Array,
  { tests, groups }: GroupCounts,
  scratch: ScratchArena,
): (group: number) => Uint32Array {
  const count = groupCount(groups);
  const received = new Uint32Array(count);
  for (let entry = 0; entry < count; entry++)
    if (entry % groupsPerCode(groups) > 0) received[target[entry]!]! += tests[entry]!;
  const from = new Uint32Array(count + 1);
  for (let entry = 0; entry < count; entry++) from[entry + 1] = from[entry]! + received[entry]!;
  const next = from.slice();
  const speeds = scratch.uint32(kbps.length);
  for (let i = 0; i < kbps.length; i++) speeds[next[target[group[i]!]!]!++] = kbps[i]!;
  return (entry) => speeds.subarray(from[entry], from[entry + 1]);
}

/**
 * Which speed is a percentile of sorted speeds? Linearly interpolated (type 7 of Hyndman and Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50, 1996); null without speeds.
 */
export function percentile(speeds: Uint32Array, probability: number): number | null {
  if (speeds.length === 0) return null;
  const rank = (speeds.length - 1) * probability;
  const beyond = rank - Math.floor(rank);
  return speeds[Math.floor(rank)]! * (1 - beyond) + speeds[Math.ceil(rank)]! * beyond;
}
