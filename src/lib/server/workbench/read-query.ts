import { authorOf } from '../audit/witness.ts';
import { Fault } from '#lib/domain/fault.ts';
import { MOST_RESULT_ROWS, type Query, type QueryValue } from '#lib/domain/workbench/query.ts';
import { fieldsOf, readFields, readWords } from '../request-fields.ts';
import { RESULT_FORMATS, type ResultFormat } from './child/child-request.ts';

const LONGEST_NAME = 100;
const LONGEST_ID = 64;
const LONGEST_ASKED = 300;
const MOST_VALUES = 200;

/** A query as a request's body asks it. */
export interface AskedQuery extends Query {
  readonly format: ResultFormat;
  readonly mostRows: number | undefined;
  /** Who asks; null where nobody says. */
  readonly by: string | null;
  readonly id: string | null;
  /** The question in words, for the history; null where nobody says. */
  readonly title: string | null;
  readonly marked: boolean;
  /** With the numbers of devices, to be looked at: of a format that programs read, no file. */
  readonly devices: boolean;
}

/** Formats that programs show. */
const SHOWN: readonly ResultFormat[] = ['arrow', 'json'];

const unreadable = () => new Fault('query_unreadable');

/**
 * The query in a request's body: `{sql, values, format, most_rows, by, id, title, bom, devices}`, all but `sql` optional. Throws a Fault for
 * anything else.
 */
export function readQuery(body: string, contentType: string | null): AskedQuery {
  const fields = readFields(body, contentType, unreadable);
  const { sql, values = {}, most_rows: most = MOST_RESULT_ROWS, bom = true, by = null, id = null } = fields;
  const { devices = false } = fields;
  if (typeof sql !== 'string' || typeof bom !== 'boolean' || typeof devices !== 'boolean') throw unreadable();
  if (typeof most !== 'number' || !(most >= 1 && most <= MOST_RESULT_ROWS)) throw unreadable();
  if (id !== null && (typeof id !== 'string' || id.length > LONGEST_ID)) throw unreadable();
  const format = readFormat(fields.format ?? 'json');
  if (devices && !SHOWN.includes(format)) throw new Fault('query_devices_in_file', { format });
  return {
    ...{ sql, values: readValues(values), format, devices },
    ...{ mostRows: Math.floor(most), by: readWords(authorOf(by), LONGEST_NAME), id, marked: bom },
    title: readWords(fields.title, LONGEST_ASKED),
  };
}

/** Values by name: texts, numbers, flags, null. Throws a Fault for others. */
export function readValues(given: unknown): Readonly<Record<string, QueryValue>> {
  const entries = Object.entries(fieldsOf(given, unreadable));
  if (Array.isArray(given) || entries.length > MOST_VALUES) throw unreadable();
  const isValue = (value: unknown) =>
    value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (!entries.every(([, value]) => isValue(value))) throw unreadable();
  return Object.fromEntries(entries) as Record<string, QueryValue>;
}

/** A format of results. Throws a Fault for another. */
export function readFormat(given: unknown): ResultFormat {
  const format = RESULT_FORMATS.find((known) => known === given);
  if (!format) {
    const value = typeof given === 'string' ? given : '';
    throw new Fault('parameter_value_unknown', { parameter: 'format', value, known: RESULT_FORMATS });
  }
  return format;
}
