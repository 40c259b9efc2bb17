import { ClusterMoments } from '../../aggregates/column-store/cluster-moments.ts';
import { GroupPowers, NO_POWERS } from '../../aggregates/column-store/group-powers.ts';
import { wholeNumberOf } from '../../aggregates/column-store/whole-numbers.ts';
import type { MeanIngredients } from '../../aggregates/mean-interval.ts';

/** A single group, whose sums have the number 0. */
export const ONE_GROUP = { codes: [''], operators: [null] } as const;

const NO_SINGLETONS = {
  tests: 0,
  deviceKnown: 0,
  v: NO_POWERS.x,
  vv: NO_POWERS.xx,
  vvv: NO_POWERS.xxx,
};

/** The exact sums behind a mean of clustered values and its interval: `n` values in each cluster, their sum `s`. */
export function ingredientsOf(
  n: ArrayLike<number>,
  s: ArrayLike<number>,
  values: Iterable<number>,
): MeanIngredients {
  const clusters = new ClusterMoments(1);
  for (let cluster = 0; cluster < n.length; cluster++) {
    if (n[cluster]! > 0) clusters.add(0, n[cluster]!, s[cluster]!);
  }
  const squares = new GroupPowers(ONE_GROUP);
  for (const value of values) squares.addSquare(0, value);
  const moments = clusters.of(0, NO_SINGLETONS);
  return {
    tests: Number(moments.n1),
    clusters: moments.clusters,
    n2: wholeNumberOf(moments.n2),
    n3: wholeNumberOf(moments.n3),
    n4: wholeNumberOf(moments.n4),
    n5: wholeNumberOf(moments.n5),
    kbpsSum: wholeNumberOf(moments.s),
    kbpsSquared: wholeNumberOf(squares.of(0).xx),
    ns: wholeNumberOf(moments.ns),
    ss: wholeNumberOf(moments.ss),
    nns: wholeNumberOf(moments.nns),
    nss: wholeNumberOf(moments.nss),
    sss: wholeNumberOf(moments.sss),
  };
}
