/** A zone of plane coordinates in VN-2000: its central meridian in degrees, and how many degrees wide it is. */
export interface PlaneGrid {
  readonly meridian: number;
  readonly width: 3 | 6;
}

/** Meridians of Việt Nam and its seas. */
const [WEST, EAST] = [102, 118];

/** The grid of a text such as `107/3` or `105.5/3`; null when it is none. */
export function readGrid(text: string): PlaneGrid | null {
  const [, degrees, width] = /^(\d{3}(?:\.\d{1,4})?)\/([36])$/.exec(text.trim()) ?? [];
  const meridian = Number(degrees);
  if (!(meridian >= WEST && meridian <= EAST)) return null;
  return { meridian, width: width === '3' ? 3 : 6 };
}

/** The inverse of `readGrid`. */
export const gridText = ({ meridian, width }: PlaneGrid): string => `${meridian}/${width}`;

/** Central meridians that provinces have, by Thông tư 973/2001/TT-TCĐC of 20 June 2001 as later works quote its table (the table itself was not read: unverified). */
const MERIDIANS = [
  ...[103, 104, 104.5, 104.75, 105, 105.5, 105.75, 106, 106.25, 106.5],
  ...[107, 107.25, 107.5, 107.75, 108, 108.25, 108.5],
];

/** The zones to choose from: of 3 degrees on the meridian of each province, and the two of 6 degrees that the mainland lies in. */
export const GRIDS: readonly PlaneGrid[] = [
  ...MERIDIANS.map((meridian): PlaneGrid => ({ meridian, width: 3 })),
  { meridian: 105, width: 6 },
  { meridian: 111, width: 6 },
];
