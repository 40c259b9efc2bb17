/** What marks are called in names of entities: &agrave; is a with a grave. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308' },
  ...{ breve: '\u0306', dot: '\u0323', ring: '\u030a', cedil: '\u0327', caron: '\u030c' },
};
const NAMES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  Dstrok: '\u0110',
  dstrok: '\u0111',
};
const ENTITY =
  /&(?:#(\d{2,7})|#x([\da-f]{2,6})|([A-Za-z])(grave|acute|circ|tilde|uml|breve|dot|ring|cedil|caron)|([A-Za-z]+));/gi;
/** Entities of these are marks of the page itself. */
const FIRST_LETTER = 0xa0;
const LAST = 0x10ffff;

/** A web page with its letters in place of their entities; &lt; and its kin stay, which are the page's own marks. */
export function decodeEntities(html: string): string {
  return html.replace(
    ENTITY,
    (whole, decimal?: string, hex?: string, letter?: string, mark?: string, name?: string) => {
      if (letter !== undefined) return (letter + MARKS[mark!.toLowerCase()]!).normalize('NFC');
      if (name !== undefined) return NAMES[name] ?? whole;
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
      return code >= FIRST_LETTER && code <= LAST ? String.fromCodePoint(code) : whole;
    },
  );
}
