import type { Locale } from '#lib/domain/format.ts';

/** A number that was written for people. */
export interface WrittenNumber {
  /** Of a share its per cent. */
  readonly value: number;
  readonly isShare: boolean;
}

const WRITTEN: Readonly<Record<Locale, RegExp>> = {
  vi: /^([+−-]?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?( ?%)?$/,
  en: /^([+−-]?)(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d+))?( ?%)?$/,
};

/** The number that a text is, as `format.ts` writes it; null for any other text, as an interval. */
export function numberIn(text: string, locale: Locale): WrittenNumber | null {
  const found = WRITTEN[locale].exec(text);
  if (!found) return null;
  const [, sign, whole, decimals, share] = found;
  const size = Number(`${whole!.replaceAll(/\D/g, '')}.${decimals ?? '0'}`);
  return { value: sign === '' || sign === '+' ? size : -size, isShare: share !== undefined };
}
