import type { Locale } from '#lib/domain/format.ts';
import { areaMessages } from '#lib/messages/area.ts';
import { crossfilterMessages } from '#lib/messages/crossfilter.ts';
import { evidenceMessages } from '#lib/messages/evidence.ts';
import type { AreaProfile } from '#lib/server/statistics/area-profile.ts';

/** Of which kinds of figures an area has any. */
export const figuresOf = ({ statistic, trend, hours, daily, changes }: AreaProfile) => ({
  tests: statistic.tests > 0,
  trend: trend.some((point) => point.tests > 0),
  hours: hours.some((point) => point.hour !== null && point.tests > 0),
  days: daily.some((count) => count.tests + count.failedTests > 0),
  changes: changes.some(({ tests, baseTests }) => tests > 0 && baseTests > 0),
});

/** The parts of an area's page by their ids: what stands open, in the page's order, then what is folded. */
export function contentsOf(profile: AreaProfile, isCrossfiltered: boolean, locale: Locale) {
  const t = areaMessages[locale];
  const words = evidenceMessages[locale];
  const has = figuresOf(profile);
  return [
    { id: 'operators', title: t.operators, is: has.tests },
    { id: 'change', title: t.change, is: has.trend },
    { id: 'inside', title: t.inside, is: profile.inner !== null && has.tests },
    { id: 'next', title: t.next, is: true },
    { id: 'basis', title: t.basisTitle, is: true },
    { id: 'distribution', title: t.distribution, is: has.tests },
    { id: 'changes', title: t.changesByOperator, is: has.changes },
    { id: 'hours', title: t.hours, is: has.hours },
    { id: 'daily', title: t.daily, is: has.days },
    { id: 'standards', title: words.standards, is: has.tests },
    { id: 'robustness', title: words.robustness, is: profile.robustness.length > 0 },
    { id: 'crossfilter', title: crossfilterMessages[locale].title, is: has.tests && isCrossfiltered },
  ].filter(({ is }) => is);
}
