import { textKey } from '../text-key.ts';

/** A window of cells: the H3 index of its centre, and how many cells lie between it and the edge. */
export interface GapPlace {
  readonly centre: string;
  readonly radius: 1 | 2 | 3;
}

/** The id of a gap area: the place it is, whatever period or filter found it. */
export const gapId = ({ centre, radius }: GapPlace): string => `${centre}-${radius}`;

/** An id with its name before it, for addresses: `tan-yen-yen-the-884162a4b5fffff-2`. Only the id is read. */
export const gapSlug = (id: string, name: string): string => `${textKey(name).replaceAll(' ', '-')}-${id}`;

/** Enough of an id to tell gap areas of one name apart: `15c8c3b-3`. */
export const gapCode = (id: string): string => id.replace(/^.{3}|f+(?=-)/g, '');

/** The place that an address names; null when it names none, as the ranks of earlier versions do not. */
export function parseGapAddress(text: string): GapPlace | null {
  const match = /(?:^|-)([0-9a-f]{15})-([123])$/.exec(text);
  return match && { centre: match[1]!, radius: Number(match[2]) as GapPlace['radius'] };
}
