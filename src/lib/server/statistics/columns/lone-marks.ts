import type { Scratch } from './scratch.ts';

/** Marks for each test: of few tests, the fewer fall on one by chance, the fewer are taken to be of one cluster. */
const MARKS_PER_TEST = 32;

const [NEVER, ONCE, AGAIN] = [0, 1, 2] as const;
/** By mark, how many more tests are alone once another one falls on it. */
const LONE_MORE = Int8Array.of(1, -1, 0);

/**
 * Tells the tests that are surely the only ones of their cluster in their unit, which most are: nothing needs to be
 * gathered for those. A mark by hash for each cluster and unit; tests of other clusters that fall on the same one are
 * taken for repeated, which costs time and changes nothing.
 */
export class LoneMarks {
  readonly #marks: Uint8Array;
  #mask = 0;
  #lone = 0;

  constructor(mostTests: number, scratch: Scratch) {
    this.#marks = scratch.uint8(marksFor(mostTests));
  }

  /** Forgets the tests before, to see at most so many. */
  begin(mostTests: number): void {
    const marks = marksFor(mostTests);
    this.#mask = marks - 1;
    this.#lone = 0;
    this.#marks.fill(NEVER, 0, marks);
  }

  /** Sees a test of a cluster in a unit, whose group is `whole`; returns where its mark is. */
  see(clusterMixed: number, whole: number): number {
    const at = (clusterMixed ^ Math.imul(whole, 0x85ebca6b)) & this.#mask;
    const mark = this.#marks[at]!;
    this.#marks[at] = mark === NEVER ? ONCE : AGAIN;
    this.#lone += LONE_MORE[mark]!;
    return at;
  }

  /** How many of the tests seen are surely alone. */
  get lone(): number {
    return this.#lone;
  }

  /** Once all are seen: is the test whose mark is there surely alone? */
  isLone(at: number): boolean {
    return this.#marks[at] === ONCE;
  }
}

const marksFor = (tests: number) => 2 ** Math.ceil(Math.log2(Math.max(1, tests) * MARKS_PER_TEST));
