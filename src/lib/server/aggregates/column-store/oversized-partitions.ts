import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Dates } from '../partitions.ts';
import { ClusterDictionary } from './cluster-dictionary.ts';
import { placeSitesOn } from './measurement-columns.sql.ts';
import { readPartition, type Allocate, type PartitionMemory, type Slice } from './measurement-columns.ts';
import { PairDictionary } from './pair-dictionary.ts';

/** By range of dates, the columns of the partitions that overlap it. */
export type RangeColumns = readonly (readonly PartitionMemory[])[];

/** Most slices that a question is answered in: each of them reads every partition. */
const MAX_SLICES = 64;

/**
 * The measurements of ranges of dates that do not fit in memory together. They are read part by part, and a part is
 * dropped before the next one is read, into the same memory: what a scan keeps of it must not hold its columns.
 */
export class OversizedPartitions {
  readonly #warehouse: Warehouse;
  /** By range, the dates of the partitions that overlap it. */
  readonly #overlapping: readonly (readonly Dates[])[];
  readonly #slices: number;
  readonly #memory = new ReusedMemory();
  /** The places and sites of all parts. */
  readonly placeSites: PairDictionary;

  private constructor(
    warehouse: Warehouse,
    overlapping: readonly (readonly Dates[])[],
    slices: number,
    placeSites: PairDictionary,
  ) {
    this.#warehouse = warehouse;
    this.#overlapping = overlapping;
    this.#slices = slices;
    this.placeSites = placeSites;
  }

  /** `excess`: how many times as many measurements there are as fit in memory. */
  static async of(
    warehouse: Warehouse,
    overlapping: readonly (readonly Dates[])[],
    excess: number,
  ): Promise<OversizedPartitions> {
    const placeSites = new PairDictionary();
    for (const { from, to } of distinct(overlapping)) {
      const found = await warehouse.db.query(placeSitesOn, { from, to });
      for (const { place, site } of found) placeSites.numberOf(place, site);
    }
    const slices = Math.min(MAX_SLICES, Math.ceil(excess));
    return new OversizedPartitions(warehouse, overlapping, slices, placeSites);
  }

  /** Scans one partition after another. A device may have measurements in several of them. */
  async scanPartitions<T>(scan: (columns: RangeColumns) => Promise<T>): Promise<T[]> {
    const found: T[] = [];
    for (const dates of distinct(this.#overlapping)) found.push(await scan(await this.#read([dates])));
    return found;
  }

  /** Scans one slice of all partitions after another. Every cluster is whole in one slice. */
  async scanSlices<T>(scan: (columns: RangeColumns) => Promise<T>): Promise<T[]> {
    const [found, of]: [T[], number] = [[], this.#slices];
    for (let nth = 0; nth < of; nth++)
      found.push(await scan(await this.#read(distinct(this.#overlapping), { nth, of })));
    return found;
  }

  async #read(partitions: readonly Dates[], slice?: Slice): Promise<RangeColumns> {
    const dictionaries = { placeSites: this.placeSites, devices: new ClusterDictionary() };
    const { allocate } = this.#memory;
    const columns = new Map<string, PartitionMemory>();
    this.#memory.reset();
    for (const dates of partitions)
      columns.set(dates.from, await readPartition(this.#warehouse, dates, dictionaries, { slice, allocate }));
    return this.#overlapping.map((range) => range.flatMap(({ from }) => columns.get(from) ?? []));
  }
}

/** Every partition once, in the order of the ranges. */
const distinct = (overlapping: readonly (readonly Dates[])[]): readonly Dates[] => [
  ...new Map(overlapping.flat().map((dates) => [dates.from, dates])).values(),
];

const BLOCK_BYTES = 4_000_000;

/**
 * Shared memory that is used again for the next part of a question. Dropped buffers would be freed only when the garbage
 * collectors of all threads that saw them have run.
 */
class ReusedMemory {
  readonly #blocks: SharedArrayBuffer[] = [];
  /** Bytes in use of each block. */
  readonly #used: number[] = [];

  /** Frees everything that was allocated. */
  reset(): void {
    this.#used.fill(0);
  }

  readonly allocate: Allocate = (bytes) => {
    let block = this.#blocks.findIndex((memory, i) => this.#used[i]! + bytes <= memory.byteLength);
    if (block < 0) {
      block = this.#blocks.length;
      this.#blocks.push(new SharedArrayBuffer(Math.max(BLOCK_BYTES, bytes)));
      this.#used.push(0);
    }
    const offset = this.#used[block]!;
    this.#used[block] = offset + bytes;
    return { memory: this.#blocks[block]!, offset };
  };
}
