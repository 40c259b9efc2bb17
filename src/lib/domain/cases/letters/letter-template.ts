/** The texts of a letter that an office may change; each line is a paragraph. Figures are fields in braces. */
export interface LetterTemplate {
  /** After "V/v", or the abstract of a report. */
  readonly subject: string;
  /** "Kính gửi", one addressee a line. */
  readonly addressees: string;
  readonly body: string;
  /** Who answers questions. */
  readonly contact: string;
  /** "Nơi nhận", one a line, without the archive. */
  readonly copies: string;
}

/** The parts of a template in the order of the letter. */
export const TEMPLATE_PARTS = ['subject', 'addressees', 'body', 'contact', 'copies'] as const;
/** One of `TEMPLATE_PARTS`. */
export type TemplatePart = (typeof TEMPLATE_PARTS)[number];

/** Longest part, in characters: two pages of body. */
export const LONGEST_PART = 6000;

/** Fields inside a line. */
export const INLINE_FIELDS = [
  'operator',
  'addressee',
  'issuer',
  'place',
  'case',
  'places',
  'placeCount',
  'people',
  'tests',
  'period',
  'technology',
  'metric',
  'statistic',
  'standard',
  'documents',
  'limit',
  'finding',
  'reason',
  'deadline',
  'firstLetter',
  'lastLetter',
  'reminder',
] as const;
/** Fields that stand alone on a line and become one paragraph or several, or none. */
export const BLOCK_FIELDS = [
  'grounds',
  'facts',
  'plan',
  'earlier',
  'answers',
  'verification',
  'annexes',
  'contact',
] as const;
/** One of `INLINE_FIELDS`. */
export type InlineField = (typeof INLINE_FIELDS)[number];
/** One of `BLOCK_FIELDS`. */
export type BlockField = (typeof BLOCK_FIELDS)[number];

/** What is wrong with a template: a code, the part and line (from 1), and the words that are meant. */
export interface TemplateFault {
  readonly code:
    | 'empty'
    | 'too_long'
    | 'brace_open'
    | 'field_unknown'
    | 'field_not_alone'
    | 'block_outside_body'
    | 'typed_figure'
    | 'forbidden_word'
    | 'facts_absent';
  readonly part: TemplatePart;
  readonly line: number;
  readonly words: string;
}

/**
 * Words that no letter says: the province does not sanction, and only a mandatory regulation can be broken, which
 * the field `finding` says where it is so.
 */
export const FORBIDDEN_WORDS = ['xử phạt', 'phạt tiền', 'phạt hành chính', 'vi phạm'];
/** The words of `FORBIDDEN_WORDS` in a text, however they are spaced or written. */
export function forbiddenWords(text: string): readonly string[] {
  const key = text.normalize('NFC').toLocaleLowerCase('vi').replace(UNSEEN, '').replace(/\s+/g, ' ');
  return FORBIDDEN_WORDS.filter((word) => key.includes(word));
}
/** Characters of no width, which would hide a word from a search. */
const UNSEEN = /[\p{Cf}]/gu;
/** A number with what it counts: it would not change with the case. */
const TYPED_FIGURE =
  /\d[\d.,]*\s*(?:mbps|mbit|kbps|gbps|mb\/s|%|phần trăm|lượt|phép đo|mẫu đo|thiết bị|người|dân|hộ|thuê bao|trạm|nơi|xã|phường|huyện|khu vực|vùng)(?!\p{L})/iu;
const FIELD = /\{([^{}]*)\}/g;

/** The faults of a template, in the order of its parts and lines; none when it may be saved. */
export function templateFaults(template: LetterTemplate): readonly TemplateFault[] {
  const faults = TEMPLATE_PARTS.flatMap((part) => partFaults(part, template[part]));
  const hasFacts = linesOf(template.body).includes('{facts}');
  return hasFacts ? faults : [...faults, { code: 'facts_absent', part: 'body', line: 1, words: '{facts}' }];
}

/** The lines of a part, without blank ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function partFaults(part: TemplatePart, text: string): TemplateFault[] {
  const fault = (code: TemplateFault['code'], line: number, words: string) => ({ code, part, line, words });
  if (text.trim() === '') return part === 'copies' ? [] : [fault('empty', 1, part)];
  if (text.length > LONGEST_PART) return [fault('too_long', 1, String(text.length))];
  return text
    .split('\n')
    .flatMap((line, i) => lineFaults(part, line.trim(), (code, words) => fault(code, i + 1, words)));
}

function lineFaults(
  part: TemplatePart,
  line: string,
  fault: (code: TemplateFault['code'], words: string) => TemplateFault,
): TemplateFault[] {
  const names = [...line.matchAll(FIELD)].map(([, name]) => name!);
  const rest = line.replace(FIELD, ' ');
  const figure = TYPED_FIGURE.exec(rest);
  return [
    ...(/[{}]/.test(rest) ? [fault('brace_open', line.slice(0, 60))] : []),
    ...names.flatMap((name) => {
      if (isBlock(name)) {
        if (part !== 'body') return [fault('block_outside_body', name)];
        return line === `{${name}}` ? [] : [fault('field_not_alone', name)];
      }
      return isInline(name) ? [] : [fault('field_unknown', name)];
    }),
    ...(figure ? [fault('typed_figure', figure[0])] : []),
    ...forbiddenWords(rest).map((word) => fault('forbidden_word', word)),
  ];
}

/** Is it a field that stands alone? */
export const isBlock = (name: string): name is BlockField =>
  (BLOCK_FIELDS as readonly string[]).includes(name);
const isInline = (name: string): name is InlineField => (INLINE_FIELDS as readonly string[]).includes(name);

/** A field at the beginning of the text, or after a sentence's end. */
const BEGINS = /(?:^|[.!?]\s+)$/;

/** The text with its fields replaced, by a function that knows each; one that begins a sentence gets a capital. */
export const fillFields = (text: string, valueOf: (field: InlineField) => string): string =>
  text.replace(FIELD, (_, name: string, at: number) => {
    const value = valueOf(name as InlineField);
    if (!BEGINS.test(text.slice(0, at))) return value;
    return value.charAt(0).toLocaleUpperCase('vi') + value.slice(1);
  });
