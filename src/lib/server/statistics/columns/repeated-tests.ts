import type { Scratch } from './scratch.ts';

/** Tests that may not be the only ones of their cluster, in the steps of a walk. */
export class RepeatedTests {
  readonly groups: Int32Array;
  readonly kbps: Uint32Array;
  readonly clusterMixed: Uint32Array;
  readonly clusterHigh: Uint32Array;
  /** 1 for a known device, else 0. */
  readonly deviceKnown: Uint8Array;
  /** How many there are at the end of each step. */
  readonly ends: number[] = [];
  #count = 0;

  constructor(most: number, scratch: Scratch) {
    this.groups = scratch.int32(most);
    this.kbps = scratch.uint32(most);
    this.clusterMixed = scratch.uint32(most);
    this.clusterHigh = scratch.uint32(most);
    this.deviceKnown = scratch.uint8(most);
  }

  add(group: number, deviceKnown: number, kbps: number, clusterMixed: number, clusterHigh: number): void {
    const at = this.#count++;
    this.groups[at] = group;
    this.kbps[at] = kbps;
    this.clusterMixed[at] = clusterMixed;
    this.clusterHigh[at] = clusterHigh;
    this.deviceKnown[at] = deviceKnown;
  }

  endStep(): void {
    this.ends.push(this.#count);
  }
}
