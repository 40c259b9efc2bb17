import { NN, NS, PAIR, SN, SS } from '../strata-sums.ts';
import { SizeClasses, type SizeClass } from './size-classes.ts';
import { addProductOf } from './wide-sums.ts';

/** Accumulates by group, over clusters, the products of what they measured in two cells (see `StrataSums`); exact. */
export class StrataProducts {
  readonly #pairs: SizeClasses;
  readonly #cells: number;

  constructor(groups: number, cells: number) {
    this.#cells = cells;
    this.#pairs = new SizeClasses(groups, { width: PAIR, small: cells * cells });
  }

  /** Adds a cluster with n1 tests that sum to s1 kbit/s in cell i, and n2 and s2 in cell j; i <= j. */
  add(group: number, i: number, j: number, n1: number, s1: number, n2: number, s2: number): void {
    const at = this.#pairs.at(group, i * this.#cells + j);
    const { sums } = this.#pairs;
    sums[at + NN]! += n1 * n2;
    addProductOf(sums, at + NS, n1, s2);
    addProductOf(sums, at + SN, s1, n2);
    addProductOf(sums, at + SS, s1, s2);
  }

  /** By offset of a class: as in `StrataSums`, without `PAIR`. */
  get sums(): Float64Array {
    return this.#pairs.sums;
  }

  /** The pairs of cells of a group; `i * cells + j` as their size. */
  of(group: number): readonly SizeClass[] {
    return this.#pairs.of(group);
  }
}
