import { gridDisk } from 'h3-js';

/** The connected components of cells that share a side; each in order, components ordered by their first cell. */
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
