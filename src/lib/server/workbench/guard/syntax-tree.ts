import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#lib/domain/fault.ts';
import { placeAt } from './place-in-text.ts';

/** A node of the engine's syntax tree, as its JSON has it. */
export type TreeNode = Readonly<Record<string, unknown>>;

/** What the engine's parser makes of a text. */
interface Parsed {
  readonly error: boolean;
  readonly error_message?: string;
  readonly error_type?: string;
  readonly position?: string;
  readonly statements?: readonly { readonly node: TreeNode }[];
}

/**
 * The one SELECT that a text is. It is parsed and not bound: nothing in it is looked up or computed. Throws a Fault for
 * another kind of statement, several of them, or what is none.
 */
export async function syntaxTreeOf(connection: DuckDBConnection, sql: string): Promise<TreeNode> {
  // What reads the text as one of C would stop there: the guard and the engine must read the same.
  const end = sql.indexOf('\0');
  if (end >= 0)
    throw new Fault('query_syntax', { near: '\\0', ...placeAt(sql, Buffer.byteLength(sql.slice(0, end))) });
  const answer = await connection.runAndReadAll('select json_serialize_sql($1::varchar)::varchar', [sql]);
  const parsed = readTree(String(answer.getRows()[0]![0]));
  if (parsed.error) throw parserFault(sql, parsed);
  const [statement, ...further] = parsed.statements ?? [];
  if (!statement) throw new Fault('query_empty');
  if (further.length > 0) throw new Fault('query_several_statements', { count: further.length + 1 });
  return statement.node;
}

/** A text that never ends is near itself. */
const MOST_NEAR = 200;

/** The parser counts letters where it meets an error, and bytes everywhere else. */
const bytesBefore = (sql: string, letters: number) => Buffer.byteLength([...sql].slice(0, letters).join(''));

/** A number beyond every double is written as `Infinity`, which is no JSON. */
function readTree(text: string): Parsed {
  try {
    return JSON.parse(text) as Parsed;
  } catch (cause) {
    throw new Fault('query_number_unfit', {}, 400, { cause });
  }
}

function parserFault(sql: string, { error_type, error_message = '', position }: Parsed): Fault {
  if (error_type === 'not implemented') return new Fault('query_not_select');
  const place = placeAt(sql, bytesBefore(sql, Number(position)));
  const near = (/at or near "([\s\S]*)"/.exec(error_message)?.[1] ?? '').slice(0, MOST_NEAR);
  if (near || /syntax error/.test(error_message)) return new Fault('query_syntax', { near, ...place });
  return new Fault('query_fails', { problem: error_message.split('\n')[0]!, ...place });
}
