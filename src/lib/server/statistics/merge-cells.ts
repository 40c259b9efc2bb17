import { gridDisk } from 'h3-js';

/** The cells in sets that hang together by their sides, each in order, the sets in order of their first cell. */
export function mergeCells(cells: Iterable<string>): readonly (readonly string[])[] {
  const left = new Set([...cells].sort());
  const sets: string[][] = [];
  for (const first of left) {
    left.delete(first);
    const set = [first];
    for (const cell of set) {
      for (const near of gridDisk(cell, 1)) if (left.delete(near)) set.push(near);
    }
    sets.push(set.sort());
  }
  return sets;
}
