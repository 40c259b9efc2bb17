import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from '#lib/domain/cases/letters/ground.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import {
  TEMPLATE_PARTS,
  type LetterTemplate,
  type TemplatePart,
} from '#lib/domain/cases/letters/letter-template.ts';

/** What letters ship with: `data/reference/letters`. */
export interface ShippedLetters {
  readonly templates: Readonly<Record<LetterKind, LetterTemplate>>;
  readonly grounds: readonly Ground[];
  /** The local unit by operator, with `{place}` for the province. */
  readonly addressees: Readonly<Record<string, string>>;
}

type Lines = Readonly<Record<TemplatePart, readonly string[]>>;

/** Reads the shipped letters of a folder of reference data. Throws an Error where a file is missing or damaged. */
export function shippedLetters(reference: string): ShippedLetters {
  const read = <T>(name: string): T =>
    JSON.parse(readFileSync(join(reference, 'letters', name), 'utf8')) as T;
  const { templates } = read<{ templates: Record<LetterKind, Lines> }>('templates.json');
  const joined = Object.entries(templates).map(([kind, parts]) => [
    kind,
    Object.fromEntries(TEMPLATE_PARTS.map((part) => [part, parts[part].join('\n')])),
  ]);
  return {
    templates: Object.fromEntries(joined) as Record<LetterKind, LetterTemplate>,
    grounds: read<{ grounds: Ground[] }>('grounds.json').grounds,
    addressees: read<{ addressees: Record<string, string> }>('addressees.json').addressees,
  };
}

/** To whom a letter to an operator goes in a province; its own name where no local unit is known. */
export const addresseeOf = (
  addressees: ShippedLetters['addressees'],
  { code, name }: { readonly code: string; readonly name: string },
  place: string,
): string => addressees[code]?.replaceAll('{place}', place) ?? name;
