import { Fault } from '#lib/domain/fault.ts';
import { placeInMessage, type PlaceInText } from './place-in-text.ts';

/** A message of the engine, and the fault that says the same; the groups of the pattern are passed on. */
interface Reading {
  readonly pattern: RegExp;
  readonly fault: (place: PlaceInText | null, ...found: string[]) => Fault;
}

const READINGS: readonly Reading[] = [
  {
    pattern: /^Out of Memory|bad allocation|std::bad_alloc|cannot allocate/i,
    fault: () => new Fault('query_memory', {}, 413),
  },
  {
    // It names files of the server.
    pattern: /^IO Error/,
    fault: () => new Fault('query_crashed', {}, 422),
  },
  {
    pattern: /Referenced column "([^"]*)" not found.*\n?(?:Candidate bindings: ([^\n]*))?/,
    fault: (place, name = '', candidates = '') =>
      new Fault('query_column_unknown', { name, candidates: namesIn(candidates), ...place }),
  },
  {
    pattern: /Referenced table "([^"]*)" not found.*\n?(?:Candidate tables: ([^\n]*))?/,
    fault: (place, name = '', candidates = '') =>
      new Fault('query_column_unknown', { name, candidates: namesIn(candidates), ...place }),
  },
  {
    pattern: /Ambiguous reference to column name "([^"]*)"/,
    fault: (place, name = '') => new Fault('query_column_ambiguous', { name, ...place }),
  },
  {
    pattern: /column "?([^"]*?)"? must appear in the GROUP BY clause/,
    fault: (place, name = '') => new Fault('query_not_grouped', { name, ...place }),
  },
  {
    pattern: /Could not convert string '([\s\S]*?)' to (\w+)/,
    fault: (place, value = '', type = '') => new Fault('query_value_unfit', { value, type, ...place }),
  },
  {
    pattern: /Values were not provided for the following prepared statement parameters: ([^\n]*)/,
    fault: (place, name = '') => new Fault('query_value_missing', { name: name.trim(), ...place }),
  },
  {
    pattern: /(?:argument types|function call) ['"]([^'"]*)['"]/,
    fault: (place, call = '') => new Fault('query_types_unfit', { call, ...place }),
  },
];

/** Letters that are read at both ends of a message: in the middle it may hold a whole value, of any size. */
const MOST_READ = 1000;

const cut = (message: string) =>
  message.length <= 2 * MOST_READ ? message : `${message.slice(0, MOST_READ)}…${message.slice(-MOST_READ)}`;

/** What a person is told of an engine's error: the place in the text, and what can be done about the usual ones. */
export function engineFault(sql: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const message = cut(error instanceof Error ? error.message : String(error));
  const place = placeInMessage(sql, message);
  for (const { pattern, fault } of READINGS) {
    const found = pattern.exec(message);
    if (found) return fault(place, ...found.slice(1));
  }
  return new Fault('query_fails', { problem: message.split('\n')[0]!, ...place });
}

const namesIn = (list: string) => [...list.matchAll(/"([^"]*)"/g)].map(([, name]) => name!);
