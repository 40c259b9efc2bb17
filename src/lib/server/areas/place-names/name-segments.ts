import { textKey } from '#lib/domain/text-key.ts';
import { withoutEnglish } from './english-words.ts';
import { isMarked, typeWordLength } from './name-reading.ts';

/** First words of places below commune level: houses, streets, villages, quarters. As text keys. */
const LOCAL_WORDS = new Set(
  [
    'so nha ngo ngach hem kiet duong pho thon xom ban lang ap doi to tdp khu cum kcn kdc kdt lo tang toa can',
    'ql tl dt dh km quoc cau cho nga nut gan canh sau truoc ben',
  ].flatMap((words) => words.split(' ')),
);

/** Type words that are also parts of names when written without marks ("Cao Xa", "Vu Xa"). */
const DOUBTFUL = new Set(['xa', 'quan', 'h', 'x', 'p', 'q']);

/** Type words with their marks. */
const MARKED_TYPE = /^(tỉnh|thành|thị|huyện|quận|phường|xã|đặc)$/u;

/** Is this part of an address a house, street or village, never an area? */
export function isLocal(segment: string): boolean {
  const [first = ''] = textKey(segment).split(' ');
  return /^\d/.test(first) || LOCAL_WORDS.has(first) || /^(ql|tl|dt|km|tdp|lo|so)\d/.test(first);
}

/**
 * The parts of a written place, narrow to wide: split at commas, dashes and brackets, and before type words ("xã Tam
 * Dị huyện Lục Nam" has two). Without empty parts, and without country, postcode and English type words.
 */
export function segmentsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[,;|/\\()\n\r\t]+|\s+[-–—]+\s*|[-–—]+/u)
    .map(withoutEnglish)
    .flatMap(cutAtTypes)
    .filter((segment) => textKey(segment) !== '');
}

function cutAtTypes(part: string): string[] {
  const tokens = part
    .trim()
    .replace(/(?<=^|\s)(tp|tx|tt|[hxpq])\.(?=\S)/giu, '$1. ')
    .split(/\s+/);
  const keys = tokens.map(textKey);
  const marked = isMarked(part.normalize('NFD'));
  const pieces: string[][] = [[]];
  for (let i = 0; i < tokens.length;) {
    const length = typeWordLength(keys, i);
    const cut =
      length > 0 &&
      nameStandsBefore(pieces.at(-1)!) &&
      i + length < tokens.length &&
      typeWordLength(keys, i + length) === 0 &&
      speaksOfType(tokens[i]!, keys[i]!, marked, keys.slice(i + length));
    if (cut) pieces.push([]);
    const taken = Math.max(1, length);
    pieces.at(-1)!.push(...tokens.slice(i, i + taken));
    i += taken;
  }
  return pieces.map((piece) => piece.join(' '));
}

/** The piece already has a word that is not a type word. */
function nameStandsBefore(piece: readonly string[]): boolean {
  const keys = piece.map(textKey);
  return keys.length > typeWordLength(keys, 0);
}

function speaksOfType(token: string, key: string, marked: boolean, after: readonly string[]): boolean {
  if (/^(tp|tx|tt|[hxpq])\.$/iu.test(token)) return true;
  if (marked) return MARKED_TYPE.test(token.toLowerCase()) || key === 'tp' || key === 'tx' || key === 'tt';
  return !DOUBTFUL.has(key) || after.some((word, i) => !DOUBTFUL.has(word) && typeWordLength(after, i) > 0);
}
