import { LETTER_TEXTS, type LetterVersions } from '#lib/domain/cases/letters/letter-text.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import {
  insertShippedText,
  letterTextRows,
  shippedTextRows,
} from '../../cases/letter-texts/letter-texts.sql.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { shippedText } from './letters-in-force.ts';
import { shippedLetters, type ShippedLetters } from './shipped-letters.ts';

/** The text of the addressees among the kept ones. */
const ADDRESSEES = 'addressees';

/** Keeps the texts that this version of the program ships, where they differ from those that were kept last. */
export async function keepShippedLetters(warehouse: Warehouse, reference: string): Promise<void> {
  const shipped = shippedLetters(reference);
  const texts = [
    ...LETTER_TEXTS.map((name) => [name, shippedText(shipped, name)] as const),
    [ADDRESSEES, shipped.addressees] as const,
  ];
  const kept = await warehouse.db.query(shippedTextRows, {});
  const changed = texts.flatMap(([name, text]) => {
    const last = kept.findLast((row) => row.name === name);
    const content = JSON.stringify(text);
    return last?.content === content ? [] : [{ name, number: (last?.number ?? 0) + 1, content }];
  });
  if (changed.length === 0) return;
  const now = warehouse.clock();
  const at = { keptOn: localDateAt(now), now: now.toISOString() };
  await warehouse.record(
    () => ({ action: 'letters_shipped', after: { texts: changed.map(({ name }) => name) } }),
    async (writer) => {
      for (const row of changed) await writer.run(insertShippedText, { ...row, ...at });
    },
  );
}

/** The texts that a letter was written with, as they were then, whatever the program ships now. */
export async function lettersAsWritten(
  { db }: Warehouse,
  now: ShippedLetters,
  { kind, template, grounds, shipped }: LetterVersions,
) {
  const [stored, kept] = await Promise.all([db.query(letterTextRows, {}), db.query(shippedTextRows, {})]);
  const contentOf = (name: string, version: number, number: number | null | undefined): unknown => {
    const row =
      stored.find((text) => text.name === name && text.version === version) ??
      kept.find((text) => text.name === name && text.number === number);
    return row ? JSON.parse(row.content) : null;
  };
  return {
    template: (contentOf(kind, template, shipped?.template) ??
      now.templates[kind]) as ShippedLetters['templates'][typeof kind],
    grounds: (contentOf('grounds', grounds, shipped?.grounds) ?? now.grounds) as ShippedLetters['grounds'],
    addressees: (contentOf(ADDRESSEES, 0, shipped?.addressees) ??
      now.addressees) as ShippedLetters['addressees'],
  };
}
