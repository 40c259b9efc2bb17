import { groundFaults, type Ground } from '#lib/domain/cases/letters/ground.ts';
import { LETTER_KINDS } from '#lib/domain/cases/letters/letter-kind.ts';
import {
  SHIPPED_VERSION,
  type LetterTextName,
  type LetterTexts,
  type LetterTextVersion,
} from '#lib/domain/cases/letters/letter-text.ts';
import { templateFaults, type LetterTemplate } from '#lib/domain/cases/letters/letter-template.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { addLetterText } from '../../cases/letter-texts/change-letter-text.ts';
import { letterTextRows } from '../../cases/letter-texts/letter-texts.sql.ts';
import type { LetterTextRequest } from '../../cases/letter-texts/read-letter-text.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { ShippedLetters } from './shipped-letters.ts';

/** The content of a text: a template, or the grounds. */
export type LetterTextContent = LetterTemplate | readonly Ground[];

/** Every version of every text, newest first; the shipped text last. */
export async function letterTextVersions(
  warehouse: Warehouse,
  shipped: ShippedLetters,
): Promise<(name: LetterTextName) => readonly LetterTextVersion<LetterTextContent>[]> {
  const rows = await warehouse.db.query(letterTextRows, {});
  return (name) => [
    ...rows
      .filter((row) => row.name === name)
      .map(({ content, version, isShipped, changedOn, at, by, note }) => ({
        ...{ version, isShipped, changedOn, at, by, note },
        content: JSON.parse(content) as LetterTextContent,
      }))
      .reverse(),
    {
      version: SHIPPED_VERSION,
      content: shippedText(shipped, name),
      ...{ isShipped: true, changedOn: null, at: null, by: null, note: null },
    },
  ];
}

/** Every text of letters as it is in force on a day: the newest version of that day or before. */
export async function lettersInForce(
  warehouse: Warehouse,
  shipped: ShippedLetters,
  on: LocalDate,
): Promise<LetterTexts> {
  const versionsOf = await letterTextVersions(warehouse, shipped);
  const inForce = (name: LetterTextName) =>
    versionsOf(name).find(({ changedOn }) => changedOn === null || changedOn <= on)!;
  const templates = LETTER_KINDS.map((kind) => [kind, inForce(kind)]);
  return {
    templates: Object.fromEntries(templates) as LetterTexts['templates'],
    grounds: inForce('grounds') as LetterTexts['grounds'],
  };
}

/** The day in the parameter `on`; today without one. Throws a Fault for what is no date. */
export function dayIn(warehouse: Warehouse, params: URLSearchParams): LocalDate {
  const value = params.get('on') || localDateAt(warehouse.clock());
  if (!isLocalDate(value)) throw new Fault('period_date_invalid', { value });
  return value;
}

/**
 * Adds a version of a text; returns its number. Throws a Fault for a text with faults, for one that changes nothing, and
 * when another version was added since the author looked.
 */
export async function changeLetterText(
  warehouse: Warehouse,
  shipped: ShippedLetters,
  name: LetterTextName,
  { by, note, seen, content }: LetterTextRequest,
): Promise<number> {
  const original = shippedText(shipped, name);
  const wanted = content ?? original;
  // The shipped text is taken whole, even where a machine's clock is behind the dates in it.
  if (content !== null) refuseFaults(content, localDateAt(warehouse.clock()));
  const [newest] = (await letterTextVersions(warehouse, shipped))(name);
  const written = JSON.stringify(wanted);
  if (newest!.version === seen && JSON.stringify(newest!.content) === written) {
    throw new Fault('letter_text_unchanged', {}, 409);
  }
  const isShipped = written === JSON.stringify(original);
  return addLetterText(warehouse, name, { content: wanted, isShipped, note, by, seen });
}

function refuseFaults(content: LetterTextContent, today: LocalDate): void {
  const isTemplate = 'body' in content;
  const faults = isTemplate ? templateFaults(content) : groundFaults(content, today);
  const [first] = faults;
  if (!first) return;
  throw new Fault(
    isTemplate ? 'letter_template' : 'letter_grounds',
    { ...first, faults: faults.length },
    422,
  );
}

/** A text as the program ships it. */
export const shippedText = (
  { templates, grounds }: ShippedLetters,
  name: LetterTextName,
): LetterTextContent => (name === 'grounds' ? grounds : templates[name]);
