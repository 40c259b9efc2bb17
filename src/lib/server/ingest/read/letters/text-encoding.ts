import { isUtf8 } from 'node:buffer';
import { wideEncodingOf } from '../file-kind.ts';
import { fromLegacy, type LegacyLetters } from './legacy-letters.ts';
import { countSyllables } from './vietnamese-syllables.ts';

/** How a text is decoded: bytes to characters, and legacy letters to Vietnamese. */
export interface TextEncoding {
  readonly bytes: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';
  /** The old font of all letters; null for Unicode. */
  readonly letters: LegacyLetters | null;
  /** The old fonts of single columns in a Unicode table. */
  readonly columns?: readonly (LegacyLetters | null)[];
  /** Some UTF-8 of the table was read as Windows-1252 and saved again. */
  readonly twice?: boolean;
}

/** Encodings that are guessed from the file's words, by their common names. */
export type AssumedEncoding = 'Windows-1258' | 'TCVN3 (ABC)' | 'VNI';

const LF = 10;
/** Characters examined to distinguish legacy encodings. */
const SAMPLE_CHARACTERS = 200_000;

/**
 * Which encoding does a text have? By byte order mark, else UTF-8 if it is valid, else the legacy Vietnamese
 * encoding in which most words are possible. `head` is its beginning, `foreign` are later lines that are not UTF-8.
 */
export function encodingOf(head: Buffer, foreign: Buffer | null = null): TextEncoding {
  const wide = wideEncodingOf(head);
  if (wide) return { bytes: wide, letters: null };
  const isPlain = isMostlyUtf8(head);
  if (isPlain && (foreign === null || head.some((byte) => byte > 127)))
    return { bytes: 'utf-8', letters: null };
  const sample = isPlain ? foreign! : head;
  const latin = new TextDecoder('windows-1252').decode(sample).slice(0, SAMPLE_CHARACTERS);
  const letters = legacyLettersOf(latin, new TextDecoder('windows-1258').decode(sample));
  return { bytes: letters ? 'windows-1252' : 'windows-1258', letters };
}

/** Is a head mostly valid UTF-8? Decided by whole lines, since it may end inside a character or contain damaged ones. */
function isMostlyUtf8(head: Buffer): boolean {
  const whole = head.subarray(0, head.lastIndexOf(LF) + 1 || head.length);
  if (isUtf8(whole) || isUtf8(head)) return true;
  let [marked, foreign] = [0, 0];
  for (let from = 0; from < whole.length;) {
    const end = whole.indexOf(LF, from) + 1 || whole.length;
    const line = whole.subarray(from, end);
    if (!isUtf8(line)) foreign += 1;
    else if (line.some((byte) => byte > 127)) marked += 1;
    from = end;
  }
  return marked > foreign;
}

/** Converts legacy letters to Unicode. `decoded` are the characters decoded by `bytes`. */
export function decodeLetters(decoded: string, { bytes, letters }: TextEncoding): string {
  if (letters !== null) return fromLegacy(decoded, letters);
  return bytes === 'windows-1258' ? decoded.normalize('NFC') : decoded;
}

/** The encoding to tell a person about; null when it was not guessed. */
export function assumedEncoding({ bytes, letters: all, columns = [] }: TextEncoding): AssumedEncoding | null {
  const letters = all ?? columns.find((one) => one !== null) ?? null;
  if (letters !== null) return letters === 'tcvn3' ? 'TCVN3 (ABC)' : 'VNI';
  return bytes === 'windows-1258' ? 'Windows-1258' : null;
}

/**
 * The old font in which a text was typed, when that makes clearly more possible words of it than `plain`, the
 * text as it stands; else null.
 */
export function legacyLettersOf(latin: string, plain = latin): LegacyLetters | null {
  const share = (text: string) => {
    const { marked, possible } = countSyllables(text.slice(0, SAMPLE_CHARACTERS));
    return marked === 0 ? 0 : possible / marked;
  };
  const [asIs, tcvn3, vni] = [plain, fromLegacy(latin, 'tcvn3'), fromLegacy(latin, 'vni')].map(share);
  const best = Math.max(tcvn3!, vni!);
  if (best < 0.7 || best < asIs! + 0.2) return null;
  return tcvn3! >= vni! ? 'tcvn3' : 'vni';
}
