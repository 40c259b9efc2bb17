import { PairDictionary } from './pair-dictionary.ts';

/** Clusters of one group and size, and the offset of their sums. */
export interface SizeClass {
  readonly at: number;
  readonly size: number;
}

export interface SizeClassOptions {
  /** Number of sums per class. */
  readonly width: number;
  /** Sizes below this are looked up directly, without hashing. */
  readonly small: number;
}

const NO_CLASSES: readonly SizeClass[] = [];

/** Initial capacity. */
const FIRST_CLASSES = 256;

/** Sums of clusters by group and size: nearly all clusters have one of a few sizes. */
export class SizeClasses {
  /** `width` per class, from the offset that `at` returns; initially 0. */
  sums: Float64Array;
  readonly #classes = new PairDictionary();
  readonly #width: number;
  readonly #small: number;
  /** By group and small size, the offset of its sums plus 1; 0 if there is none. */
  readonly #offsets: Int32Array;
  #byGroup: ReadonlyMap<number, SizeClass[]> | null = null;

  constructor(groups: number, { width, small }: SizeClassOptions) {
    this.#width = width;
    this.#small = small;
    this.#offsets = new Int32Array(groups * small);
    this.sums = new Float64Array(FIRST_CLASSES * width);
  }

  /** The offset of a class's sums. `size` may be any 32-bit key. May reallocate `sums`. */
  at(of: number, size: number): number {
    const offset = size < this.#small ? this.#offsets[of * this.#small + size]! : 0;
    return offset > 0 ? offset - 1 : this.#find(of, size);
  }

  #find(of: number, size: number): number {
    const at = this.#classes.numberOf(of, size) * this.#width;
    if (size < this.#small) this.#offsets[of * this.#small + size] = at + 1;
    if (at >= this.sums.length) {
      const sums = new Float64Array(2 * this.sums.length);
      sums.set(this.sums);
      this.sums = sums;
    }
    return at;
  }

  /** The classes of a group. To be called after all clusters have been added. */
  of(of: number): readonly SizeClass[] {
    this.#byGroup ??= this.#grouped();
    return this.#byGroup.get(of) ?? NO_CLASSES;
  }

  #grouped(): ReadonlyMap<number, SizeClass[]> {
    const { first, second, count } = this.#classes;
    const byGroup = new Map<number, SizeClass[]>();
    for (let number = 0; number < count; number++) {
      const entry = { at: number * this.#width, size: second[number]! };
      const others = byGroup.get(first[number]!);
      if (others) others.push(entry);
      else byGroup.set(first[number]!, [entry]);
    }
    return byGroup;
  }
}
