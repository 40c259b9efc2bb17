import { formatNumber, type Locale } from '#lib/domain/format.ts';
import type { SpeedClass } from '#lib/domain/speed-scale.ts';
import type { PictureKey } from '#lib/ui/picture/picture-file.ts';

/** What the colours of a map of speeds mean, in Mbps: "10–20", "≥ 200". */
export function speedKeys(classes: readonly SpeedClass[], locale: Locale): readonly PictureKey[] {
  const mbps = (kbps: number) => formatNumber(kbps / 1000, kbps % 1000 === 0 ? 0 : 1, locale);
  return classes.map(({ from, to, colour }) => ({
    colour,
    label: to === Infinity ? `≥ ${mbps(from)}` : `${mbps(from)}–${mbps(to)}`,
  }));
}
