import type { IntervalValue } from '#lib/domain/workbench/catalog-view.ts';
import { PairMoments } from '../../aggregates/column-store/pair-moments.ts';
import { meanDifference } from '../../aggregates/mean-difference.ts';
import { ClusteredList } from './clustered-list.ts';
import { wholeValues, type Fields, type Range } from './value-lists.ts';

/** Fields of `paired` in `macros.sql.ts`. */
const [VALUE, CLUSTER, KNOWN, NOW] = [0, 1, 2, 3] as const;

const [before, now] = [new ClusteredList(), new ClusteredList()];

/** `difference_interval` of a list: the mean of now minus that of before, as `meanDifference` computes it of two periods. */
export function differenceOfList(fields: Fields, range: Range): IntervalValue {
  const { x, scale } = wholeValues(fields[VALUE]!, range);
  const [clusters, known, isNow] = [fields[CLUSTER]!, fields[KNOWN]!, fields[NOW]!];
  before.begin(clusters, range);
  now.begin(clusters, range);
  for (let i = range.from; i < range.to; i++) {
    const value = x[i - range.from]!;
    // Both number every cluster, so that its numbers are the same.
    const number = before.numberOf(clusters[i]!, known[i]!);
    now.numberOf(clusters[i]!, known[i]!);
    const [own, other] = isNow[i] === 1 ? [now, before] : [before, now];
    other.skip();
    if (value < 0) own.skip();
    else own.add(value, number);
  }
  const sums = {
    base: { ...before.ingredients(x), failedTests: 0 },
    now: { ...now.ingredients(x), failedTests: 0 },
    products: sharedProducts(),
  };
  const { difference, lower, upper } = meanDifference(sums);
  const of = (kbps: number | null) => (kbps === null ? null : kbps / scale);
  return { value: of(difference), lower: of(lower), upper: of(upper), ...countsOfBoth() };
}

function sharedProducts() {
  const products = new PairMoments(1);
  for (let number = 0; number < now.table.count; number++) {
    const [n1, n2] = [before.tests[number]!, now.tests[number]!];
    if (n1 > 0 && n2 > 0) products.add(0, n1, n2, before.sums[number]!, now.sums[number]!);
  }
  return products.of(0);
}

/** Measurements of both, and known devices of either. */
function countsOfBoth(): Pick<IntervalValue, 'tests' | 'devices'> {
  let [tests, devices] = [0, 0];
  for (let number = 0; number < now.table.count; number++) {
    const own = before.tests[number]! + now.tests[number]!;
    tests += own;
    if (own > 0 && now.table.isKnown(number)) devices++;
  }
  return { tests, devices };
}
