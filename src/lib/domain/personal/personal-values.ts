import { normaliseText, unifySeparators } from './plain-text.ts';
import {
  CLOSER_SUSPECT,
  DATE_IN_TEXT,
  MASKED_PART,
  PLAIN_CELL,
  SUSPECT,
  UUID_IN_TEXT,
  VALUE_PATTERNS,
  type ValueKind,
} from './patterns.ts';

/** Stands in place of a personal value. */
export const MASK = '***';
/** Stands in place of a date or identifier while numbers are looked for: no digit, no separator. */
export const PLACEHOLDER = '¦';

const expression = (source: string, flags = 'u') => new RegExp(source, flags);
const KINDS = Object.entries(VALUE_PATTERNS).map(
  ([kind, source]) => [kind as ValueKind, expression(source)] as const,
);
const [suspect, plainCell, closerSuspect] = [SUSPECT, PLAIN_CELL, CLOSER_SUSPECT].map((source) =>
  expression(source),
) as [RegExp, RegExp, RegExp];
const harmless = expression(`${UUID_IN_TEXT}|${DATE_IN_TEXT}`, 'gu');
const maskedPart = expression(MASKED_PART, 'gu');

/** Which kind of personal value does a text contain? Null for none, and for whole cells that match `measured`. */
export function personalKind(text: string, measured: string | null = null): ValueKind | null {
  if (!suspect.test(text) || (measured !== null && new RegExp(measured, 'u').test(text))) return null;
  const plain = normaliseText(text);
  return plainCell.test(plain) ? null : kindIn(plain);
}

/** The text with its personal values replaced by `***`; the text itself if it has none. */
export function maskPersonal(text: string, measured: string | null = null): string {
  if (personalKind(text, measured) === null) return text;
  const masked = normaliseText(text).replace(maskedPart, MASK);
  return kindIn(masked) === null ? masked : MASK;
}

function kindIn(plain: string): ValueKind | null {
  const searched = unifySeparators(plain.replace(harmless, PLACEHOLDER));
  if (!closerSuspect.test(searched)) return null;
  return KINDS.find(([, pattern]) => pattern.test(searched))?.[0] ?? null;
}
