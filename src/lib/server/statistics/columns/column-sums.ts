import { bisectLeft, bisectRight } from 'd3';
import type { ClusterSums } from '../cluster-sums.sql.ts';
import { PERCENTILES } from '../percentile-ranks.ts';
import { ClusterMoments } from './cluster-moments.ts';
import { clusterKey, ClusterTable, deviceKnownOfKey, groupOfKey } from './cluster-table.ts';
import { BucketSteps } from './bucket-steps.ts';
import { groupCount, groupName, groupsShown, wholesOf } from './groups.ts';
import { orderedSpeeds, percentile } from './ordered-speeds.ts';
import { LoneTests } from './lone-tests.ts';
import { groupFigures } from './group-figures.ts';
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
  { limit, byOperator }: { readonly limit: number; readonly byOperator: boolean },
): Promise<readonly ColumnSums[]> {
  const { groups } = selection.choice;
  const { tests, failedTests } = selection;
  const order = orderedSpeeds(selection);
  const shown = groupsShown(groups, byOperator, (group) => tests[group]! + failedTests[group]! > 0);
  const percentiles = new Map(
    shown.map((group) => [
      group,
      PERCENTILES.map(({ probability }) => percentile(order.of(group), probability)),
    ]),
  );
  const bounds = new Float64Array(groupCount(groups) * KINDS);
  for (const [group, speeds] of percentiles) {
    bounds.set([limit, ...speeds.map((speed) => speed ?? 0)], group * KINDS);
  }
  const { kinds, devices, ...gathered } = await gather(selection, bounds, byOperator);
  return shown.map((group) => {
    const { code, operator, whole } = groupName(groups, group);
    const speeds = order.of(group);
    const { sums, deviceKnown, loneDevices } = groupFigures(selection, gathered, group);
    const [kbpsP20, kbpsP50, kbpsP80] = percentiles.get(group)!;
    const [limits, p20, p50, p80] = kinds.of(group, [
      speeds.length - bisectLeft(speeds, limit),
      ...percentiles.get(group)!.map((speed) => bisectRight(speeds, speed ?? 0)),
    ]);
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
        testsWithoutDevice: tests[group]! - deviceKnown,
        devices: loneDevices + devices[group]!,
        limitK: limits!.k,
        limitNk: limits!.nk,
        limitKk: limits!.kk,
        kbpsP20: kbpsP20!,
        p20K: p20!.k,
        p20Nk: p20!.nk,
        p20Kk: p20!.kk,
        kbpsP50: kbpsP50!,
        p50K: p50!.k,
        p50Nk: p50!.nk,
        p50Kk: p50!.kk,
        kbpsP80: kbpsP80!,
        p80K: p80!.k,
        p80Nk: p80!.nk,
        p80Kk: p80!.kk,
      },
    };
  });
}

/** What the repeated tests say. `bounds`: by group, the speeds that say which tests are of each kind. */
async function gather(selection: Selection, bounds: Float64Array, byOperator: boolean) {
  const { groups } = selection.choice;
  const count = groupCount(groups);
  const [repeated, clusters, kinds] = [
    new TestMoments(groups),
    new ClusterMoments(count),
    new KindSums(count),
  ];
  const devices = new Float64Array(count);
  const wholes = wholesOf(groups);
  const steps = new BucketSteps([selection]);
  const countings = byOperator ? 2 : 1;
  const lone = new LoneTests(steps.most, wholes);
  const table = new ClusterTable(steps.most * countings);
  const { figures } = table;
  const countTest = (at: number, group: number, kbps: number) => {
    const from = group * KINDS;
    figures[at + TESTS]!++;
    figures[at + KBPS]! += kbps;
    figures[at + OF_KIND]! += Number(kbps >= bounds[from]!);
    for (let kind = 1; kind < KINDS; kind++)
      figures[at + OF_KIND + kind]! += Number(kbps <= bounds[from + kind]!);
  };
  await steps.each((stretches, tests) => {
    lone.look(stretches, tests);
    table.begin(tests * countings);
    for (const { columns, groupOf, from, to } of stretches) {
      const { clusterLow, clusterHigh, traits, kbps } = columns;
      for (let i = from; i < to; i++) {
        const group = groupOf[i]!;
        if (group < 0) continue;
        const [low, high] = [clusterLow[i]!, clusterHigh[i]!];
        if (lone.has(low, high, group)) continue;
        const [known, speed, whole] = [isDeviceKnown(traits[i]!), kbps[i]!, wholes[group]!];
        repeated.add(group, known, speed);
        countTest(table.at(low, high, clusterKey(whole, known)), whole, speed);
        if (byOperator) countTest(table.at(low, high, clusterKey(group, known)), group, speed);
      }
    }
    const { entries } = table;
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i]!;
      const key = table.keyAt(at);
      const group = groupOfKey(key);
      const testsOf = figures[at + TESTS]!;
      clusters.add(group, testsOf, figures[at + KBPS]!);
      for (let kind = 0; kind < KINDS; kind++) kinds.add(group, kind, testsOf, figures[at + OF_KIND + kind]!);
      devices[group]! += deviceKnownOfKey(key);
    }
  });
  return { repeated, clusters, kinds, devices };
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
    return all.map((tests, kind) => {
      const at = (group * KINDS + kind) * 3;
      const lone = tests - this.#sums[at]!;
      return { k: tests, nk: lone + this.#sums[at + 1]!, kk: lone + this.#sums[at + 2]! };
    });
  }
}
