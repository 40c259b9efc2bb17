import { createHmac } from 'node:crypto';
import { rulesMarked } from '#lib/domain/quality-rule.ts';
import type { Technology } from '#lib/domain/technology.ts';
import { csvRecord } from '#lib/transport/csv.ts';
import type { EvidenceRow } from './evidence-rows.sql.ts';
import { filterSearch } from '#lib/domain/filter.ts';
import type { EvidenceScope } from './evidence.ts';

/** One measurement in a pack, by the names of its columns. */
export interface PackRow {
  /** From 1 in the pack's order. */
  readonly row: number;
  /** Name of the measurement in this pack alone; the office can trace it to its file. */
  readonly id: string;
  /** Code of an area, or id of a gap area; a test in both has two rows of one id. */
  readonly area: string;
  readonly tested_on: string;
  readonly weekday: number;
  readonly hour: number | null;
  readonly download_kbps: number;
  readonly upload_kbps: number | null;
  readonly latency_ms: number | null;
  readonly technology: Technology;
  readonly operator: string | null;
  /** Name of the device in this pack alone; null when unknown. */
  readonly device: string | null;
  /** Name of the cluster: its device's, else that of its spot and day. */
  readonly cluster: string;
  /** Codes of quality rules, by spaces; null without any. */
  readonly marks: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly named_place: number | null;
  readonly tests_per_person: number | null;
  readonly simulated: boolean;
}

/** Length of a name in a pack, in hexadecimal digits: of 300,000 rows two are named alike once in 400 million packs. */
const NAME_DIGITS = 16;
const DECIMALS = 2;

/** What tells one scope from another; that of areas alone names no gap areas. */
export const scopeNames = ({ filter, areas, gaps }: EvidenceScope): readonly unknown[] => [
  filterSearch(filter).toString(),
  areas,
  ...(gaps.length === 0 ? [] : [gaps]),
];

/** The key that names are made with: another for each scope and data version, and nobody's without the device secret. */
export function packKey(secret: string, scope: EvidenceScope, dataVersion: number): Buffer {
  const key = JSON.stringify([...scopeNames(scope), dataVersion]);
  return createHmac('sha256', secret).update(`i-speed: names in a pack\n${key}`).digest();
}

/** What sorts as hours do, those without one first. */
const ORDER_OF_HOURS: Readonly<Record<number, string>> = Object.fromEntries(
  Array.from({ length: 25 }, (_, i) => [i - 1, String.fromCharCode(65 + i)]),
);

const nameWith = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex').slice(0, NAME_DIGITS);

/** The name of a cluster in a pack; a known device is its own cluster. */
export const clusterNameWith = (key: Buffer, cluster: string): string => nameWith(key, `cluster ${cluster}`);

/**
 * The rows as a pack shows them: devices and clusters under names of this pack alone, in an order that says nothing of
 * the files they came from.
 */
export function renameRows(rows: readonly EvidenceRow[], key: Buffer): PackRow[] {
  const names = new Map<string, string>();
  const nameOf = (text: string) => nameWith(key, text);
  const clusterName = (cluster: string) => {
    const name = names.get(cluster) ?? clusterNameWith(key, cluster);
    names.set(cluster, name);
    return name;
  };
  const named = rows.map((row) => ({ row, id: nameOf(`row ${row.batch} ${row.row}`) }));
  // Hours first, of which there are few, then names: a tenth of the comparisons.
  const byHour = new Map<string, (typeof named)[number][]>();
  for (const test of named) {
    const { code, testedOn, hour } = test.row;
    const at = `${code}\0${testedOn}\0${ORDER_OF_HOURS[hour ?? -1]}`;
    const others = byHour.get(at);
    if (others) others.push(test);
    else byHour.set(at, [test]);
  }
  const ordered = [...byHour.keys()]
    .sort()
    .flatMap((hour) => byHour.get(hour)!.sort((a, b) => (a.id < b.id ? -1 : 1)));
  return ordered.map(({ row, id }, i) => ({
    row: i + 1,
    id,
    area: row.code,
    tested_on: row.testedOn,
    weekday: row.weekday,
    hour: row.hour,
    download_kbps: row.downloadKbps,
    upload_kbps: row.uploadKbps,
    latency_ms: row.latencyMs,
    technology: row.technology,
    operator: row.operator,
    device: row.device === null ? null : clusterName(row.cluster),
    cluster: clusterName(row.cluster),
    marks: row.flags === 0 ? null : marksOf(row.flags),
    longitude: row.longitude,
    latitude: row.latitude,
    named_place: row.namedPlace,
    tests_per_person: row.testsPerPerson,
    simulated: row.simulated,
  }));
}

