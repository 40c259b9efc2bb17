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

/**
 * The zones that files of this province are in: of 3 degrees on the central meridians of former Bắc Giang (107°00′) and of
 * Bắc Ninh (105°30′), by Thông tư 973/2001/TT-TCĐC of 20 June 2001 as later works quote its table (the table itself was
 * not read: unverified), and the zone of 6 degrees that the province lies in.
 */
export const USUAL_GRIDS: readonly PlaneGrid[] = [
  { meridian: 107, width: 3 },
  { meridian: 105.5, width: 3 },
  { meridian: 105, width: 6 },
];
