import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import { GROUND_READINGS, type Ground } from '#lib/domain/cases/letters/ground.ts';
import { LETTER_KINDS, type LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import {
  LONGEST_CHANGE_NOTE,
  type LetterTexts,
  type LetterTextVersion,
} from '#lib/domain/cases/letters/letter-text.ts';
import { LONGEST_PART, type LetterTemplate } from '#lib/domain/cases/letters/letter-template.ts';
import { COUNT, DATE, FLAG, INSTANT, listOf, nullable, objectOf, oneOfWords, ref, TEXT } from './schema.ts';
import type { Schema } from './schema.ts';

const PART = { ...TEXT, maxLength: LONGEST_PART };

const versionOf = (content: Schema): Schema =>
  objectOf<LetterTextVersion<unknown>>({
    version: COUNT,
    content,
    isShipped: FLAG,
    changedOn: nullable(DATE),
    at: nullable(INSTANT),
    by: nullable(TEXT),
    note: nullable(TEXT),
  });

/** Schemas of the texts of letters. */
export const LETTER_SCHEMAS: Readonly<Record<string, Schema>> = {
  LetterTemplate: objectOf<LetterTemplate>({
    subject: PART,
    addressees: PART,
    body: PART,
    contact: PART,
    copies: PART,
  }),
  LetterGround: objectOf<Ground>({
    id: TEXT,
    text: TEXT,
    issuedOn: nullable(DATE),
    reading: oneOfWords(GROUND_READINGS),
    readBy: nullable(TEXT),
    readIn: nullable(TEXT),
    readOn: nullable(DATE),
    note: TEXT,
    ticked: FLAG,
  }),
  LetterTemplateVersion: versionOf(ref('LetterTemplate')),
  LetterGroundsVersion: versionOf(listOf(ref('LetterGround'))),
  LetterTextVersion: { anyOf: [ref('LetterTemplateVersion'), ref('LetterGroundsVersion')] },
  LetterTexts: objectOf<LetterTexts>({
    templates: objectOf<Record<LetterKind, unknown>>(
      Object.fromEntries(LETTER_KINDS.map((kind) => [kind, ref('LetterTemplateVersion')])) as Record<
        LetterKind,
        Schema
      >,
    ),
    grounds: ref('LetterGroundsVersion'),
  }),
  NewLetterText: objectOf<{
    by: string;
    note?: string | null;
    seen: number;
    template?: LetterTemplate;
    grounds?: readonly Ground[];
    shipped?: boolean;
  }>(
    {
      by: { ...TEXT, maxLength: LONGEST_NAME },
      note: nullable({ ...TEXT, maxLength: LONGEST_CHANGE_NOTE }),
      seen: COUNT,
      template: ref('LetterTemplate'),
      grounds: listOf(ref('LetterGround')),
      shipped: FLAG,
    },
    ['note', 'template', 'grounds', 'shipped'],
  ),
};
