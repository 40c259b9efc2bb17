import type { StrataProducts } from './strata-products.ts';

/** The cells that one cluster measured in: a stratum in a period is `stratum * periods + period`. */
export class TouchedCells {
  readonly #periods: number;
  readonly #tests: Float64Array;
  readonly #kbps: Float64Array;
  readonly #touched: Int32Array;
  #count = 0;

  constructor(strata: number, periods: number) {
    const cells = strata * periods;
    this.#periods = periods;
    this.#tests = new Float64Array(cells);
    this.#kbps = new Float64Array(cells);
    this.#touched = new Int32Array(cells);
  }

  add(cell: number, kbps: number): void {
    if (this.#tests[cell] === 0) this.#touched[this.#count++] = cell;
    this.#tests[cell]!++;
    this.#kbps[cell]! += kbps;
  }

  /** Adds the products of each pair of cells; of two different base periods (above 0) they are never needed. */
  addProducts(products: StrataProducts, group: number): void {
    const [tests, kbps, touched, count] = [this.#tests, this.#kbps, this.#touched, this.#count];
    for (let a = 0; a < count; a++) {
      const one = touched[a]!;
      products.add(group, one, one, tests[one]!, kbps[one]!, tests[one]!, kbps[one]!);
      for (let b = a + 1; b < count; b++) {
        const other = touched[b]!;
        if (!this.#compared(one % this.#periods, other % this.#periods)) continue;
        const [i, j] = one < other ? [one, other] : [other, one];
        products.add(group, i, j, tests[i]!, kbps[i]!, tests[j]!, kbps[j]!);
      }
    }
  }

  #compared(one: number, other: number): boolean {
    return one === other || one === 0 || other === 0;
  }

  clear(): void {
    for (let a = 0; a < this.#count; a++) {
      this.#tests[this.#touched[a]!] = 0;
      this.#kbps[this.#touched[a]!] = 0;
    }
    this.#count = 0;
  }
}
