import { Fault } from '#lib/domain/fault.ts';
import { fieldOfHeader } from './recognise-header.ts';
import { cellText } from './workbook-cells.ts';

/** One object of a file as fields by name. */
export interface ObjectRow {
  /** The number a person knows it by: its place in the list, or its line. */
  readonly row: number;
  /** What is wrong with it; absent when nothing is. */
  readonly problem?: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Names of an object's own position, marked so that no field is named alike. */
export const LONGITUDE = '\0longitude';
export const LATITUDE = '\0latitude';
const OWN: readonly string[] = [LONGITUDE, LATITUDE];
/** Objects nested deeper are kept as text. */
const DEEPEST = 8;
/** More names of fields are not columns of a table. */
const MOST_COLUMNS = 1000;

/** An object's fields, nested ones named with dots ("client.geo.lat"); lists are kept as text. */
export function flatten(
  value: object,
  into = new Map<string, string>(),
  prefix = '',
  depth = 0,
): Map<string, string> {
  for (const [key, field] of Object.entries(value) as [string, unknown][]) {
    const name = prefix + key;
    if (typeof field === 'object' && field !== null && !Array.isArray(field) && depth < DEEPEST) {
      flatten(field, into, `${name}.`, depth + 1);
    } else into.set(name, textOf(field));
  }
  return into;
}

/** The columns that objects of differing fields have together, in the order in which they first appear. */
export class ObjectColumns {
  readonly #keys = new Set<string>();

  add({ fields }: ObjectRow): void {
    for (const key of fields.keys()) this.#keys.add(key);
    if (this.#keys.size > MOST_COLUMNS) throw new Fault('json_without_rows');
  }

  /** Header texts. Where objects have a position of their own, a field that repeats it is named apart. */
  names(): string[] {
    const positioned = this.#keys.has(LONGITUDE);
    return this.#columns().map((key) => {
      const field = fieldOfHeader(key);
      const repeats = positioned && !OWN.includes(key) && (field === 'longitude' || field === 'latitude');
      if (repeats) return `properties.${key}`;
      return OWN.includes(key) ? key.slice(1) : key;
    });
  }

  cellsOf(fields: ReadonlyMap<string, string>): string[] {
    return this.#columns().map((key) => fields.get(key) ?? '');
  }

  #columns(): string[] {
    return [...this.#keys];
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return cellText(value as string | number | boolean | null | undefined);
}
