import { group, rollup } from 'd3';
import { areaTitle, type Area } from '#lib/domain/area.ts';
import { CHANGES, type AreaChange, type Change } from '#lib/domain/change.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { formatMbpsDifference, formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { countVerdicts, type Verdict } from '#lib/domain/verdict.ts';
import { headlineMessages } from '#lib/messages/overview-headline.ts';
import { overviewMessages } from '#lib/messages/overview.ts';
import { DEFAULT_ORDER, orderAreas } from './area-order.ts';
import { areaViews, type AreaView } from './area-view.ts';

/** The figures of the overview, as far as its map and its sentence are made of them. */
export interface OverviewFigures {
  readonly filter: Pick<Filter, 'level' | 'statistic'>;
  readonly provenance: { readonly standard: Standard };
  readonly areas: readonly Area[];
  /** Of every area, over all operators and for each. */
  readonly statistics: readonly AreaStatistic[];
  readonly changes: readonly AreaChange[];
}

/** The areas of the overview as it shows them, and what it says of them. */
export interface OverviewView {
  /** With their changes, in the order of the figures. */
  readonly areas: readonly AreaView[];
  /** The same of one operator; undefined for one without a row. */
  readonly ofOperator: (operator: string) => readonly AreaView[] | undefined;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Those that do not meet the standard, the most surely slow first. */
  readonly failing: readonly AreaView[];
  /** What the standard asks, with its unit: "40 Mbps". */
  readonly limit: string;
  /** The sentence at the top. */
  readonly sentence: string;
  /** What changed since the period before; null where there is none to compare with. */
  readonly changed: string | null;
}

/** How does the overview show and say its figures? `href`: the address of an area's page. One way for page, slides and sheet. */
export function overviewView(
  { filter, provenance: { standard }, areas: shown, statistics, changes }: OverviewFigures,
  locale: Locale,
  href: (code: string) => string,
): OverviewView {
  const units = shown.map((area) => ({ code: area.code, name: area.name, title: areaTitle(area) }));
  const viewsOf = (rows: readonly AreaStatistic[], changed: readonly AreaChange[] = []) =>
    areaViews({
      units,
      statistics: rows,
      changes: changed,
      chosen: filter.statistic,
      standard,
      locale,
      href,
    });
  const byOperator = group(statistics, (row) => row.operator);
  const areas = viewsOf(byOperator.get(null) ?? [], changes);
  const counts = countVerdicts(areas.map(({ statistic }) => statistic.verdict));
  const failing = orderAreas(areas, DEFAULT_ORDER).filter(({ statistic }) => statistic.verdict === 'not_met');
  const limit = limitInWords(standard, locale);
  return {
    ...{ areas, counts, failing, limit },
    ofOperator: (operator) => {
      const rows = byOperator.get(operator);
      return rows && viewsOf(rows);
    },
    sentence: headlineMessages[locale].sentence({
      ...{ level: filter.level, counts, limit },
      failing: failing.map(({ name }) => name),
      only: areas.length === 1 ? areas[0]!.title : null,
    }),
    changed: changedInWords(areas, filter, locale),
  };
}

/** What a standard asks, with its unit: "40 Mbps"; of a standard of a share, with that share. */
export const limitInWords = (standard: Standard, locale: Locale): string =>
  [
    ...(standard.share === null
      ? []
      : [overviewMessages[locale].shareOfTests(formatShare(standard.share, locale))]),
    `${formatNumber(standard.limit / 1000, 0, locale)} Mbps`,
  ].join(' ');

function changedInWords(
  areas: readonly AreaView[],
  { level }: Pick<Filter, 'level'>,
  locale: Locale,
): string | null {
  const rows = areas.flatMap(({ name, changes }) =>
    changes.filter(({ base }) => base === 'previous').map((row) => ({ name, ...row })),
  );
  if (rows.length === 0) return null;
  const found = rollup(
    rows,
    (of) => of.length,
    ({ change }) => change,
  );
  const named = (wanted: Change) =>
    rows
      .filter(({ change }) => change === wanted)
      .sort((a, b) => Math.abs(b.downloadKbpsDifference ?? 0) - Math.abs(a.downloadKbpsDifference ?? 0))
      .map((row) => `${row.name} (${formatMbpsDifference(row.downloadKbpsDifference, locale)})`);
  return headlineMessages[locale].changed({
    ...{ level, worse: named('worse'), better: named('better') },
    counts: Object.fromEntries(CHANGES.map((change) => [change, found.get(change) ?? 0])) as Record<
      Change,
      number
    >,
  });
}
