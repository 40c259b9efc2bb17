import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codesIn } from './font-coverage.ts';

/** The family that every PDF is set in: the widths of Times New Roman, with all of Vietnamese (Tinos, OFL). */
export const PDF_FONT = 'Tinos';

const FACES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
];
/** Stands for a character that the fonts lack. */
const REPLACEMENT = '\u{25a1}';
/** Controls but the line feed, and characters without a shape of their own. */
const WITHOUT_SHAPE = /(?!\n)[\p{Cc}\p{Cf}]/gu;

let loaded: readonly Buffer[] | undefined;

/** The files of the four faces, in the package that holds them. */
export function fontPaths(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FACES.map((face) => resolve(`@expo-google-fonts/tinos/${face}`));
}

/** The four faces. */
export function pdfFonts(): readonly Buffer[] {
  loaded ??= fontPaths().map((path) => readFileSync(path));
  return loaded;
}

let codes: ReadonlySet<number> | undefined;

/**
 * The text as the fonts can show it: marks joined to their letters, what has no shape left out, a square for what the
 * fonts lack. PDF/A allows no character without a glyph, and no other font is taken for it.
 */
export function displayable(text: string): string {
  codes ??= pdfFonts()
    .map(codesIn)
    .reduce((shared, face) => new Set([...shared].filter((code) => face.has(code))));
  const shown = text.normalize('NFC').replace(WITHOUT_SHAPE, '');
  return Array.from(shown, (character) =>
    character === '\n' || codes!.has(character.codePointAt(0)!) ? character : REPLACEMENT,
  ).join('');
}
