import { groupCount, groupsPerCode, type Groups } from '../groups.ts';
import { BucketScan, type Batch, type BatchConsumer } from './bucket-scan.ts';
import type { OrderedSpeeds } from './ordered-speeds.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { Selection } from './selection.ts';

/** The speeds of some partitions' measurements that count, by group of area and operator; four bytes each. */
export interface SpeedPiece {
  /** In shared memory. */
  readonly kbps: Uint32Array;
  /** Those of a group begin at its entry of this and end before the next entry. */
  readonly from: Uint32Array;
}

/** The speeds of the selected rows. All selections must share groups and counts. */
export function speedPiece(selections: readonly Selection[], scratch: ScratchArena): SpeedPiece {
  const { predicate, counts } = selections[0]!;
  const scan = new BucketScan(selections, scratch);
  const speeds = new SpeedCollector(predicate.failedAsZero, scan, scratch);
  scan.run(speeds);
  const groups = groupCount(predicate.groups);
  const perCode = groupsPerCode(predicate.groups);
  const from = new Uint32Array(groups + 1);
  for (let group = 0; group < groups; group++)
    from[group + 1] = from[group]! + (group % perCode === 0 ? 0 : counts.tests[group]!);
  const kbps = new Uint32Array(new SharedArrayBuffer(4 * from[groups]!));
  const next = from.slice();
  for (let i = 0; i < speeds.count; i++) kbps[next[speeds.groups[i]!]!++] = speeds.kbps[i]!;
  return { kbps, from };
}

class SpeedCollector implements BatchConsumer {
  readonly #failedAsZero: boolean;
  readonly kbps: Uint32Array;
  readonly groups: Int32Array;
  count = 0;

  constructor(failedAsZero: boolean, { maxRows }: BucketScan, scratch: ScratchArena) {
    this.#failedAsZero = failedAsZero;
    this.kbps = scratch.uint32(maxRows);
    this.groups = scratch.int32(maxRows);
  }

  consume({ segments, rows, groups }: Batch): void {
    for (const { columns, from, to } of segments) {
      for (let i = from; i < to; i++) {
        const speed = columns.kbps[rows[i]!]!;
        if (speed === 0 && !this.#failedAsZero) continue;
        this.kbps[this.count] = speed;
        this.groups[this.count++] = groups[i]!;
      }
    }
  }
}

/** Sorts the speeds of a group when it is asked for; they are valid until the next one is. */
export function speedsOfPieces(pieces: readonly SpeedPiece[], groups: Groups): OrderedSpeeds {
  const perCode = groupsPerCode(groups);
  const rangesOf = (group: number) => (group % perCode === 0 ? [group, group + perCode] : [group, group + 1]);
  let memory = new Uint32Array(0);
  return {
    of(group) {
      const [first, end] = rangesOf(group) as [number, number];
      const own = pieces.map(({ kbps, from }) => kbps.subarray(from[first], from[end]));
      const count = own.reduce((sum, { length }) => sum + length, 0);
      if (count > memory.length) memory = new Uint32Array(count);
      let at = 0;
      for (const speeds of own) {
        memory.set(speeds, at);
        at += speeds.length;
      }
      return memory.subarray(0, count).sort();
    },
  };
}
