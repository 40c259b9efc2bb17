import type { ScratchArena } from './scratch-arena.ts';

/** The rows of clusters with several measurements in an area, by batch. */
export class MultiMeasurementRows {
  readonly groups: Int32Array;
  readonly kbps: Uint32Array;
  /** The number of the row's cluster in its area, and of its operator there; 0 for a singleton. */
  readonly ofArea: Int32Array;
  readonly ofOperator: Int32Array;
  /** The number of rows, and what it was after each batch. */
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
