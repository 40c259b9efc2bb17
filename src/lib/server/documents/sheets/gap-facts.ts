import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { GapArea } from '#lib/domain/gaps/gap.ts';
import { gapPeople, gapSpeed } from '#lib/messages/gap-sentence.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';

/** A confirmed gap area in a line. */
export interface GapLine {
  readonly name: string;
  readonly people: string;
  readonly speed: string;
}

/** The gap areas of a province or a place: the confirmed ones with most people, and how many others there are. */
export interface GapFacts {
  readonly lines: readonly GapLine[];
  /** How many confirmed ones have no line; null for none. */
  readonly more: string | null;
  /** Those that are only suspected, which are never added to the others; null for none. */
  readonly suspected: string | null;
}

/** A gap area, and the residents that count here. */
export type CountedGap = Pick<GapArea, 'name' | 'status' | 'atMostKbps' | 'devicesMissing' | 'people'>;

/** Gap areas in words, in their order, at most so many lines. */
export function gapFacts(gaps: readonly CountedGap[], mostLines: number, locale: Locale): GapFacts {
  const t = sheetMessages[locale];
  const confirmed = gaps.filter(({ status }) => status === 'confirmed');
  const suspected = gaps.length - confirmed.length;
  const further = confirmed.length - mostLines;
  return {
    lines: confirmed.slice(0, mostLines).map((gap) => ({
      name: gap.name,
      people: gapPeople(gap.people, locale),
      speed: gapSpeed(gap, locale),
    })),
    more: further > 0 ? t.moreGaps(formatCount(further, locale)) : null,
    suspected: suspected > 0 ? t.suspectedGaps(formatCount(suspected, locale)) : null,
  };
}
