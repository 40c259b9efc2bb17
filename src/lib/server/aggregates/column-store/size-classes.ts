import { PairDictionary } from './pair-dictionary.ts';

/** Clusters of one group and size: where their sums begin. */
export interface SizeClass {
  readonly at: number;
  readonly size: number;
}

export interface SizeClassOptions {
  /** Sums of each class. */
  readonly width: number;
  /** Sizes below this are found without a search. */
  readonly small: number;
}

/** Room at first. */
const FIRST_CLASSES = 256;

/** Sums of clusters by their group and size, since nearly all clusters have one of a few sizes. */
export class SizeClasses {
  /** `width` of each class, from the place that `at` says; all 0 at first. */
  sums: Float64Array;
  readonly #classes = new PairDictionary();
  readonly #width: number;
  readonly #small: number;
  /** By group and small size, one more than the place of its sums; 0 where there is none. */
  readonly #offsets: Int32Array;
  #byGroup: ReadonlyMap<number, SizeClass[]> | null = null;

  constructor(groups: number, { width, small }: SizeClassOptions) {
    this.#width = width;
    this.#small = small;
    this.#offsets = new Int32Array(groups * small);
    this.sums = new Float64Array(FIRST_CLASSES * width);
  }

  /** Where the sums of a class begin. `size` is any 32-bit number that stands for it. `sums` may be others afterwards. */
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

  /** The classes of a group. To be asked for when all clusters have been added. */
  of(of: number): readonly SizeClass[] {
    this.#byGroup ??= this.#grouped();
    return this.#byGroup.get(of) ?? [];
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
