import { bisectLeft, bisectRight } from 'd3';
import type { ClusterSums } from '../cluster-sums.sql.ts';
import type { UnitSumsOptions } from '../unit-sums.ts';
import { PERCENTILES } from '../percentile-ranks.ts';
import { ClusterMoments } from './cluster-moments.ts';
import { clusterKey, ClusterTable, deviceKnownOfKey, groupOfKey } from './cluster-table.ts';
import { BucketSteps, type StepTaker, type Stretch } from './bucket-steps.ts';
import { groupCount, groupName, groupsShown, wholesOf, type Groups } from './groups.ts';
import { orderedSpeeds, percentile } from './ordered-speeds.ts';
import { LoneTests } from './lone-tests.ts';
import { groupFigures } from './group-figures.ts';
import type { Scratch } from './scratch.ts';
import type { Selection } from './selection.ts';
import { isDeviceKnown } from './test-columns.ts';
import { TestMoments } from './test-moments.ts';

/** A group's sums, and its tests' speeds in order, slowest first, kbit/s. */
export interface ColumnSums {
  readonly group: number;
  readonly sums: ClusterSums;
  readonly speeds: Uint32Array;
}

/** Kinds of tests: at or above the limit, at or below each percentile. */
const KINDS = 1 + PERCENTILES.length;
/** Figures of a cluster: its tests, their kbit/s, and after them how many are of each kind. */
const [TESTS, KBPS, OF_KIND] = [0, 1, 2] as const;

/**
 * The sums of each group of the tests selected, in the order of `Groups`, those of no known operator left out: the
 * same to the digit as `clusterSums` of the same tests. `limit` in kbit/s.
 */
export async function columnSums(
  selection: Selection,
  { limit, byOperator }: UnitSumsOptions,
  scratch: Scratch,
): Promise<readonly ColumnSums[]> {
  const { groups } = selection.choice;
  const { tests, failedTests } = selection;
  const order = orderedSpeeds(selection, scratch);
  const shown = groupsShown(groups, byOperator, (group) => tests[group]! + failedTests[group]! > 0);
  const bounds = new Float64Array(groupCount(groups) * KINDS);
  for (const group of shown) {
    const speeds = order.of(group);
    bounds[group * KINDS] = limit;
    for (const [i, { probability }] of PERCENTILES.entries())
      bounds[group * KINDS + 1 + i] = percentile(speeds, probability) ?? 0;
  }
  const steps = new BucketSteps([selection]);
  const gathered = new RepeatedTests(groups, steps, bounds, byOperator);
  await steps.each(gathered);
  const sums: ColumnSums[] = [];
  for (const group of shown)
    sums.push(sumsOf(selection, gathered, group, order.of(group), bounds.subarray(group * KINDS)));
  return sums;
}

/** `bounds`: the speeds that say which tests are of each kind. */
function sumsOf(
  selection: Selection,
  gathered: RepeatedTests,
  group: number,
  speeds: Uint32Array,
  bounds: Float64Array,
): ColumnSums {
  const { code, operator, whole } = groupName(selection.choice.groups, group);
  const { sums, deviceKnown, loneDevices } = groupFigures(selection, gathered, group);
  const ofKind = [speeds.length - bisectLeft(speeds, bounds[0]!)];
  for (let kind = 1; kind < KINDS; kind++) ofKind.push(bisectRight(speeds, bounds[kind]!));
  const [limits, p20, p50, p80] = gathered.kinds.of(group, ofKind);
  const percentileAt = (kind: number) => (speeds.length === 0 ? null : bounds[kind]!);
  return {
    group,
    speeds,
    sums: {
      monthOn: null,
      hourFrom: null,
      technology: null,
      cell: null,
      code,
      operator,
      whole,
      ...sums,
      testsWithoutDevice: selection.tests[group]! - deviceKnown,
      devices: loneDevices + gathered.devices[group]!,
      limitK: limits!.k,
      limitNk: limits!.nk,
      limitKk: limits!.kk,
      kbpsP20: percentileAt(1),
      p20K: p20!.k,
      p20Nk: p20!.nk,
      p20Kk: p20!.kk,
      kbpsP50: percentileAt(2),
      p50K: p50!.k,
      p50Nk: p50!.nk,
      p50Kk: p50!.kk,
      kbpsP80: percentileAt(3),
      p80K: p80!.k,
      p80Nk: p80!.nk,
      p80Kk: p80!.kk,
    },
  };
}

