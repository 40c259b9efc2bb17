import { group } from 'd3';
import type { AreaChange } from '#lib/domain/change.ts';
import type { Locale } from '#lib/domain/format.ts';
import { formatCount, formatMbps } from '#lib/domain/format.ts';
import { UNDECIDABLE } from '#lib/domain/decisions/decision.ts';
import { withShownIntervals } from '#lib/domain/shown-interval.ts';
import { speedClasses, type SpeedClass } from '#lib/domain/speed-scale.ts';
import type { Standard, StatisticName } from '#lib/domain/standard.ts';
import { NO_FIGURES, type AreaStatistic } from '#lib/domain/statistic.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { mapMessages } from '#lib/messages/map.ts';
import { decisionInWords } from '#lib/messages/decision.ts';
import { areaFill, type AreaFill } from './area-fill.ts';

/** A unit with its figures, as map, table and tooltip show it. */
export interface AreaView {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly href: string;
  /** Its mean's interval only where it may be shown (`withShownIntervals`). */
  readonly statistic: AreaStatistic;
  /** The chosen statistic, kbit/s. */
  readonly value: number | null;
  readonly below: boolean;
  readonly fill: AreaFill;
  /** What became of its mean, one for each period compared with. */
  readonly changes: readonly AreaChange[];
  /** "Huyện Lục Nam, 38,2 ± 1,4 Mbps, 812 lượt đo, chưa đạt": what a screen reader says. */
  readonly ariaLabel: string;
}

/** The areas of a map with their figures, and how these are shown. */
export interface AreaViewInput {
  readonly units: readonly { readonly code: string; readonly name: string; readonly title: string }[];
  /** At most one row per unit; a unit without a row is untested. */
  readonly statistics: readonly AreaStatistic[];
  /** Of the same operator, or of all; none are shown when left out. */
  readonly changes?: readonly AreaChange[];
  readonly chosen: StatisticName;
  readonly standard: Standard;
  readonly locale: Locale;
  /** Address of a unit's page. */
  readonly href: (code: string) => string;
}

/** Every unit with its figures, in the order of `areas`. */
export function areaViews(input: AreaViewInput): readonly AreaView[] {
  const { units, statistics, changes = [], chosen, standard, locale, href } = input;
  const classes = speedClasses(standard.limit);
  const byCode = new Map(statistics.map((row) => [row.code, row]));
  const changesOf = group(changes, (row) => row.code);
  return units.map(({ code, name, title }) => {
    const statistic = withShownIntervals(byCode.get(code) ?? untested(code));
    const value = chosenValue(statistic, chosen);
    return {
      code,
      name,
      title,
      href: href(code),
      statistic,
      value,
      below: value !== null && value < standard.limit,
      fill: areaFill(value, statistic.verdict, classes),
      changes: changesOf.get(code) ?? [],
      ariaLabel: ariaLabelOf(title, statistic, value, chosen, locale),
    };
  });
}

function untested(code: string): AreaStatistic {
  return {
    code,
    operator: null,
    ...NO_FIGURES,
    ...UNDECIDABLE,
    places: 0,
    timesOfDay: null,
    enoughTests: 'short',
    enoughDevices: 'short',
    enoughPlaces: 'short',
    enoughTimes: 'short',
  };
}

/** The statistic a map is coloured by, kbit/s: the mean that decides, or the median. */
export function chosenValue(statistic: AreaStatistic, chosen: StatisticName): number | null {
  return chosen === 'mean' ? statistic.deciding : statistic.downloadKbpsMedian;
}

/** Half the width of the 95% interval of the mean that decides, kbit/s; null when there is none. */
export function halfWidth(statistic: AreaStatistic): number | null {
  const { decidingLower: lower, decidingUpper: upper } = statistic;
  return lower === null || upper === null ? null : (upper - lower) / 2;
}

/** "38,2 ± 1,4 Mbps"; without the interval where there is none, as for a median. */
export function valueInWords(statistic: AreaStatistic, chosen: StatisticName, locale: Locale): string {
  const half = chosen === 'mean' ? halfWidth(statistic) : null;
  const interval = half === null ? '' : ` ± ${formatMbps(half, locale)}`;
  return `${formatMbps(chosenValue(statistic, chosen), locale)}${interval} Mbps`;
}

function ariaLabelOf(
  title: string,
  statistic: AreaStatistic,
  value: number | null,
  chosen: StatisticName,
  locale: Locale,
): string {
  const verdict = decisionInWords(statistic, locale).toLowerCase();
  if (value === null) return `${title}, ${verdict}`;
  const tests = mapMessages[locale].tests(formatCount(statistic.tests, locale), statistic.tests);
  return `${title}, ${valueInWords(statistic, chosen, locale)}, ${tests}, ${verdict}`;
}

/** What a legend counts: a unit, or a cell. */
export interface Counted {
  /** kbit/s. */
  readonly value: number | null;
  readonly statistic: { readonly verdict: Verdict };
}

/** How many units lie in each class; units with too few tests or none are counted by their verdict instead. */
export function countClasses(areas: readonly Counted[], classes: readonly SpeedClass[]): readonly number[] {
  return classes.map(
    ({ from, to }) =>
      areas.filter(
        ({ value, statistic }) =>
          value !== null && statistic.verdict !== 'too_few' && value >= from && value < to,
      ).length,
  );
}
