import { formatDate, formatDateRange, formatNumber, type Locale } from '#lib/domain/format.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { speedClasses, speedClassOf } from '#lib/domain/speed-scale.ts';
import { NO_HOUR } from '#lib/domain/measurement-table.ts';
import { crossfilterMessages } from '#lib/messages/crossfilter.ts';
import type { BinRange } from './brush.ts';
import { binCounts, dayTicks, type TestEdges } from './measurement-dimensions.ts';

/** The charts of a crossfilter, in their order on the page. */
export const CHARTS = ['day', 'hour', 'speed'] as const;
/** One of the charts of a crossfilter. */
export type ChartWay = (typeof CHARTS)[number];

/** Labelled hours. */
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** A speed as the axis of a crossfilter writes it, without its unit. */
export const mbpsLabel = (kbps: number, locale: Locale) =>
  formatNumber(kbps / 1000, kbps % 1000 === 0 ? 0 : 1, locale);

/** What each chart is called, drawn with, and says of the bins that are chosen. */
export function crossfilterCharts(edges: TestEdges, limitKbps: number, locale: Locale) {
  const words = crossfilterMessages[locale];
  const sizes = binCounts(edges);
  const classes = speedClasses(limitKbps);
  const mbps = (kbps: number) => mbpsLabel(kbps, locale);
  const byMonth = edges.days.length > 2 && edges.days[2]! > addDays(edges.days[0]!, 2);
  return {
    day: {
      title: byMonth ? words.months : words.days,
      every: words.everyDay,
      bars: sizes.day,
      colours: '--secondary' as const,
      ticks: dayTicks(edges.days),
      say: ({ from, to }: BinRange) => formatDateRange(edges.days[from]!, addDays(edges.days[to]!, -1)),
      sayEdge: (edge: 'from' | 'to', at: number) =>
        formatDate(edge === 'from' ? edges.days[at]! : addDays(edges.days[at]!, -1)),
    },
    hour: {
      title: words.hours,
      every: words.everyHour,
      bars: NO_HOUR,
      colours: '--secondary' as const,
      ticks: HOURS.map((hour) => ({ at: (hour / NO_HOUR) * 100, label: words.hour(hour) })),
      say: ({ from, to }: BinRange) => words.hourRange(from, to),
      sayEdge: (_: 'from' | 'to', at: number) => words.hour(at),
    },
    speed: {
      title: words.speeds,
      every: words.everySpeed,
      bars: sizes.speed,
      colours: edges.kbps.slice(0, -1).map((kbps) => speedClassOf(kbps, classes).colour),
      ticks: edges.kbps.flatMap((kbps, i) =>
        i % 4 === 0 && kbps !== Infinity
          ? [
              {
                at: (i / sizes.speed) * 100,
                label: mbps(kbps),
                from: i % 8 === 0 ? ('narrow' as const) : ('medium' as const),
              },
            ]
          : [],
      ),
      say: ({ from, to }: BinRange) => {
        if (to === sizes.speed) return words.atLeast(mbps(edges.kbps[from]!));
        if (from === 0) return words.below(mbps(edges.kbps[to]!));
        return words.speedRange(mbps(edges.kbps[from]!), mbps(edges.kbps[to]!));
      },
      sayEdge: (_: 'from' | 'to', at: number) =>
        at === sizes.speed ? words.noUpperEdge : `${mbps(edges.kbps[at]!)} Mbps`,
    },
  };
}
