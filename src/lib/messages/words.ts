import type { Locale } from '#lib/domain/format.ts';

/** A text in each language. */
export type Words = Readonly<Record<Locale, string>>;
