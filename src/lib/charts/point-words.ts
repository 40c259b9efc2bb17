import { formatMbps, type Locale } from '#lib/domain/format.ts';
import { withShownInterval } from '#lib/domain/shown-interval.ts';
import type { SpeedPoint } from '#lib/domain/statistic.ts';
import { chartMessages } from '#lib/messages/charts.ts';

/** A point's mean with its interval: "38,2 Mbps, khoảng tin cậy 95% 36,8–39,6". */
export function pointInWords(point: SpeedPoint, locale: Locale): string {
  const words = chartMessages[locale];
  const mbps = (kbps: number | null) => formatMbps(kbps, locale);
  const { downloadKbpsMean: mean } = point;
  const { downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper } = withShownInterval(point);
  return lower === null
    ? words.withoutInterval(mbps(mean))
    : words.interval(mbps(mean), mbps(lower), mbps(upper));
}
