import { textKey } from '#lib/domain/text-key.ts';

/** Finds reporting units by their written names. */
export interface UnitNames {
  /** The code of the unit in a cell; undefined without a certain match. */
  ofCell(text: string): string | undefined;
  /** Codes of the units in the lines above a table; recipients of a letter are excluded. */
  inLines(lines: readonly string[]): string[];
}

/** Names that identify a unit inside a longer line; bare place names ("Lục Nam") occur in too many lines. */
const DISTINCTIVE = /^(so|ubnd|ban|bao|dai|van phong|vp|thanh tra|bql|huyen|thi xa|thanh pho) /;
/** Lines that name other units: recipients and legal bases of a letter. */
const OF_OTHERS = /^(kinh gui|noi nhan|thuc hien|can cu|theo)\b/;
/** The office that compiles a district's figures (letter of 2024, point 2). */
const OFFICE = /^phong (van hoa (va )?thong tin|vh (va )?tt|vhtt) /;
const LABEL = /^((ten )?(don vi|co quan)( thuc hien)?( bao cao)?) /;

/** An index of `names`, names and aliases with the code of their unit. */
export function unitNames(names: readonly { readonly name: string; readonly code: string }[]): UnitNames {
  const codes = new Map(names.map(({ name, code }) => [fullKey(name), code]));
  const distinctive = [...codes.keys()]
    .filter((key) => DISTINCTIVE.test(key))
    .sort((a, b) => b.length - a.length);
  const ofKey = (key: string) =>
    codes.get(key) ??
    codes.get(`ubnd ${key}`) ??
    codes.get(key.replace(/^ubnd /, '')) ??
    codes.get(`${key} tinh`);
  const ofCell = (text: string) => {
    const key = fullKey(text);
    return ofKey(key) ?? ofKey(key.replace(/^\d{1,2} /, '').replace(OFFICE, ''));
  };
  const inLine = (line: string): string[] => {
    const key = fullKey(line);
    if (OF_OTHERS.test(key)) return [];
    const whole = ofCell(line) ?? ofCell(key.replace(LABEL, ''));
    if (whole !== undefined) return [whole];
    let rest = ` ${key} `;
    return distinctive.flatMap((name) => {
      if (!rest.includes(` ${name} `)) return [];
      rest = rest.replaceAll(` ${name} `, ' ');
      return [codes.get(name)!];
    });
  };
  return { ofCell, inLines: (lines) => [...new Set(lines.flatMap(inLine))] };
}

const SHORT: Readonly<Record<string, string>> = {
  ...{ h: 'huyen', tx: 'thi xa', tp: 'thanh pho' },
  ...{ ql: 'quan ly', kcn: 'khu cong nghiep' },
};

/** The text key with abbreviations expanded: "Ủy ban nhân dân H. Lục Nam" becomes "ubnd huyen luc nam". */
function fullKey(text: string): string {
  return textKey(text)
    .replace(/\b(?:uy ban nhan dan|u b n d)\b/g, 'ubnd')
    .replace(/\b(?:h|tx|tp)(?= )|\b(?:ql|kcn)\b/g, (word) => SHORT[word]!);
}
