import { formatShare, type Locale } from '#lib/domain/format.ts';
import { measuredRate } from '#lib/domain/measured-rate.ts';

/** “4 devices: it held the true mean in 87%, ...”, as the simulation of small samples measured it. */
export function smallSampleCoverage(world: string, locale: Locale): string {
  const word = { vi: 'thiết bị', en: 'devices' }[locale];
  return [4, 10, 20, 50]
    .map((devices) => {
      const rate = measuredRate('mean-interval', `${world}, ${devices} devices: holds the mean`);
      const within = { vi: 'trúng', en: 'held' }[locale];
      return `${devices} ${word} ${within} ${formatShare(rate, locale)}`;
    })
    .join(', ');
}
