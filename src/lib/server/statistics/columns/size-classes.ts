import { DensePairs } from './dense-pairs.ts';

/** Clusters of one group and size. */
export interface SizeClass {
  /** Its number among all. */
  readonly at: number;
  readonly size: number;
  readonly count: number;
}

/** Sizes below this are found without a search. */
const SMALL = 8;

/** Numbers the sizes of each group's clusters as they come, and counts the clusters of each. */
export class SizeClasses {
  readonly #classes = new DensePairs();
  /** By group and small size, one more than the class's number; 0 where there is none. */
  readonly #small: Int32Array;
  #counts = new Float64Array(0);
  readonly #extend: (count: number) => void;
  #byGroup: ReadonlyMap<number, SizeClass[]> | null = null;

  /** `extend` is told for how many classes there is to be room, before there are more than before. */
  constructor(groups: number, extend: (count: number) => void) {
    this.#small = new Int32Array(groups * SMALL);
    this.#extend = extend;
  }

  /** Counts a cluster; the number of its class. `size` is any 32-bit number that stands for it. */
  count(of: number, size: number): number {
    const known = size < SMALL ? this.#small[of * SMALL + size]! : 0;
    const at = known > 0 ? known - 1 : this.#classOf(of, size);
    this.#counts[at]!++;
    return at;
  }

  #classOf(of: number, size: number): number {
    const at = this.#classes.numberOf(of, size);
    if (size < SMALL) this.#small[of * SMALL + size] = at + 1;
    if (at >= this.#counts.length) {
      const counts = new Float64Array(2 * (at + 1));
      counts.set(this.#counts);
      this.#counts = counts;
      this.#extend(counts.length);
    }
    return at;
  }

  /** The classes of a group. To be asked for when all clusters are counted. */
  of(of: number): readonly SizeClass[] {
    this.#byGroup ??= this.#grouped();
    return this.#byGroup.get(of) ?? [];
  }
  #grouped(): ReadonlyMap<number, SizeClass[]> {
    const { first, second, count } = this.#classes;
    const byGroup = new Map<number, SizeClass[]>();
    for (let at = 0; at < count; at++) {
      const entry = { at, size: second[at]!, count: this.#counts[at]! };
      const others = byGroup.get(first[at]!);
      if (others) others.push(entry);
      else byGroup.set(first[at]!, [entry]);
    }
    return byGroup;
  }
}
