import { SHIPPED_VERSION, type LetterTextName } from '#lib/domain/cases/letters/letter-text.ts';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { insertLetterText, newestLetterText } from './letter-texts.sql.ts';

/** A new version of a text. */
export interface LetterTextChange {
  /** A `LetterTemplate`, or a list of `Ground`, checked before. */
  readonly content: object;
  readonly isShipped: boolean;
  readonly note: string | null;
  readonly by: string;
  /** The version that the author saw. */
  readonly seen: number;
}

/** Adds a version of a text; returns its number. Throws the Fault `letter_text_moved_on` when another was added since. */
export async function addLetterText(
  warehouse: Warehouse,
  name: LetterTextName,
  { content, isShipped, note, by, seen }: LetterTextChange,
): Promise<number> {
  return warehouse.record(
    (version) => ({
      action: 'letter_text_changed',
      object: `letter:${name}`,
      by,
      ...{ before: { version: version - 1 }, after: { version, note, shipped: isShipped } },
    }),
    async (writer) => {
      const [newest] = await writer.query(newestLetterText, { name });
      const last = newest?.version ?? SHIPPED_VERSION;
      if (last !== seen) throw new Fault('letter_text_moved_on', { version: last }, 409);
      const now = warehouse.clock();
      const version = last + 1;
      await writer.run(insertLetterText, {
        ...{ name, version, isShipped, note, by },
        content: JSON.stringify(content),
        changedOn: localDateAt(now),
        now: now.toISOString(),
      });
      return version;
    },
  );
}
