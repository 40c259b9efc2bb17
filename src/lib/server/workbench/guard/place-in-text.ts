/** A place in a text, both from 1 on. */
export interface PlaceInText {
  readonly line: number;
  readonly column: number;
}

/** Longest offset that is one; the engine writes 2^64 - 1 for none. */
const MOST = 10_000_000;

/** What the engine shows in place of the part of a long line that it leaves out. */
const CUT = '...';

/** The place of a byte of a text (as the engine's parser counts); null for none. */
export function placeAt(text: string, offset: unknown): PlaceInText | null {
  if (typeof offset !== 'number' || !(offset >= 0 && offset < MOST)) return null;
  const before = Buffer.from(text).subarray(0, offset).toString();
  const lines = before.split('\n');
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}

/** The place that an engine's message shows below its text: `LINE 2: ... from t` and a caret under it. */
export function placeInMessage(text: string, message: string): PlaceInText | null {
  const [, number, shown = '', marked = ''] = /LINE (\d+): (.*)\n( *)\^/.exec(message) ?? [];
  if (number === undefined) return null;
  const line = Number(number);
  const within = marked.length - `LINE ${number}: `.length;
  const full = text.split('\n')[line - 1] ?? '';
  const skipped = shown.startsWith(CUT) && !full.startsWith(CUT) ? CUT.length : 0;
  const piece = shown.slice(skipped).replace(/\.\.\.$/, '');
  const begins = skipped === 0 ? 0 : full.indexOf(piece);
  if (begins < 0) return { line, column: 1 };
  return { line, column: Math.max(1, begins + within - skipped + 1) };
}
