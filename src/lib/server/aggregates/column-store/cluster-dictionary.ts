import { mixed } from './pair-dictionary.ts';

/** Enough that the clusters of one bucket, of a few million tests, stay in a processor's nearest cache. */
export const BUCKETS = 1024;
const BUCKET_SHIFT = 32 - Math.log2(BUCKETS);

/** In which bucket is a cluster, told by the lower and the higher half of its hash? They are scattered evenly. */
export const bucketOf = (low: number, high: number) => mixed(low, high) >>> BUCKET_SHIFT;

/** A slot: both halves of a hash, and one more than its cluster's number; 0 where there is none. Side by side in a line of cache. */
const [LOW, HIGH, NUMBER] = [0, 1, 2] as const;
const SLOT = 4;
const FIRST_SLOTS = 128;
/** Slots in use are kept below this share. */
const MAX_LOAD_FACTOR = 0.75;

/** Bytes that a cluster takes, about. */
export const BYTES_PER_CLUSTER = 32;

/** Numbers the clusters of each bucket 0, 1, 2, … as they come: where something of a cluster is, its number says. */
export class ClusterDictionary {
  /** By bucket, a hash table: open addressing with linear probing. */
  readonly #slots = Array.from({ length: BUCKETS }, () => EMPTY_SLOTS);
  /** By bucket, how many clusters have been numbered. */
  readonly counts = new Uint32Array(BUCKETS);
  #count = 0;

  /** Clusters of all buckets. */
  get count(): number {
    return this.#count;
  }

  numberOf(bucket: number, low: number, high: number): number {
    const slots = this.#slots[bucket]!;
    const at = slotOf(slots, low, high);
    return slots[at + NUMBER]! > 0 ? slots[at + NUMBER]! - 1 : this.#insert(bucket, low, high);
  }

  #insert(bucket: number, low: number, high: number): number {
    const number = this.counts[bucket]!++;
    this.#count++;
    let slots = this.#slots[bucket]!;
    if (SLOT * (number + 1) > MAX_LOAD_FACTOR * slots.length) {
      slots = resized(slots);
      this.#slots[bucket] = slots;
    }
    const at = slotOf(slots, low, high);
    slots[at + LOW] = low;
    slots[at + HIGH] = high;
    slots[at + NUMBER] = number + 1;
    return number;
  }
}

/** Of a bucket that has no clusters yet. */
const EMPTY_SLOTS = new Uint32Array(SLOT);

/** Where a cluster is, or is to be. */
function slotOf(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1;
  let at = (SLOT * mixed(low, high)) & mask;
  while (slots[at + NUMBER]! > 0 && (slots[at + LOW] !== low || slots[at + HIGH] !== high))
    at = (at + SLOT) & mask;
  return at;
}

function resized(slots: Uint32Array) {
  const more = new Uint32Array(Math.max(SLOT * FIRST_SLOTS, 2 * slots.length));
  for (let from = 0; from < slots.length; from += SLOT) {
    if (slots[from + NUMBER] === 0) continue;
    const at = slotOf(more, slots[from + LOW]!, slots[from + HIGH]!);
    for (let word = 0; word < SLOT; word++) more[at + word] = slots[from + word]!;
  }
  return more;
}
