import type { ScratchArena } from './scratch-arena.ts';

/** Tests that are not the only ones of their cluster in a unit, in the steps of a walk. */
export class MultiMeasurementRows {
  readonly groups: Int32Array;
  readonly kbps: Uint32Array;
  /** The number of its cluster in the unit, and for the operator in it; 0 where it is the only one there. */
  readonly ofUnit: Int32Array;
  readonly ofOperator: Int32Array;
  /** How many there are, and were at the end of each step. */
  count = 0;
  readonly ends: number[] = [];

  constructor(most: number, scratch: ScratchArena) {
    this.groups = scratch.int32(most);
    this.kbps = scratch.uint32(most);
    this.ofUnit = scratch.int32(most);
    this.ofOperator = scratch.int32(most);
  }

  add(group: number, kbps: number, ofUnit: number, ofOperator: number): void {
    const at = this.count++;
    this.groups[at] = group;
    this.kbps[at] = kbps;
    this.ofUnit[at] = ofUnit;
    this.ofOperator[at] = ofOperator;
  }

  endBatch(): void {
    this.ends.push(this.count);
  }
}
