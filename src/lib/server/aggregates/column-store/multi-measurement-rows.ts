import type { ScratchArena } from './scratch-arena.ts';

/** The rows of clusters that have several measurements in an area, batch by batch. */
export class MultiMeasurementRows {
  readonly groups: Int32Array;
  readonly kbps: Uint32Array;
  /** The number of its cluster in the area, and of the operator there; 0 where it is the only one there. */
  readonly ofArea: Int32Array;
  readonly ofOperator: Int32Array;
  /** How many there are, and were at the end of each batch. */
  count = 0;
  readonly ends: number[] = [];

  constructor(maxRows: number, scratch: ScratchArena) {
    this.groups = scratch.int32(maxRows);
    this.kbps = scratch.uint32(maxRows);
    this.ofArea = scratch.int32(maxRows);
    this.ofOperator = scratch.int32(maxRows);
  }

  add(group: number, kbps: number, ofArea: number, ofOperator: number): void {
    const at = this.count++;
    this.groups[at] = group;
    this.kbps[at] = kbps;
    this.ofArea[at] = ofArea;
    this.ofOperator[at] = ofOperator;
  }

  endBatch(): void {
    this.ends.push(this.count);
  }
}
