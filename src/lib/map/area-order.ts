import { isCompared, type Base } from '#lib/domain/change.ts';
import {
  compareStandings,
  counted,
  NO_ESTIMATE,
  standing,
  type Estimate,
} from '#lib/domain/estimate-order.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import type { AreaView } from './area-view.ts';

/** Columns the table of areas can be sorted by. */
export const AREA_SORTS = [
  'name',
  'verdict',
  'tests',
  'devices',
  'mean',
  'median',
  'share',
  'previous',
  'year_ago',
] as const;
/** A column that the table of areas can be sorted by. */
export type AreaSort = (typeof AREA_SORTS)[number];

/** A column and a direction; in addresses `mean`, or `-mean` from high to low. */
export interface AreaOrder {
  readonly sort: AreaSort;
  readonly descending: boolean;
}

/** The areas that are most surely slow first: what a leader looks for. */
export const DEFAULT_ORDER: AreaOrder = { sort: 'mean', descending: false };

/** The order an address's word names; the default for anything else. */
export function parseAreaOrder(word: string | null): AreaOrder {
  const sort = AREA_SORTS.find((name) => name === word?.replace(/^-/, ''));
  return sort ? { sort, descending: word!.startsWith('-') } : DEFAULT_ORDER;
}

/** The word for an address; the inverse of `parseAreaOrder`. */
export function areaOrderWord({ sort, descending }: AreaOrder): string {
  return descending ? `-${sort}` : sort;
}

const names = new Intl.Collator('vi');

/** The difference to the base, where it can be compared. */
const differenceTo =
  (base: Base) =>
  ({ changes }: AreaView): Estimate => {
    const found = changes.find((row) => row.base === base);
    if (!found || !isCompared(found.change)) return NO_ESTIMATE;
    return {
      value: found.downloadKbpsDifference,
      lower: found.downloadKbpsDifferenceLower,
      upper: found.downloadKbpsDifferenceUpper,
    };
  };

/** Counted: exact, so that they order by themselves. */
const COUNTED = {
  verdict: ({ statistic }) => VERDICTS.indexOf(statistic.verdict),
  tests: ({ statistic }) => statistic.tests,
  devices: ({ statistic }) => statistic.devices,
} as const satisfies Record<string, (area: AreaView) => number>;

/** Estimated: ordered by what is certain of them. */
const ESTIMATED = {
  mean: ({ statistic }) => ({
    value: statistic.deciding,
    lower: statistic.decidingLower,
    upper: statistic.decidingUpper,
  }),
  median: ({ statistic }) => ({
    value: statistic.downloadKbpsMedian,
    lower: statistic.downloadKbpsMedianLower,
    upper: statistic.downloadKbpsMedianUpper,
  }),
  share: ({ statistic }) => ({
    value: statistic.shareAtLimit,
    lower: statistic.shareAtLimitLower,
    upper: statistic.shareAtLimitUpper,
  }),
  previous: differenceTo('previous'),
  year_ago: differenceTo('year_ago'),
} as const satisfies Record<string, (area: AreaView) => Estimate>;

/**
 * The areas in order. Estimates go by the bound of their 95% interval: from low to high by the upper one, from high to
 * low by the lower one, so that the least known area is never first. Those without an interval follow, in the order of
 * their estimates, then those without the figure; equal ones by name.
 */
export function orderAreas(areas: readonly AreaView[], { sort, descending }: AreaOrder): readonly AreaView[] {
  const byName = (a: AreaView, b: AreaView) => names.compare(a.name, b.name);
  if (sort === 'name') return [...areas].sort((a, b) => (descending ? -1 : 1) * byName(a, b));
  const standings = new Map(
    areas.map((area) => [
      area,
      isCounted(sort) ? counted(COUNTED[sort](area)) : standing(ESTIMATED[sort](area), descending),
    ]),
  );
  return [...areas].sort(
    (a, b) => compareStandings(standings.get(a)!, standings.get(b)!, descending) || byName(a, b),
  );
}

const isCounted = (sort: AreaSort): sort is keyof typeof COUNTED => sort in COUNTED;
