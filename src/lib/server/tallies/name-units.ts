import type { LocalMonth } from '#lib/domain/local-date.ts';
import { standsIn, type ReportingUnit } from '#lib/domain/tally.ts';
import { textKey } from '#lib/domain/text-key.ts';

/** Finds reporting units by their written names. */
export interface UnitNames {
  /** The code of the unit in a cell; undefined without a certain match. */
  ofCell(text: string): string | undefined;
  /** Codes of the units in the lines above a table; recipients of a letter are excluded. */
  inLines(lines: readonly string[]): string[];
}

/** A name or alias of a unit. */
export interface NamedUnit extends Pick<ReportingUnit, 'validFrom' | 'validTo' | 'successor'> {
  readonly name: string;
  readonly code: string;
}

/** Finds the units that report a month, by the names of then. */
export type NamesOfMonth = (month: LocalMonth | null) => UnitNames;

/**
 * The names of each month; of null, of any time. In a month an office that has ended goes by its successor, and without one
 * its name means nobody.
 */
export function namesByMonth(units: readonly NamedUnit[]): NamesOfMonth {
  const anyTime = unitNames(units);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const ofMonth = (month: LocalMonth) => {
    const reporting = units.filter((unit) => standsIn(unit, month));
    const codes = new Set(reporting.map(({ code }) => code));
    const heir = (code: string): string | undefined => {
      const seen = new Set<string>();
      for (
        let at: string | null = code;
        at !== null && !seen.has(at);
        at = byCode.get(at)?.successor ?? null
      ) {
        if (codes.has(at)) return at;
        seen.add(at);
      }
      return undefined;
    };
    const inherited = units.flatMap((unit) => {
      const code = codes.has(unit.code) ? undefined : heir(unit.code);
      return code === undefined ? [] : [{ ...unit, code }];
    });
    // Of one spelling the last counts: an office of the month goes before one that an heir answers for.
    return unitNames([...inherited, ...reporting]);
  };
  const made = new Map<LocalMonth, UnitNames>();
  return (month) => {
    if (month === null) return anyTime;
    const names = made.get(month) ?? ofMonth(month);
    made.set(month, names);
    return names;
  };
}

/** Names that identify a unit inside a longer line; bare place names ("Lục Nam") occur in too many lines. */
const DISTINCTIVE =
  /^(so|ubnd|ban|bao|dai|van phong|vp|thanh tra|bql|huyen|thi xa|thanh pho|xa|phuong|thi tran) /;
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
