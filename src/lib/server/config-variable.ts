import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import { networkOf, type Network } from './origins/networks.ts';

/** How the value of a variable is read. */
export interface Variable<T> {
  /** The value in a text that is not empty; undefined when it is not valid. */
  readonly read: (text: string) => T | undefined;
  /** What is expected, for the sentence of the fault: a key of `messages/faults-config.ts` and its details. */
  readonly expects: FaultDetails & { readonly expects: string };
}

type Value<V> = V extends Variable<infer T> ? T : never;

/** Any text. */
export const text = (): Variable<string> => ({ read: (text) => text, expects: { expects: 'text' } });

/** The name of a header, in small letters. */
export const headerName = (): Variable<string> => ({
  read: (text) => (/^[\w-]{1,100}$/.test(text) ? text.toLowerCase() : undefined),
  expects: { expects: 'header_name' },
});

/** Networks and addresses: `10.0.0.0/8, 192.168.1.7, fd00::/8`. */
export const networks = (): Variable<readonly Network[]> => ({
  read: (text) => {
    const found = text.split(/[\s,]+/).map(networkOf);
    return found.every((network) => network !== null) ? found : undefined;
  },
  expects: { expects: 'networks' },
});

/** A whole number in digits, both ends included. */
export const wholeNumber = (least: number, most: number): Variable<number> => ({
  read: (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  },
  expects: { expects: 'whole_number', least, most },
});

/** One of a few words. */
export const oneOf = <Word extends string>(...words: readonly Word[]): Variable<Word> => ({
  read: (text) => words.find((word) => word === text),
  expects: { expects: 'one_of', words },
});

const UNITS: Readonly<Record<string, number>> = {
  ...{ KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 },
  ...{ KIB: 2 ** 10, MIB: 2 ** 20, GIB: 2 ** 30, TIB: 2 ** 40 },
};
/** The schema alone does not fit into a database with much less. */
const LEAST_MEMORY_BYTES = 100e6;

/** An amount of memory in DuckDB's words (`2GB`, `512MiB`), at least 100 MB. */
export const memory = (): Variable<string> => ({
  read: (text) => {
    const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?) ?([KMGT]i?B)$/i.exec(text) ?? [];
    if (amount === undefined || unit === undefined) return undefined;
    return Number(amount) * UNITS[unit.toUpperCase()]! >= LEAST_MEMORY_BYTES ? text : undefined;
  },
  expects: { expects: 'memory' },
});

/**
 * The values of an environment by a table of variables; a variable that is absent or empty has none. Throws a Fault that
 * names the first one that is not valid.
 */
export function readVariables<Table extends Readonly<Record<string, Variable<unknown>>>>(
  table: Table,
  env: Readonly<Record<string, string | undefined>>,
): { readonly [Name in keyof Table]?: Value<Table[Name]> } {
  const read = Object.entries(table).flatMap(([name, { read, expects }]) => {
    const text = env[name]?.trim();
    if (!text) return [];
    const value = read(text);
    if (value === undefined) throw new Fault('config_invalid', { variable: name, value: text, ...expects });
    return [[name, value] as const];
  });
  return Object.fromEntries(read) as { readonly [Name in keyof Table]?: Value<Table[Name]> };
}
