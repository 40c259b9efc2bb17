/** One thing measurements are distinguished by, such as their hour. */
export interface Dimension {
  /** The bin that each test lies in. */
  readonly bins: Uint16Array;
  /** How many bins there are. */
  readonly size: number;
}

/** A dimension with its tests in order of their bins, so that a moved edge visits only those it passes. */
interface OrderedDimension extends Dimension {
  readonly tests: Uint32Array;
  /** Where the tests of a bin begin in `tests`; one more entry for the end. */
  readonly starts: Uint32Array;
  /** The bins chosen, `to` excluded. */
  from: number;
  to: number;
}

/** Tests are counted in blocks of 1024, some as many blocks at a million: the way to a rank is short in both. */
const BLOCK_BITS = 10;
const BLOCK = 1 << BLOCK_BITS;
/** One bit of a byte for each dimension. */
const MOST_DIMENSIONS = 8;
/** From this part of all tests on it is quicker to look for those that move in order of memory (12 ms, not 90, at a million). */
const MANY = 1 / 8;

/**
 * Which tests lie in the ranges chosen in several dimensions at once? Counts and figures are kept current by the
 * tests that a change lets in or out, and a change allocates nothing. All exact: sums are of whole kbit/s.
 */
export class Crossfilter {
  /** Of each dimension, the tests in each bin that the ranges of all other dimensions let through. */
  readonly counts: readonly Uint32Array[];
  readonly #kbps: Uint32Array;
  readonly #dimensions: readonly OrderedDimension[];
  /** For each test, the bits of the dimensions whose range it lies outside of. */
  readonly #outside: Uint8Array;
  /** Chosen tests in each block. */
  readonly #blocks: Uint32Array;
  readonly #moved: Uint32Array;
  readonly #firstAtLimit: number;
  #tests: number;
  #kbpsSum: number;
  #atLimit: number;

  /** `kbps`: of each test, in ascending order; `dimensions` (at most eight) tell their bins in the same order. */
  constructor(kbps: Uint32Array, dimensions: readonly Dimension[], limitKbps: number) {
    if (dimensions.length > MOST_DIMENSIONS) throw new RangeError(`${dimensions.length} dimensions`);
    this.#kbps = kbps;
    this.#dimensions = dimensions.map(ordered);
    this.counts = this.#dimensions.map(({ starts, size }) =>
      Uint32Array.from({ length: size }, (_, bin) => starts[bin + 1]! - starts[bin]!),
    );
    this.#outside = new Uint8Array(kbps.length);
    this.#moved = new Uint32Array(kbps.length);
    this.#blocks = Uint32Array.from({ length: Math.ceil(kbps.length / BLOCK) }, (_, block) =>
      Math.min(BLOCK, kbps.length - block * BLOCK),
    );
    const firstAtLimit = kbps.findIndex((value) => value >= limitKbps);
    this.#firstAtLimit = firstAtLimit < 0 ? kbps.length : firstAtLimit;
    this.#tests = kbps.length;
    this.#kbpsSum = kbps.reduce((sum, value) => sum + value, 0);
    this.#atLimit = kbps.length - this.#firstAtLimit;
  }

  /** Chooses the bins [`from`, `to`) of a dimension in place of those chosen before. */
  choose(dimension: number, from: number, to: number): void {
    const chosen = this.#dimensions[dimension]!;
    this.#pass(dimension, chosen.from, Math.min(chosen.to, from), -1);
    this.#pass(dimension, Math.max(chosen.from, to), chosen.to, -1);
    this.#pass(dimension, from, Math.min(to, chosen.from), 1);
    this.#pass(dimension, Math.max(from, chosen.to), to, 1);
    chosen.from = from;
    chosen.to = to;
  }

  /** How many tests are chosen. */
  get tests(): number {
    return this.#tests;
  }

  /** Mean of the chosen tests, kbit/s; null for none. */
  get meanKbps(): number | null {
    return this.#tests === 0 ? null : this.#kbpsSum / this.#tests;
  }

  /** Median of the chosen tests, kbit/s, halfway between the two middle ones of an even number; null for none. */
  get medianKbps(): number | null {
    if (this.#tests === 0) return null;
    return (this.#kbpsAt((this.#tests - 1) >> 1) + this.#kbpsAt(this.#tests >> 1)) / 2;
  }

  /** Share of the chosen tests at or above the limit, 0 to 1; null for none. */
  get shareAtLimit(): number | null {
    return this.#tests === 0 ? null : this.#atLimit / this.#tests;
  }

  /** Lets the tests of the bins [`from`, `to`) into their dimension's range (`step` 1) or out of it (-1). */
  #pass(dimension: number, from: number, to: number, step: 1 | -1): void {
    if (from >= to) return;
    const { bins, tests, starts } = this.#dimensions[dimension]!;
    const [start, end] = [starts[from]!, starts[to]!];
    if (end - start <= bins.length * MANY) return this.#move(dimension, tests, start, end, step);
    let found = 0;
    for (let test = 0; test < bins.length; test++) {
      if (bins[test]! >= from && bins[test]! < to) this.#moved[found++] = test;
    }
    this.#move(dimension, this.#moved, 0, found, step);
  }

  #move(dimension: number, tests: Uint32Array, start: number, end: number, step: 1 | -1): void {
    const dimensions = this.#dimensions;
    const counts = this.counts;
    const outside = this.#outside;
    const kbps = this.#kbps;
    const blocks = this.#blocks;
    const firstAtLimit = this.#firstAtLimit;
    const bit = 1 << dimension;
    let passed = 0;
    let sum = 0;
    let atLimit = 0;
    for (let i = start; i < end; i++) {
      const test = tests[i]!;
      const others = (outside[test]! ^= bit) & ~bit;
      if (others === 0) {
        passed++;
        sum += kbps[test]!;
        if (test >= firstAtLimit) atLimit++;
        blocks[test >> BLOCK_BITS]! += step;
        for (let other = 0; other < counts.length; other++) {
          if (other !== dimension) counts[other]![dimensions[other]!.bins[test]!]! += step;
        }
      } else if ((others & (others - 1)) === 0) {
        const only = 31 - Math.clz32(others);
        counts[only]![dimensions[only]!.bins[test]!]! += step;
      }
    }
    this.#tests += step * passed;
    this.#kbpsSum += step * sum;
    this.#atLimit += step * atLimit;
  }

  /** Speed of the chosen test at a rank from 0. */
  #kbpsAt(rank: number): number {
    let left = rank;
    let block = 0;
    for (; left >= this.#blocks[block]!; block++) left -= this.#blocks[block]!;
    let test = block * BLOCK;
    for (; left > 0 || this.#outside[test] !== 0; test++) if (this.#outside[test] === 0) left--;
    return this.#kbps[test]!;
  }
}

/** The dimension with its tests counted into their bins, everything chosen. */
function ordered({ bins, size }: Dimension): OrderedDimension {
  const starts = new Uint32Array(size + 1);
  for (const bin of bins) starts[bin + 1]!++;
  for (let bin = 0; bin < size; bin++) starts[bin + 1]! += starts[bin]!;
  const next = starts.slice();
  const tests = new Uint32Array(bins.length);
  for (let test = 0; test < bins.length; test++) tests[next[bins[test]!]!++] = test;
  return { bins, size, tests, starts, from: 0, to: size };
}
