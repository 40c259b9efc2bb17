import { readFileSync } from 'node:fs';
import { csvFormat, csvParse, dsvFormat } from 'd3';
import { Fault } from '#lib/domain/fault.ts';
import { textKey } from '#lib/domain/text-key.ts';

/** A row of a table, by header. */
type Row = Readonly<Record<string, string | undefined>>;

/** Population and official area of a unit as a table says them. */
export interface UnitFigures {
  readonly population: number | null;
  readonly areaKm2: number | null;
}

const HEADERS = {
  code: ['ma', 'code', 'ma xa', 'ma huyen', 'ma dvhc', 'ma don vi'],
  name: ['ten', 'name', 'ten xa', 'ten huyen', 'ten dvhc', 'ten don vi', 'don vi', 'xa phuong'],
  population: ['dan so', 'population', 'dan so nguoi', 'so dan'],
  area: ['dien tich', 'area', 'area km2', 'dien tich km2', 'dien tich tu nhien km2'],
} as const;

/** A table of text as a spreadsheet saves it: UTF-8, with or without its mark, with any of three marks between cells. */
export function readTable(bytes: Uint8Array, file: string): Row[] {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (text.includes('\uFFFD')) throw new Fault('province_table_not_utf8', { file }, 422);
  const header = text.slice(0, text.search(/\r?\n|$/));
  const [mark] = [';', '\t', ','].sort((a, b) => header.split(b).length - header.split(a).length);
  return dsvFormat(mark!).parse(text);
}

/** Reads the populations of units, by code and by name as text keys. Throws a Fault when a needed column is missing. */
export function readFigures(bytes: Uint8Array, file: string) {
  const rows = readTable(bytes, file);
  const headers = Object.keys(rows[0] ?? {});
  const column = (wanted: keyof typeof HEADERS) =>
    headers.find((header) => (HEADERS[wanted] as readonly string[]).includes(textKey(header)));
  const [code, name, population, area] = [
    column('code'),
    column('name'),
    column('population'),
    column('area'),
  ];
  if (population === undefined || (code === undefined && name === undefined))
    throw new Fault('province_populations_columns', { file, columns: headers }, 422);
  return rows.map((row, i) => {
    const cell = (header: string | undefined) => (header === undefined ? '' : (row[header] ?? '').trim());
    return {
      code: cell(code),
      name: cell(name),
      population: wholeIn(cell(population), { file, row: i + 2 }),
      areaKm2: decimalIn(cell(area)),
    };
  });
}

/** A whole number with or without marks between its thousands; null for none. */
function wholeIn(text: string, where: { readonly file: string; readonly row: number }): number | null {
  if (text === '') return null;
  const digits = text.replace(/[.,\s\u00a0]/g, '');
  if (!/^\d{1,9}$/.test(digits))
    throw new Fault('province_population_unread', { ...where, value: text }, 422);
  return Number(digits);
}

function decimalIn(text: string): number | null {
  const value = Number(text.replace(/\s/g, '').replace(',', '.'));
  return text === '' || !Number.isFinite(value) || value <= 0 ? null : value;
}

/** The rows of a file of CSV. */
export const rowsOf = (path: string): Row[] => csvParse(readFileSync(path, 'utf8'));

/** Rows as CSV with these columns. */
export const asCsv = (rows: readonly object[], columns: readonly string[]): string =>
  `${csvFormat(rows as object[], [...columns] as never)}\n`;
