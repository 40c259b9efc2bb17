import type { PeriodSums } from '../change-sums.sql.ts';
import type { ClusterMoments } from './cluster-moments.ts';
import type { Selection } from './selection.ts';
import type { TestMoments, TestSums } from './test-moments.ts';
import { wholeNumberOf } from './whole-number-of.ts';

/** The clusters of a selection: what is gathered of the repeated tests, the others being clusters of one test. */
export interface Gathered {
  readonly repeated: TestMoments;
  readonly clusters: ClusterMoments;
}

/** Of a group's tests that are selected: their sums, and of how many the device is known, and of how many lone ones. */
export interface GroupFigures {
  readonly sums: PeriodSums;
  readonly deviceKnown: number;
  readonly loneDevices: number;
}

export function groupFigures(selection: Selection, gathered: Gathered, group: number): GroupFigures {
  const all = selection.moments.of(group);
  const lone = without(all, gathered.repeated.of(group));
  const moments = gathered.clusters.of(group, lone);
  const sums = {
    tests: selection.tests[group]!,
    failedTests: selection.failedTests[group]!,
    clusters: moments.clusters,
    n2: wholeNumberOf(moments.n2),
    n3: wholeNumberOf(moments.n3),
    n4: wholeNumberOf(moments.n4),
    n5: wholeNumberOf(moments.n5),
    kbpsSum: wholeNumberOf(all.v),
    kbpsSquared: wholeNumberOf(all.vv),
    ns: wholeNumberOf(moments.ns),
    ss: wholeNumberOf(moments.ss),
    nns: wholeNumberOf(moments.nns),
    nss: wholeNumberOf(moments.nss),
    sss: wholeNumberOf(moments.sss),
  };
  return { sums, deviceKnown: all.deviceKnown, loneDevices: lone.deviceKnown };
}

const without = (all: TestSums, some: TestSums): TestSums => ({
  tests: all.tests - some.tests,
  deviceKnown: all.deviceKnown - some.deviceKnown,
  v: all.v - some.v,
  vv: all.vv - some.vv,
  vvv: all.vvv - some.vvv,
});
