import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { judge, type Verdict } from '#lib/domain/verdict.ts';
import type { ClusterSums } from './cluster-sums.sql.ts';
import { meanInterval } from './mean-interval.ts';

/** What a unit has that nobody tested: the sums of no test at all. */
const NO_TESTS = {
  tests: 0,
  failedTests: 0,
  devices: 0,
  clusters: 0,
  testsAtLimit: 0,
  kbpsSum: 0,
  testsSquared: 0,
  testsTimesKbps: 0,
  kbpsSquared: 0,
  kbpsMedian: null,
} as const;

/** The row of a unit (and operator): figures and verdict of its sums; `sums` undefined when nobody tested it. */
export function statisticRow(
  unit: { readonly code: string; readonly operator: string | null },
  sums: ClusterSums | undefined,
  standard: Standard,
): AreaStatistic {
  const of = sums ?? NO_TESTS;
  const { mean, lower, upper } = meanInterval(of);
  return {
    code: unit.code,
    operator: unit.operator,
    tests: of.tests,
    failedTests: of.failedTests,
    devices: of.devices,
    clusters: of.clusters,
    downloadKbpsMean: mean,
    downloadKbpsMeanLower: lower,
    downloadKbpsMeanUpper: upper,
    downloadKbpsMedian: of.kbpsMedian,
    shareAtLimit: of.tests === 0 ? null : of.testsAtLimit / of.tests,
    verdict: verdictOf(of.tests, of.failedTests, { lower, upper }, standard),
  };
}

/** A unit where every test failed was tested: it has too few tests to judge by, not none. */
function verdictOf(
  tests: number,
  failedTests: number,
  bounds: { readonly lower: number | null; readonly upper: number | null },
  standard: Standard,
): Verdict {
  if (tests === 0 && failedTests > 0) return 'too_few';
  return judge({ tests, ...bounds }, standard.limit, standard.minimumTests);
}
