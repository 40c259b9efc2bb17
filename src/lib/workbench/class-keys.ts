import { formatNumber, type Locale } from '#lib/domain/format.ts';
import { boundsText } from './bounds-text.ts';
import type { FigureClass } from './figure-classes.ts';
import type { PictureKey } from '#lib/ui/picture/picture-file.ts';

/** What the colours of classes mean: "10–20", "≥ 200". */
export function classKeys(
  classes: readonly FigureClass[],
  digits: number,
  locale: Locale,
): readonly PictureKey[] {
  const number = (value: number) => formatNumber(value, digits, locale);
  return classes.map(({ from, to, colour }) => ({
    colour,
    label: to === Infinity ? `≥ ${number(from)}` : boundsText(from, to, digits, locale),
  }));
}
