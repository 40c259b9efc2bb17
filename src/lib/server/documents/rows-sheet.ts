import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import { filterSearch } from '#lib/domain/filter.ts';
import { rowOrderWord } from '#lib/domain/rows/row-question.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { periodName } from '#lib/messages/periods.ts';
import { ruleWords } from '#lib/messages/quality-rules.ts';
import { rowMessages } from '#lib/messages/rows.ts';
import { standardInWords } from '#lib/messages/standards.ts';
import type { ExportedRow } from '#lib/transport/row-columns.ts';
import { namesOf, type AskedRows } from '../rows/rows-behind.ts';
import type { Provenance } from '../statistics/provenance.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { streamSheet, type CellValue } from '../workbook-file.ts';

/** Content of a sheet of rows. */
export interface RowsSheet extends AskedRows {
  readonly rows: readonly ExportedRow[];
  /** Of all rows; `rows` may be the first of them only. */
  readonly total: number;
  readonly provenance: Provenance;
  readonly locale: Locale;
}

const KBPS_PER_MBPS = 1000;
const WIDTHS = [34, 12, 6, 12, 12, 10, 16, 12, 10, 30, 10, 10, 30, 8, 30];

/** The rows as a workbook of one sheet, written while it is read: their source first, then a head and a line for each. */
export async function rowsSheet(warehouse: Warehouse, sheet: RowsSheet) {
  const { filter, question, rows, locale } = sheet;
  const t = rowMessages[locale];
  const catalog = await readCatalog(warehouse);
  const operators = new Map(catalog.operators.map(({ code, name }) => [code, name]));
  const period = periodName(filter.period, dataDates(warehouse, catalog), locale);
  const source = await sourceLines(warehouse, sheet, period);
  const heads = [
    ...(['place', 'day', 'hour', 'download', 'upload', 'latency', 'operator', 'technology'] as const).map(
      (column) => t.columns[column],
    ),
    ...[t.device, t.columns.marks, t.latitude, t.longitude, t.fileName, t.row],
    ...(question.kind === 'left_out' ? [t.reason] : []),
  ];
  function* lines(): Generator<CellValue[]> {
    yield* source;
    yield [];
    yield heads;
    for (const row of rows) yield lineOf(row, operators, question.kind === 'left_out', locale);
  }
  return streamSheet(t.kinds[question.kind], lines(), WIDTHS);
}

function lineOf(
  row: ExportedRow,
  operators: ReadonlyMap<string, string>,
  withReason: boolean,
  locale: Locale,
): CellValue[] {
  const t = rowMessages[locale];
  const mbps = (kbps: number | null) => (kbps === null ? null : kbps / KBPS_PER_MBPS);
  const marks = row.marks?.split(';').map((code) => ruleWords(code as RuleCode, locale).name);
  return [
    ...[row.place, row.day, row.hour, mbps(row.downloadKbps), mbps(row.uploadKbps), row.latencyMs],
    row.operator === null ? null : (operators.get(row.operator) ?? row.operator),
    filterMessages[locale].technologies[row.technology],
    ...[row.device, marks?.join('; ') ?? null, row.latitude, row.longitude, row.fileName, row.rowNumber],
    ...(withReason ? [row.reason === null ? null : t.reasons[row.reason].name] : []),
  ];
}

async function sourceLines(warehouse: Warehouse, sheet: RowsSheet, period: string): Promise<CellValue[][]> {
  const { filter, question, rows, total, provenance, locale } = sheet;
  const t = rowMessages[locale];
  const { area, gap } = await namesOf(warehouse, filter, question);
  const count = (value: number) => formatCount(value, locale);
  const address = filterSearch(filter);
  const { code, hour, marks, reason, kind, order } = question;
  const asked = { code, gap: gap?.id, hour, marks, reason, kind, sort: rowOrderWord(order) };
  for (const [name, value] of Object.entries(asked)) {
    if (value !== null && value !== undefined) address.set(name, String(value));
  }
  const kinds = reason === null ? t.kinds[kind] : `${t.kinds[kind]}: ${t.reasons[reason].name}`;
  return [
    [t.title],
    ...(provenance.simulated ? [[t.file.simulated]] : []),
    [t.file.period, period],
    [t.file.area, area ?? t.province],
    ...(gap === null ? [] : [[t.file.gap, `${gap.name} (${gap.id})`]]),
    [t.file.kind, kinds],
    [
      t.file.rows,
      rows.length < total ? t.file.capped(count(rows.length), count(total)) : t.file.whole(count(total)),
    ],
    [t.file.address, address.toString()],
    [t.file.dataVersion, String(provenance.dataVersion)],
    [t.file.edition, provenance.edition.name],
    [t.file.standard, standardInWords(provenance.standard, locale)],
    [t.file.privacy, t.file.privacyRule],
  ];
}