const marksOf = (flags: number) =>
  rulesMarked(flags)
    .map(({ code }) => code)
    .join(' ') || null;

/** Types of the columns of rows.csv, as DuckDB names them. */
export const ROW_TYPES: Readonly<Record<keyof PackRow, string>> = {
  row: 'INTEGER',
  id: 'VARCHAR',
  area: 'VARCHAR',
  tested_on: 'DATE',
  weekday: 'UTINYINT',
  hour: 'UTINYINT',
  download_kbps: 'UINTEGER',
  upload_kbps: 'UINTEGER',
  latency_ms: 'DOUBLE',
  technology: 'VARCHAR',
  operator: 'VARCHAR',
  device: 'VARCHAR',
  cluster: 'VARCHAR',
  marks: 'VARCHAR',
  longitude: 'DECIMAL(7, 2)',
  latitude: 'DECIMAL(7, 2)',
  named_place: 'INTEGER',
  tests_per_person: 'UTINYINT',
  simulated: 'BOOLEAN',
};

/** The columns of rows.csv, in order. */
export const ROW_COLUMNS = Object.keys(ROW_TYPES) as (keyof PackRow)[];

const CELLS = ROW_COLUMNS.map((column) =>
  column === 'longitude' || column === 'latitude'
    ? (row: PackRow) => row[column]?.toFixed(DECIMALS) ?? null
    : (row: PackRow) => row[column],
);

/** Rows as CSV (RFC 4180). No text of a file is among them: codes and names of this program only. */
export function rowsCsv(rows: readonly PackRow[]): string {
  const plain = (text: string) => text;
  const lines = rows.map((row) => {
    const cells = CELLS.map((cellOf) => cellOf(row));
    // Codes of imported areas may be any text. Of the other cells null is empty in both.
    return NEEDS_QUOTES.test(row.area) ? csvRecord(cells, plain) : `${cells.join(',')}\r\n`;
  });
  return [csvRecord(ROW_COLUMNS), ...lines].join('');
}

const NEEDS_QUOTES = /[",\r\n]/;

const NUMBERS: ReadonlySet<string> = new Set([
  ...['row', 'weekday', 'hour', 'download_kbps', 'upload_kbps', 'latency_ms', 'longitude', 'latitude'],
  ...['named_place', 'tests_per_person'],
]);
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** A line of a rows.csv that cannot be read. */
export class UnreadableRow extends Error {
  /** Number of the row, from 1. */
  readonly row: number;
  constructor(row: number) {
    super(`row ${row} cannot be read`);
    this.row = row;
  }
}

/** Reads what `rowsCsv` writes. Throws `UnreadableRow` for a row of anything else; row 0 is the header. */
export function parseRows(text: string): PackRow[] {
  const lines = text.split('\r\n');
  if (lines.shift() !== ROW_COLUMNS.join(',')) throw new UnreadableRow(0);
  if (lines.pop() !== '') throw new UnreadableRow(lines.length + 1);
  return lines.map((line, i) => {
    const cells = line.split(',');
    if (cells.length !== ROW_COLUMNS.length || line.includes('"')) throw new UnreadableRow(i + 1);
    const read: Record<string, string | number | boolean | null> = {};
    for (let at = 0; at < cells.length; at++) {
      const [column, cell] = [ROW_COLUMNS[at]!, cells[at]!];
      if (cell === '') read[column] = null;
      else if (column === 'simulated') read[column] = cell === 'true';
      else if (!NUMBERS.has(column)) read[column] = cell;
      else if (NUMBER.test(cell)) read[column] = Number(cell);
      else throw new UnreadableRow(i + 1);
    }
    const row = read as unknown as PackRow;
    if (row.area === null || row.cluster === null || row.download_kbps === null || row.row !== i + 1) {
      throw new UnreadableRow(i + 1);
    }
    return row;
  });
}
