import { Fault } from '#lib/domain/fault.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS } from './limits.ts';
import { fieldOfHeader } from './recognise-header.ts';
import { cellText } from './workbook-cells.ts';

/** An object of a file, flattened to fields. */
export interface ObjectRow {
  /** Its number for people: its position in the list, or its line. */
  readonly row: number;
  /** Its problem, if any. */
  readonly problem?: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Key of the longitude of an object's geometry; the mark keeps it apart from a field of that name. */
export const LONGITUDE = '\0longitude';
/** Key of the latitude of an object's geometry. */
export const LATITUDE = '\0latitude';
const OWN: readonly string[] = [LONGITUDE, LATITUDE];
/** Deeper objects are stored as text. */
const MAX_DEPTH = 8;

/** Flattens an object to fields with dotted names ("client.geo.lat"); lists are stored as text. */
export function flatten(
  value: object,
  into = new Map<string, string>(),
  prefix = '',
  depth = 0,
): Map<string, string> {
  for (const [key, field] of Object.entries(value) as [string, unknown][]) {
    const name = prefix + key;
    if (typeof field === 'object' && field !== null && !Array.isArray(field) && depth < MAX_DEPTH) {
      flatten(field, into, `${name}.`, depth + 1);
    } else into.set(name, textOf(field));
  }
  return into;
}

/** Collects the columns of heterogeneous objects, in order of first appearance. */
export class ObjectColumns {
  readonly #keys = new Set<string>();

  add({ fields }: ObjectRow): void {
    for (const key of fields.keys()) this.#keys.add(key);
    if (this.#keys.size > MAX_COLUMNS) throw new Fault('columns_too_many', { limit: MAX_COLUMNS });
  }

  /** Headers. Fields that repeat the position of a geometry are prefixed with `properties.`. */
  names(): string[] {
    const positioned = this.#keys.has(LONGITUDE);
    return this.#columns().map((key) => {
      const field = fieldOfHeader(key);
      const repeats = positioned && !OWN.includes(key) && (field === 'longitude' || field === 'latitude');
      if (repeats) return `properties.${key}`;
      return OWN.includes(key) ? key.slice(1) : key;
    });
  }

  /** The texts of an object's fields, column by column; one that is too long for a cell is cut off. */
  cellsOf(fields: ReadonlyMap<string, string>): string[] {
    return this.#columns().map((key) => (fields.get(key) ?? '').slice(0, MAX_CELL_LENGTH));
  }

  #columns(): string[] {
    return [...this.#keys];
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return cellText(value as string | number | boolean | null | undefined);
}
