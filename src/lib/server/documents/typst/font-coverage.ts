/** Of the tables of a TrueType font, the one that maps characters to glyphs (OpenType, `cmap`). */
const CHARACTER_MAP = 'cmap';
/** The format of a map of the characters of the basic plane; the fonts of this program need no other. */
const SEGMENTS_FORMAT = 4;
const LAST_CODE = 0xffff;

/**
 * Which characters of the basic plane does a TrueType font have a glyph for? Throws an Error where the font has no map
 * of format 4.
 */
export function codesIn(font: Buffer): ReadonlySet<number> {
  const at = segmentsOf(font);
  const segments = font.readUInt16BE(at + 6) / 2;
  const [ends, starts, deltas, offsets] = [0, 1, 2, 3].map((table) => {
    const skipped = table === 0 ? 14 : 16;
    return at + skipped + table * segments * 2;
  }) as [number, number, number, number];
  const codes = new Set<number>();
  for (let segment = 0; segment < segments; segment++) {
    const [start, end] = [font.readUInt16BE(starts + segment * 2), font.readUInt16BE(ends + segment * 2)];
    const [delta, offset] = [
      font.readUInt16BE(deltas + segment * 2),
      font.readUInt16BE(offsets + segment * 2),
    ];
    for (let code = start; code <= end && code < LAST_CODE; code++) {
      const glyph =
        offset === 0
          ? (code + delta) & LAST_CODE
          : font.readUInt16BE(offsets + segment * 2 + offset + (code - start) * 2);
      if (glyph !== 0) codes.add(code);
    }
  }
  return codes;
}

/** Where the font's map of format 4 begins. */
function segmentsOf(font: Buffer): number {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table++) {
    const entry = 12 + table * 16;
    if (font.toString('latin1', entry, entry + 4) !== CHARACTER_MAP) continue;
    const map = font.readUInt32BE(entry + 8);
    const encodings = font.readUInt16BE(map + 2);
    for (let encoding = 0; encoding < encodings; encoding++) {
      const at = map + font.readUInt32BE(map + 4 + encoding * 8 + 4);
      if (font.readUInt16BE(at) === SEGMENTS_FORMAT) return at;
    }
  }
  throw new Error('the font has no character map of format 4');
}
