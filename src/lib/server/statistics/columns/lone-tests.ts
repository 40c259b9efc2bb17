import type { Stretch } from './bucket-steps.ts';

/** Marks for each test: of few tests, the fewer fall on one by chance, the fewer are taken to be of one cluster. */
const MARKS_PER_TEST = 32;
const ONCE = 1;
const AGAIN = 2;

/**
 * Tells the tests that are surely the only ones of their cluster in their unit, which most are: nothing needs to be
 * gathered for those. A mark by hash for each cluster and unit; tests of other clusters that fall on the same one are
 * taken for repeated, which costs time and changes nothing.
 */
export class LoneTests {
  readonly #marks: Uint8Array;
  readonly #wholes: Int32Array;
  #mask = 0;

  /** `wholes`: by group, that of its unit. */
  constructor(mostTests: number, wholes: Int32Array) {
    this.#marks = new Uint8Array(marksFor(mostTests));
    this.#wholes = wholes;
  }

  /** Forgets the tests before and looks at those of some stretches. */
  look(stretches: readonly Stretch[], tests: number): void {
    const [marks, wholes, mask] = [this.#marks, this.#wholes, marksFor(tests) - 1];
    this.#mask = mask;
    marks.fill(0, 0, mask + 1);
    for (const { columns, groupOf, from, to } of stretches) {
      const { clusterMixed } = columns;
      for (let i = from; i < to; i++) {
        const group = groupOf[i]!;
        if (group < 0) continue;
        const at = markOf(clusterMixed[i]!, wholes[group]!) & mask;
        marks[at] = marks[at] === 0 ? ONCE : AGAIN;
      }
    }
  }

  /** Is a test that was looked at surely the only one of its cluster in its unit, whose group is `whole`? */
  has(clusterMixed: number, whole: number): boolean {
    return this.#marks[markOf(clusterMixed, whole) & this.#mask] === ONCE;
  }
}

const marksFor = (tests: number) => 2 ** Math.ceil(Math.log2(Math.max(1, tests) * MARKS_PER_TEST));
const markOf = (clusterMixed: number, whole: number) => clusterMixed ^ Math.imul(whole, 0x85ebca6b);
