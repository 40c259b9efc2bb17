import { maskPersonal } from './personal-values.ts';

type Details = Readonly<Record<string, string | number | readonly string[] | null>>;

/** Details that name something of the program or its user, not a cell: a long number in a file's name is no telephone. */
const NAMES: ReadonlySet<string> = new Set(['file', 'folder', 'path', 'name', 'id', 'batch', 'url', 'field']);

/** The details of a fault or notice with the personal values of quoted cells masked. */
export function maskDetails<D extends Details>(details: D): D {
  const masked = Object.entries(details).map(([key, value]) => {
    if (NAMES.has(key) || value === null || typeof value === 'number') return [key, value];
    return [key, typeof value === 'string' ? maskPersonal(value) : value.map((text) => maskPersonal(text))];
  });
  return Object.fromEntries(masked) as D;
}
