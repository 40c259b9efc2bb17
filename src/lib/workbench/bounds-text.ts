import { formatNumber, type Locale } from '#lib/domain/format.ts';
import { workbenchViewMessages } from '#lib/messages/workbench-view.ts';

/** Bounds of an interval, a bin or a class: "36,8–39,6"; "-22,2 đến 2,3" where one is below 0. */
export function boundsText(lower: number, upper: number, digits: number, locale: Locale): string {
  const [from, to] = [formatNumber(lower, digits, locale), formatNumber(upper, digits, locale)];
  return lower < 0 || upper < 0 ? workbenchViewMessages[locale].fromTo(from, to) : `${from}–${to}`;
}

/** Decimals that tell bounds a step apart from each other: 0 of a step of 5, 1 of 0,5. */
export const digitsOfStep = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
