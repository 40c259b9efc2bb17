import { BAND_HOURS } from '#lib/domain/counting.ts';
import { groupCount, groupsPerCode, type Groups } from '../groups.ts';
import { addExact } from './exact-sums.ts';
import type { Batch, BucketScan, Segment } from './bucket-scan.ts';
import { UNKNOWN } from './measurement-columns.sql.ts';
import type { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { addExactSums, addProductOf } from './wide-sums.ts';
import { StrataProducts } from './strata-products.ts';
import {
  CELL_WIDTH,
  KBPS,
  SINGLE_KBPS,
  SINGLE_SQUARES,
  SINGLES,
  strataTable,
  TESTS,
  type ScannedStrata,
  type StrataTable,
} from './strata-table.ts';
import { TouchedCells } from './touched-cells.ts';

/** Bands of the day; the last stratum is of measurements whose hour is unknown. */
const BANDS = 24 / BAND_HOURS;
export const HOUR_STRATA = BANDS + 1;

export interface CollectorOptions {
  readonly groups: Groups;
  /** Periods scanned together; the first is "now". */
  readonly periods: number;
  readonly byOperator: boolean;
}

/**
 * Collects the sums of each area by operator and by band of the day, and with `byOperator` those of each operator by
 * band. Singletons are added row by row; the rows of an area's other clusters are chained and added cluster by cluster.
 */
export class StrataCollector {
  readonly #options: CollectorOptions;
  readonly #perCode: number;
  /** By group of an operator, band and period, the numbers of a cell. */
  readonly #fine: Float64Array;
  /** By area. */
  readonly #operators: StrataProducts;
  /** By group, every `#spacing`th one. */
  readonly #hours: StrataProducts;
  readonly #spacing: number;
  readonly #ofOperators: TouchedCells;
  readonly #ofHours: TouchedCells;
  /** By cluster of the batch, its last row plus 1; by row, the one before it in its cluster. */
  readonly #last: Int32Array;
  readonly #earlier: Int32Array;
  /** By row, the offset of its operator's group, its band and period, in one number; and its kbit/s. */
  readonly #fineCell: Int32Array;
  readonly #kbps: Uint32Array;

  constructor(options: CollectorOptions, { maxBatchRows }: BucketScan, scratch: ScratchArena) {
    const { groups, periods } = options;
    this.#options = options;
    this.#perCode = groupsPerCode(groups);
    this.#fine = new Float64Array(groupCount(groups) * HOUR_STRATA * periods * CELL_WIDTH);
    this.#operators = new StrataProducts(groups.codes.length, groups.operators.length * periods);
    this.#spacing = options.byOperator ? 1 : this.#perCode;
    this.#hours = new StrataProducts(groupCount(groups) / this.#spacing, HOUR_STRATA * periods);
    this.#ofOperators = new TouchedCells(groups.operators.length, periods);
    this.#ofHours = new TouchedCells(HOUR_STRATA, periods);
    this.#last = scratch.int32(maxBatchRows);
    this.#earlier = scratch.int32(maxBatchRows);
    this.#fineCell = scratch.int32(maxBatchRows);
    this.#kbps = scratch.uint32(maxBatchRows);
  }

  begin({ count, before }: MultiMeasurementClusters): void {
    this.#last.fill(0, 0, count - before);
  }

  collect({ selection, columns, from, to }: Segment, batch: Batch, clusters: MultiMeasurementClusters): void {
    const { rows, groups } = batch;
    const { kbps, band } = columns;
    const { numbers, before } = clusters;
    const [fine, perCode, { periods }] = [this.#fine, this.#perCode, this.#options];
    for (let i = from; i < to; i++) {
      const [row, group, number] = [rows[i]!, groups[i]!, numbers[i]!];
      const speed = kbps[row]!;
      const hours = band[row] === UNKNOWN ? BANDS : band[row]!;
      const at = this.#fineAt(group, hours, selection);
      fine[at + TESTS]!++;
      fine[at + KBPS]! += speed;
      if (number === 0) {
        fine[at + SINGLES]!++;
        addExact(fine, at + SINGLE_KBPS, speed);
        addProductOf(fine, at + SINGLE_SQUARES, speed, speed);
      } else {
        this.#fineCell[i] = ((group % perCode) * HOUR_STRATA + hours) * periods + selection;
        this.#kbps[i] = speed;
        this.#earlier[i] = this.#last[number - before - 1]!;
        this.#last[number - before - 1] = i + 1;
      }
    }
  }

  flush(clusters: MultiMeasurementClusters): void {
    for (let number = clusters.before + 1; number <= clusters.count; number++)
      this.#addCluster(clusters.groupOf(number), this.#last[number - clusters.before - 1]!);
  }

  /** Adds a cluster of an area, given by its last row plus 1. */
  #addCluster(whole: number, last: number): void {
    const { periods, byOperator } = this.#options;
    const [operators, hours] = [this.#ofOperators, this.#ofHours];
    const ofOperator = HOUR_STRATA * periods;
    let [first, isOfOne] = [-1, true];
    for (let i = last - 1; i >= 0; i = this.#earlier[i]! - 1) {
      const [cell, speed] = [this.#fineCell[i]!, this.#kbps[i]!];
      const operator = Math.floor(cell / ofOperator);
      if (first < 0) first = operator;
      else if (first !== operator) isOfOne = false;
      operators.add((operator - 1) * periods + (cell % periods), speed);
      hours.add(cell % ofOperator, speed);
    }
    operators.addProducts(this.#operators, whole / this.#perCode);
    hours.addProducts(this.#hours, whole / this.#spacing);
    if (byOperator && isOfOne) hours.addProducts(this.#hours, whole + first);
    operators.clear();
    hours.clear();
    if (byOperator && !isOfOne) this.#addByOperator(whole, last);
  }

  /** Adds the measurements of a cluster that used several operators to each of those. */
  #addByOperator(whole: number, last: number): void {
    const ofOperator = HOUR_STRATA * this.#options.periods;
    for (let operator = 1; operator < this.#perCode; operator++) {
      for (let i = last - 1; i >= 0; i = this.#earlier[i]! - 1) {
        const cell = this.#fineCell[i]!;
        if (Math.floor(cell / ofOperator) === operator) this.#ofHours.add(cell % ofOperator, this.#kbps[i]!);
      }
      this.#ofHours.addProducts(this.#hours, whole + operator);
      this.#ofHours.clear();
    }
  }

  /** The sums of areas by operator, the last stratum of unknown ones, in two periods: now, and a base from 1. */
  operatorsOf(wholes: readonly number[], base: number): StrataTable {
    const { groups, periods } = this.#options;
    const strata = groups.operators.length;
    const addCell: ScannedStrata['addCell'] = (cell, whole, operator, period) => {
      for (let hours = 0; hours < HOUR_STRATA; hours++)
        this.#addFine(cell, whole + 1 + operator, hours, period);
    };
    const pairsOf = (whole: number) => this.#operators.of(whole / this.#perCode);
    return strataTable({ strata, periods, pairsOf, sums: this.#operators.sums, addCell }, wholes, base);
  }

  /** The sums of groups by band of the day. */
  hoursOf(groups: readonly number[], base: number): StrataTable {
    const { periods } = this.#options;
    const addCell: ScannedStrata['addCell'] = (cell, group, hours, period) => {
      if (group % this.#perCode > 0) this.#addFine(cell, group, hours, period);
      else for (let of = group + 1; of < group + this.#perCode; of++) this.#addFine(cell, of, hours, period);
    };
    const pairsOf = (group: number) => this.#hours.of(group / this.#spacing);
    const scanned = { strata: HOUR_STRATA, periods, pairsOf, sums: this.#hours.sums, addCell };
    return strataTable(scanned, groups, base);
  }

  #addFine(cell: Float64Array, group: number, hours: number, period: number): void {
    const [fine, at] = [this.#fine, this.#fineAt(group, hours, period)];
    if (fine[at + TESTS] === 0) return;
    cell[TESTS]! += fine[at + TESTS]!;
    cell[KBPS]! += fine[at + KBPS]!;
    cell[SINGLES]! += fine[at + SINGLES]!;
    addExactSums(cell, SINGLE_KBPS, fine, at + SINGLE_KBPS);
    addExactSums(cell, SINGLE_SQUARES, fine, at + SINGLE_SQUARES);
  }

  #fineAt(group: number, hours: number, period: number): number {
    return CELL_WIDTH * ((group * HOUR_STRATA + hours) * this.#options.periods + period);
  }
}
