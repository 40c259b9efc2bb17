import { textKey } from '#lib/domain/text-key.ts';
import type { Database } from '../../db/database.ts';
import { areasExtent, operatorKeys } from './known-words.sql.ts';

/** What is known of the world that values of a file may speak of. */
export interface KnownWords {
  /** Names and aliases of operators as text keys. */
  readonly operators: ReadonlySet<string>;
  /** Box around all areas, degrees; null when none is known. */
  readonly extent: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  } | null;
}

/** For looking at a file without a warehouse. */
export const NO_KNOWN_WORDS: KnownWords = { operators: new Set(), extent: null };

/** The operators and the ground that the warehouse knows. */
export async function readKnownWords(db: Database): Promise<KnownWords> {
  const operators = (await db.query(operatorKeys, {})).map(({ key }) => textKey(key));
  const [box] = await db.query(areasExtent, {});
  const { west, south, east, north } = box!;
  const extent =
    west === null || south === null || east === null || north === null ? null : { west, south, east, north };
  return { operators: new Set(operators), extent };
}
