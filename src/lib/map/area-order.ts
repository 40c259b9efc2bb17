import { isCompared, type Base } from '#lib/domain/change.ts';
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

/** An estimate of a figure: the bounds of its 95% interval are null where there are too few devices for one. */
interface Estimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

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
const NO_ESTIMATE: Estimate = { value: null, lower: null, upper: null };

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
 * What an area is ordered by, lower ranks first: `certain` by a bound or a count, `uncertain` an estimate without an
 * interval, `missing` without a figure.
 */
type Standing = readonly [rank: 'certain' | 'uncertain' | 'missing', by: number];
const RANKS: readonly Standing[0][] = ['certain', 'uncertain', 'missing'];

/**
 * The areas in order. Estimates go by the bound of their 95% interval: from low to high by the upper one, from high to
 * low by the lower one, so that the least known area is never first. Those without an interval follow, in the order of
 * their estimates, then those without the figure; equal ones by name.
 */
export function orderAreas(areas: readonly AreaView[], { sort, descending }: AreaOrder): readonly AreaView[] {
  const turn = descending ? -1 : 1;
  const byName = (a: AreaView, b: AreaView) => names.compare(a.name, b.name);
  if (sort === 'name') return [...areas].sort((a, b) => turn * byName(a, b));
  const standingOf = (area: AreaView): Standing => {
    if (sort === 'verdict' || sort === 'tests' || sort === 'devices') return ['certain', COUNTED[sort](area)];
    const { value, lower, upper } = ESTIMATED[sort](area);
    const bound = descending ? lower : upper;
    if (value === null) return ['missing', 0];
    return bound === null ? ['uncertain', value] : ['certain', bound];
  };
  const standings = new Map(areas.map((area) => [area, standingOf(area)]));
  return [...areas].sort((a, b) => {
    const [[rankOfA, byA], [rankOfB, byB]] = [standings.get(a)!, standings.get(b)!];
    return RANKS.indexOf(rankOfA) - RANKS.indexOf(rankOfB) || turn * (byA - byB) || byName(a, b);
  });
}