/** What the repeated tests say. */
class RepeatedTests implements StepTaker {
  readonly repeated: TestMoments;
  readonly clusters: ClusterMoments;
  readonly kinds: KindSums;
  /** By group: devices with more than one test. */
  readonly devices: Float64Array;
  readonly #bounds: Float64Array;
  readonly #wholes: Int32Array;
  readonly #countings: number;
  readonly #lone: LoneTests;
  readonly #table: ClusterTable;

  /** `bounds`: by group, the speeds that say which tests are of each kind. */
  constructor(groups: Groups, steps: BucketSteps, bounds: Float64Array, byOperator: boolean) {
    const count = groupCount(groups);
    this.repeated = new TestMoments(groups);
    this.clusters = new ClusterMoments(count);
    this.kinds = new KindSums(count);
    this.devices = new Float64Array(count);
    this.#bounds = bounds;
    this.#wholes = wholesOf(groups);
    this.#countings = byOperator ? 2 : 1;
    this.#lone = new LoneTests(steps.most, this.#wholes);
    this.#table = new ClusterTable(steps.most * this.#countings);
  }

  take(stretches: readonly Stretch[], tests: number): void {
    const [wholes, lone, table, repeated] = [this.#wholes, this.#lone, this.#table, this.repeated];
    const byOperator = this.#countings > 1;
    lone.look(stretches, tests);
    table.begin(tests * this.#countings);
    for (const { columns, groupOf, from, to } of stretches) {
      const { clusterMixed, clusterHigh, traits, kbps } = columns;
      for (let i = from; i < to; i++) {
        const group = groupOf[i]!;
        if (group < 0) continue;
        const [mix, whole] = [clusterMixed[i]!, wholes[group]!];
        if (lone.has(mix, whole)) continue;
        const [high, known, speed] = [clusterHigh[i]!, isDeviceKnown(traits[i]!), kbps[i]!];
        repeated.add(group, known, speed);
        this.#count(table.at(mix, high, clusterKey(whole, known)), whole, speed);
        if (byOperator) this.#count(table.at(mix, high, clusterKey(group, known)), group, speed);
      }
    }
    this.#gather();
  }

  #count(at: number, group: number, kbps: number): void {
    const { figures } = this.#table;
    const bounds = this.#bounds;
    const from = group * KINDS;
    figures[at + TESTS]!++;
    figures[at + KBPS]! += kbps;
    figures[at + OF_KIND]! += Number(kbps >= bounds[from]!);
    for (let kind = 1; kind < KINDS; kind++)
      figures[at + OF_KIND + kind]! += Number(kbps <= bounds[from + kind]!);
  }

  #gather(): void {
    const { entries, figures } = this.#table;
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i]!;
      const key = this.#table.keyAt(at);
      const group = groupOfKey(key);
      const tests = figures[at + TESTS]!;
      this.clusters.add(group, tests, figures[at + KBPS]!);
      for (let kind = 0; kind < KINDS; kind++)
        this.kinds.add(group, kind, tests, figures[at + OF_KIND + kind]!);
      this.devices[group]! += deviceKnownOfKey(key);
    }
  }
}

/** By group and kind, of the k tests of the kind among n in each cluster: k, n*k and k*k summed, which doubles hold. */
class KindSums {
  readonly #sums: Float64Array;

  constructor(groups: number) {
    this.#sums = new Float64Array(groups * KINDS * 3);
  }

  add(group: number, kind: number, n: number, k: number): void {
    const at = (group * KINDS + kind) * 3;
    this.#sums[at]! += k;
    this.#sums[at + 1]! += n * k;
    this.#sums[at + 2]! += k * k;
  }

  /** In the order of the kinds. `all`: the tests of each kind, those added and clusters of one test. */
  of(group: number, all: readonly number[]) {
    const sums: { readonly k: number; readonly nk: number; readonly kk: number }[] = [];
    for (let kind = 0; kind < KINDS; kind++) {
      const at = (group * KINDS + kind) * 3;
      const tests = all[kind]!;
      const lone = tests - this.#sums[at]!;
      sums.push({ k: tests, nk: lone + this.#sums[at + 1]!, kk: lone + this.#sums[at + 2]! });
    }
    return sums;
  }
}
