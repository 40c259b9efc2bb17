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

/** The slowest first: what a leader looks for. */
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
  ({ changes }: AreaView): number | null => {
    const found = changes.find((row) => row.base === base);
    return !found || !isCompared(found.change) ? null : found.downloadKbpsDifference;
  };

const FIGURE: Record<Exclude<AreaSort, 'name'>, (area: AreaView) => number | null> = {
  verdict: ({ statistic }) => VERDICTS.indexOf(statistic.verdict),
  tests: ({ statistic }) => statistic.tests,
  devices: ({ statistic }) => statistic.devices,
  mean: ({ statistic }) => statistic.deciding,
  median: ({ statistic }) => statistic.downloadKbpsMedian,
  share: ({ statistic }) => statistic.shareAtLimit,
  previous: differenceTo('previous'),
  year_ago: differenceTo('year_ago'),
};

/** The areas in order; those without the figure always last, equal ones by name. */
export function orderAreas(areas: readonly AreaView[], { sort, descending }: AreaOrder): readonly AreaView[] {
  const turn = descending ? -1 : 1;
  const byName = (a: AreaView, b: AreaView) => names.compare(a.name, b.name);
  if (sort === 'name') return [...areas].sort((a, b) => turn * byName(a, b));
  const figure = FIGURE[sort];
  return [...areas].sort((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byName(a, b);
    return turn * (left - right) || byName(a, b);
  });
}
