import { textKey } from '#lib/domain/text-key.ts';
import type { Database } from '../../db/database.ts';
import { areasExtent, operatorKeys } from './known-words.sql.ts';

/** Reference data that values of a file are compared with. */
export interface KnownWords {
  /** Names and aliases of operators as text keys. */
  readonly operators: ReadonlySet<string>;
  /** Bounding box of all areas, degrees; null without areas. */
  readonly extent: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  } | null;
}

/** For use without a warehouse. */
export const NO_KNOWN_WORDS: KnownWords = { operators: new Set(), extent: null };

/** Reads the warehouse's operators and the extent of its areas. */
export async function readKnownWords(db: Database): Promise<KnownWords> {
  const operators = (await db.query(operatorKeys, {})).map(({ key }) => textKey(key));
  const [box] = await db.query(areasExtent, {});
  const { west, south, east, north } = box!;
  const extent =
    west === null || south === null || east === null || north === null ? null : { west, south, east, north };
  return { operators: new Set(operators), extent };
}
