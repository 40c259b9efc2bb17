import { caseNumber } from '#lib/domain/cases/case.ts';
import { byOperatorAndQuarter, summariesOf } from '#lib/domain/cases/ledger/ledger-figures.ts';
import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import { filterSearch } from '#lib/domain/filter.ts';
import type { Column } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import {
  PACK_COLUMNS,
  QUARTER_COLUMNS,
  SUMMARY_COLUMNS,
  type PackRow,
  type QuarterRow,
  type SummaryRow,
} from '#lib/transport/ledger-table-columns.ts';
import { readLedger } from '../cases/ledger/ledger.ts';
import { caseId, readCase } from '../cases/read-case.ts';
import { listPacks } from '../evidence/packs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { CASE_TABLES, type CaseTableName } from './case-tables.ts';
import { CONTENT_TYPE, isMarked, oneOf } from './file-result.ts';
import { tableWorkbook, type Origin } from './table-workbook.ts';

/** Formats of a table of cases or packs; the first is the default. */
export const CASE_TABLE_FORMATS = ['csv', 'xlsx'] as const;
/** Names of the tables of one case. */
export const CASE_TABLE_NAMES = Object.keys(CASE_TABLES) as CaseTableName[];
/** Names of the tables of all cases, beside the board. */
export const LEDGER_TABLE_NAMES = ['quarters', 'operators'] as const;

/** A table as a file. */
export interface TableFile {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

interface Table<Row> {
  /** As `WIRE_TABLES` names it. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly origin: Origin;
}

/** What was asked for, in a path and a query string. */
interface Asked {
  readonly table: string;
  readonly format: string;
  readonly search: URLSearchParams;
}

const known = <T extends string>(name: string, value: string, words: readonly T[]): T =>
  oneOf(new URLSearchParams({ [name]: value }), name, words);

/** A table of a case as the page shows it. Throws a Fault for an unknown case, table or format. */
export async function caseTableFile(
  warehouse: Warehouse,
  id: string,
  { table, format, search }: Asked,
): Promise<TableFile> {
  const opened = await readCase(warehouse, caseId(id));
  const name = known('table', table, CASE_TABLE_NAMES);
  const { filter, dataVersion, operatorName, standard } = opened.frozen;
  const origin = {
    case: caseNumber(opened.id),
    operator: operatorName,
    data_version: dataVersion,
    filter: filterSearch(filter).toString(),
    standard: standard.source,
  };
  const { columns, rows } = CASE_TABLES[name] as (typeof CASE_TABLES)['places'];
  const content = { name: `case-${name}`, columns, rows: await rows(warehouse, opened), origin };
  return fileOf(content, `${caseNumber(opened.id)}_${name}`, format, search);
}

/** A table of all cases. Throws a Fault for an unknown table or format. */
export async function ledgerTableFile(
  warehouse: Warehouse,
  { table, format, search }: Asked,
): Promise<TableFile> {
  const name = known('table', table, LEDGER_TABLE_NAMES);
  const { cases, today } = await readLedger(warehouse);
  const origin = { as_of: today, data_version: warehouse.dataVersion };
  return name === 'quarters'
    ? fileOf(
        { name: 'case-quarters', columns: QUARTER_COLUMNS, rows: quarterRows(cases), origin },
        `ho-so-theo-quy_${today}`,
        format,
        search,
      )
    : fileOf(
        { name: 'case-operators', columns: SUMMARY_COLUMNS, rows: summaryRows(cases), origin },
        `ho-so-theo-nha-mang_${today}`,
        format,
        search,
      );
}

/** The packs that were made, as a file. Throws a Fault for an unknown format. */
export async function packListFile(
  warehouse: Warehouse,
  format: string,
  search: URLSearchParams,
): Promise<TableFile> {
  const rows = (await listPacks(warehouse)).map(({ areas, gaps, ...pack }): PackRow => ({
    ...pack,
    placeNames: [...areas, ...gaps].map(({ title }) => title).join('; '),
  }));
  const origin = { data_version: warehouse.dataVersion };
  return fileOf({ name: 'packs', columns: PACK_COLUMNS, rows, origin }, 'goi-chung-cu', format, search);
}

async function fileOf<Row>(
  { name, columns, rows, origin }: Table<Row>,
  fileName: string,
  asked: string,
  search: URLSearchParams,
): Promise<TableFile> {
  const format = known('format', asked, CASE_TABLE_FORMATS);
  const marked = isMarked(search);
  return {
    contentType: CONTENT_TYPE[format],
    fileName: `${fileName}.${format}`,
    body:
      format === 'csv'
        ? encodeCsv(columns, rows, { marked })
        : await tableWorkbook(name, columns, rows, origin),
  };
}

const isSimulated = (cases: readonly LedgerCase[], operator: string | null) =>
  cases.some((found) => found.simulated && (operator === null || found.operator === operator));

const quarterRows = (cases: readonly LedgerCase[]): readonly QuarterRow[] =>
  byOperatorAndQuarter(cases).map(
    ({ operator, operatorName, from, cases: letters, asked, promised, claimed, proven }) => ({
      ...{ operator, operatorName, from, letters },
      ...{ askedPlaces: asked.places, askedPeople: asked.people },
      ...{ promisedPlaces: promised.places, promisedPeople: promised.people },
      ...{ claimedPlaces: claimed.places, claimedPeople: claimed.people },
      ...{ provenPlaces: proven.places, provenPeople: proven.people },
      simulated: isSimulated(cases, operator),
    }),
  );

const summaryRows = (all: readonly LedgerCase[]): readonly SummaryRow[] =>
  summariesOf(all).map(({ operator, operatorName, cases, open, overdue, worse, affected, proven }) => ({
    ...{ operator, operatorName, cases, open, overdue, worse },
    ...{ affectedPlaces: affected.places, affectedPeople: affected.people },
    ...{ provenPlaces: proven.places, provenPeople: proven.people },
    simulated: isSimulated(all, operator),
  }));
