import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedUnits } from '../reporting-units/shipped-units.ts';
import { rowsOf } from './province-tables.ts';

interface EditionsFile {
  readonly editions: readonly {
    readonly levels: readonly {
      readonly level: string;
      readonly units?: readonly { readonly name: string }[];
    }[];
  }[];
  readonly provinces: string;
}

/** The provinces of the country: those outside the shipped one, and those that it is and was. */
export function shippedProvinces(reference: string): { readonly edition: string; readonly name: string }[] {
  const folder = join(reference, 'areas');
  const { editions, provinces } = JSON.parse(
    readFileSync(join(folder, 'editions.json'), 'utf8'),
  ) as EditionsFile;
  const others = rowsOf(join(folder, provinces)).map(({ edition = '', name = '' }) => ({ edition, name }));
  const [first] = others;
  const homes = homeNames(editions).map((name) => ({ edition: first?.edition ?? '', name }));
  return [...others, ...homes];
}

const homeNames = (editions: EditionsFile['editions']): string[] => [
  ...new Set(
    editions.flatMap(({ levels }) =>
      levels
        .filter(({ level }) => level === 'province')
        .flatMap(({ units }) => (units ?? []).map(({ name }) => name)),
    ),
  ),
];

/**
 * The departments of the shipped list that are in office and named alike in every province: a frame, which each province has
 * to compare with its own list.
 */
export const shippedDepartments = (reference: string) =>
  shippedUnits(reference).units.filter(({ kind, validTo }) => kind === 'department' && validTo === null);
