import type { ScratchArena } from './scratch-arena.ts';

/** The rows of clusters with several measurements in an area, by batch. */
export class MultiMeasurementRows {
  readonly groups: Int32Array;
  readonly kbps: Uint32Array;
  readonly flagged: Uint8Array;
  readonly sites: Int32Array;
  readonly days: Int32Array;
  /** The number of the row's cluster in its area, and of its operator there; 0 for a singleton. */
  readonly ofArea: Int32Array;
  readonly ofOperator: Int32Array;
  /** The number of rows, and what it was after each batch. */
  count = 0;
  readonly ends: number[] = [];

  /** `forVotes`: are marks, sites and days wanted? */
  constructor(maxRows: number, forVotes: boolean, scratch: ScratchArena) {
    this.groups = scratch.int32(maxRows);
    this.kbps = scratch.uint32(maxRows);
    this.ofArea = scratch.int32(maxRows);
    this.ofOperator = scratch.int32(maxRows);
    this.flagged = scratch.uint8(forVotes ? maxRows : 0);
    this.sites = scratch.int32(forVotes ? maxRows : 0);
    this.days = scratch.int32(forVotes ? maxRows : 0);
  }

  add(group: number, kbps: number, ofArea: number, ofOperator: number): void {
    const at = this.count++;
    this.groups[at] = group;
    this.kbps[at] = kbps;
    this.ofArea[at] = ofArea;
    this.ofOperator[at] = ofOperator;
  }

  /** Completes the row added last. `flagged`: 1 or 0; `day` since 1970-01-01. */
  setPlaceDay(flagged: number, site: number, day: number): void {
    const at = this.count - 1;
    this.flagged[at] = flagged;
    this.sites[at] = site;
    this.days[at] = day;
  }

  endBatch(): void {
    this.ends.push(this.count);
  }
}
