import { authorOf } from '../../audit/witness.ts';
import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import { GROUND_READINGS, type Ground } from '#lib/domain/cases/letters/ground.ts';
import {
  LETTER_TEXTS,
  LONGEST_CHANGE_NOTE,
  type LetterTextName,
} from '#lib/domain/cases/letters/letter-text.ts';
import {
  LONGEST_PART,
  TEMPLATE_PARTS,
  type LetterTemplate,
  type TemplatePart,
} from '#lib/domain/cases/letters/letter-template.ts';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { fieldsOf, readFields, readWords } from '../../request-fields.ts';

/** What a person asks of a text: a new wording, or the shipped one again. */
export interface LetterTextRequest {
  readonly by: string;
  readonly note: string | null;
  /** The version that the person saw. */
  readonly seen: number;
  /** Null: the text as it ships. */
  readonly content: LetterTemplate | readonly Ground[] | null;
}

const unreadable = () => new Fault('letter_text_unreadable');
const wrong = (field: string) => new Fault('letter_text_field', { field });

/** The name of a text in a path. Throws a Fault when it is none. */
export function letterTextName(text: string): LetterTextName {
  const name = LETTER_TEXTS.find((known) => known === text);
  if (!name) throw new Fault('letter_text_absent', { name: text, known: LETTER_TEXTS }, 404);
  return name;
}

/**
 * The change in a request's body: `{by, seen, note}` with `template` or `grounds`, or with `shipped` true. Throws a Fault
 * that names the invalid field; what a text may say is checked afterwards.
 */
export function readLetterText(
  name: LetterTextName,
  body: string,
  contentType: string | null,
): LetterTextRequest {
  const { by, note, seen, shipped, template, grounds } = readFields(body, contentType, unreadable);
  const author = readWords(authorOf(by), LONGEST_NAME);
  if (author === null) throw wrong('by');
  if (typeof seen !== 'number' || !Number.isSafeInteger(seen) || seen < 0) throw wrong('seen');
  const content =
    shipped === true ? null : name === 'grounds' ? readGrounds(grounds) : readTemplate(template);
  return { by: author, note: optionalWords(note, 'note', LONGEST_CHANGE_NOTE), seen, content };
}

function optionalWords(value: unknown, field: string, longest: number): string | null {
  if (value === undefined || value === null || value === '') return null;
  const words = readWords(value, longest);
  if (words === null) throw wrong(field);
  return words;
}

function readTemplate(value: unknown): LetterTemplate {
  const parts = fieldsOf(value, () => wrong('template'));
  const read = TEMPLATE_PARTS.map((part) => {
    const text = parts[part];
    // A part that is somewhat too long is refused with its place by `templateFaults`; far longer ones are not read.
    if (typeof text !== 'string' || text.length > LONGEST_PART * 2) throw wrong(part);
    return [part, plainLines(text)];
  });
  return Object.fromEntries(read) as Record<TemplatePart, string>;
}

/** Each line without what no one sees; line breaks stay. */
const plainLines = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map(plainWords)
    .join('\n')
    .trim();

/** Longest field that is read at all; what is too long for a ground is refused with its place. */
const LONGEST_READ = 2000;

function readGrounds(value: unknown): readonly Ground[] {
  if (!Array.isArray(value)) throw wrong('grounds');
  const read = value.map((given: unknown) => {
    const fields = fieldsOf(given, () => wrong('grounds'));
    const words = (name: string) => optionalWords(fields[name], name, LONGEST_READ);
    const reading = GROUND_READINGS.find((known) => known === fields.reading);
    if (!reading) throw wrong('reading');
    if (typeof fields.ticked !== 'boolean') throw wrong('ticked');
    return {
      id: words('id'),
      text: words('text') ?? '',
      issuedOn: words('issuedOn'),
      reading,
      readBy: words('readBy'),
      readIn: words('readIn'),
      readOn: words('readOn'),
      note: words('note') ?? '',
      ticked: fields.ticked,
    };
  });
  const known = new Set(read.map(({ id }) => id));
  let number = 0;
  return read.map((ground) => {
    if (ground.id !== null) return { ...ground, id: ground.id };
    do number += 1;
    while (known.has(officeId(number)));
    return { ...ground, id: officeId(number) };
  });
}

/** What a ground that the office added is called. */
const officeId = (number: number) => `office-${number}`;
