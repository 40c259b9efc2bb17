import { cellOf, NN, NS, PAIR, PRODUCT_WIDTH, SN, SS, TOTAL_WIDTH, type StrataSums } from '../strata-sums.ts';
import type { SizeClass } from './size-classes.ts';
import { addExactSums } from './wide-sums.ts';

/** The `StrataSums` of many groups in a few arrays, which a thread sends much faster than one by one. */
export interface StrataTable {
  readonly strata: number;
  /** Groups in the order of their sums, and where their numbers in `products` end. */
  readonly groups: readonly number[];
  readonly ends: readonly number[];
  readonly totals: Float64Array;
  readonly products: Float64Array;
}

/** The sums of each group of a table, as views of its arrays. */
export function strataByGroup({ strata, groups, ends, totals, products }: StrataTable) {
  const width = 2 * strata * TOTAL_WIDTH;
  const sumsOf = (i: number): StrataSums => ({
    strata,
    totals: totals.subarray(i * width, (i + 1) * width),
    products: products.subarray(ends[i - 1] ?? 0, ends[i]),
  });
  return new Map(groups.map((group, i) => [group, sumsOf(i)]));
}

/** Offsets of what is known of a cell: all its rows, and those of clusters that have no other row in the area. */
export const [TESTS, KBPS, SINGLES, SINGLE_KBPS] = [0, 1, 2, 3] as const;
export const SINGLE_SQUARES = SINGLE_KBPS + 2;
export const CELL_WIDTH = SINGLE_SQUARES + 2;

/** Strata as they were scanned in several periods. */
export interface ScannedStrata {
  readonly strata: number;
  readonly periods: number;
  /** Of a group's clusters of several rows: where the sums of each pair of cells stand (see `StrataProducts`). */
  readonly pairsOf: (group: number) => readonly SizeClass[];
  readonly sums: Float64Array;
  /** Sums what is known of a cell into an array of `CELL_WIDTH` zeros. */
  readonly addCell: (cell: Float64Array, group: number, stratum: number, period: number) => void;
}

/** The sums of groups by stratum, now (period 0) and in a base period: singletons and the other clusters together. */
export function strataTable(scanned: ScannedStrata, groups: readonly number[], base: number): StrataTable {
  const { strata } = scanned;
  const [cells, classes] = [2 * strata, groups.map(scanned.pairsOf)];
  const capacity = classes.reduce((sum, { length }) => sum + length + cells, 0);
  const table = {
    strata,
    groups,
    ends: [] as number[],
    totals: new Float64Array(groups.length * cells * TOTAL_WIDTH),
    products: new Float64Array(capacity * PRODUCT_WIDTH),
  };
  const own = new Int32Array(cells);
  const cell = new Float64Array(CELL_WIDTH);
  let end = 0;
  for (let i = 0; i < groups.length; i++) {
    own.fill(-1);
    end = addPairs(scanned, table.products, { classes: classes[i]!, base, own, end });
    for (const [side, period] of [
      ['now', 0],
      ['base', base],
    ] as const) {
      for (let stratum = 0; stratum < strata; stratum++) {
        scanned.addCell(cell.fill(0), groups[i]!, stratum, period);
        if (cell[TESTS] === 0) continue;
        const number = cellOf(stratum, side);
        const total = (i * cells + number) * TOTAL_WIDTH;
        table.totals[total] = cell[TESTS]!;
        table.totals[total + 1] = cell[KBPS]!;
        if (cell[SINGLES] === 0) continue;
        const at = own[number]! < 0 ? end : own[number]!;
        if (at === end) end += PRODUCT_WIDTH;
        table.products[at + PAIR] = number * (cells + 1);
        table.products[at + NN]! += cell[SINGLES]!;
        addExactSums(table.products, at + NS, cell, SINGLE_KBPS);
        addExactSums(table.products, at + SN, cell, SINGLE_KBPS);
        addExactSums(table.products, at + SS, cell, SINGLE_SQUARES);
      }
    }
    table.ends.push(end);
  }
  return { ...table, products: table.products.slice(0, end) };
}

interface PairsOfGroup {
  readonly classes: readonly SizeClass[];
  readonly base: number;
  /** Set to where the pair of a cell with itself stands. */
  readonly own: Int32Array;
  readonly end: number;
}

/** Appends the pairs of cells now and in the base; returns the end. */
function addPairs(
  { strata, periods, sums }: ScannedStrata,
  found: Float64Array,
  { classes, base, own, end }: PairsOfGroup,
): number {
  const [cells, scanned] = [2 * strata, strata * periods];
  let next = end;
  for (const { at, size } of classes) {
    const [i, j] = [Math.floor(size / scanned), size % scanned];
    const [one, other] = [i % periods, j % periods];
    if ((one !== 0 && one !== base) || (other !== 0 && other !== base)) continue;
    const pair = [
      cellOf(Math.floor(i / periods), one === 0 ? 'now' : 'base'),
      cellOf(Math.floor(j / periods), other === 0 ? 'now' : 'base'),
    ] as const;
    if (i === j) own[pair[0]] = next;
    for (let offset = 0; offset < PAIR; offset++) found[next + offset] = sums[at + offset]!;
    found[next + PAIR] = pair[0] * cells + pair[1];
    next += PRODUCT_WIDTH;
  }
  return next;
}
