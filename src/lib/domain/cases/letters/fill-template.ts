import {
  fillFields,
  isBlock,
  linesOf,
  type BlockField,
  type InlineField,
  type LetterTemplate,
} from './letter-template.ts';

/** A paragraph of a letter: grounds are in italics. */
export interface Paragraph {
  readonly text: string;
  readonly ground: boolean;
}

/** What the fields of a letter stand for, from its case; `contact` is a part of the template itself. */
export interface LetterFields {
  readonly values: Readonly<Record<InlineField, string>>;
  readonly blocks: Readonly<Record<Exclude<BlockField, 'contact'>, readonly Paragraph[]>>;
}

/** A template with its fields filled; figures are the case's. */
export interface FilledTemplate {
  readonly subject: string;
  readonly addressees: readonly string[];
  readonly paragraphs: readonly Paragraph[];
  readonly copies: readonly string[];
}

/** The template as a letter says it. */
export function fillTemplate(template: LetterTemplate, { values, blocks }: LetterFields): FilledTemplate {
  const fill = (line: string) => fillFields(line, (field) => values[field] ?? `{${field}}`);
  const plain = (text: string): Paragraph => ({ text: fill(text), ground: false });
  const paragraphsOf = (line: string): readonly Paragraph[] => {
    const field = /^\{(\w+)\}$/.exec(line)?.[1] ?? '';
    if (!isBlock(field)) return [plain(line)];
    return field === 'contact' ? linesOf(template.contact).map(plain) : blocks[field];
  };
  return {
    subject: fill(template.subject.trim()),
    addressees: linesOf(template.addressees).map(fill),
    paragraphs: linesOf(template.body).flatMap(paragraphsOf),
    copies: linesOf(template.copies).map(fill),
  };
}
