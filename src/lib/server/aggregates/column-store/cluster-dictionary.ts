import { mixed } from './pair-dictionary.ts';

/** Enough that one bucket's clusters fit in L1 cache for a few million measurements. */
export const BUCKETS = 1024;
const BUCKET_SHIFT = 32 - Math.log2(BUCKETS);

/** In which bucket is a cluster? From the lower and upper half of its hash; evenly distributed. */
export const bucketOf = (low: number, high: number) => mixed(low, high) >>> BUCKET_SHIFT;

/** Words of a slot: both halves of a hash, and the cluster's number plus 1; 0 if empty. Within one cache line. */
const [LOW, HIGH, NUMBER] = [0, 1, 2] as const;
const SLOT = 4;
const FIRST_SLOTS = 128;
/** The table grows beyond this load factor. */
const MAX_LOAD_FACTOR = 0.75;

/** Approximate memory of a cluster. */
export const BYTES_PER_CLUSTER = 32;

/** Maps the clusters of each bucket to numbers 0, 1, 2, … in order of first appearance. */
export class ClusterDictionary {
  /** By bucket, a hash table: open addressing with linear probing. */
  readonly #slots = Array.from({ length: BUCKETS }, () => EMPTY_SLOTS);
  /** By bucket, the number of clusters. */
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

/** The slots of an empty bucket. */
const EMPTY_SLOTS = new Uint32Array(SLOT);

/** The offset of a cluster's slot, or of the empty slot to insert it in. */
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
