import { CASES_A_PAGE, chooseCases, parseLedgerChoice } from '#lib/domain/cases/ledger/ledger-choice.ts';
import type { Locale } from '#lib/domain/format.ts';
import { LEDGER_COLUMNS } from '#lib/transport/case-columns.ts';
import { ledgerRow } from '#lib/transport/ledger-row.ts';
import { wireObject } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import { readLedger } from '../cases/ledger/ledger.ts';
import { renderLedgerWorkbook } from '../documents/ledger-workbook.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { CONTENT_TYPE, etagOf, isMarked, matchesEtag, oneOf, type ExportFile } from './file-result.ts';

/** Formats of the ledger; the first is the default. */
export const LEDGER_FORMATS = ['json', 'csv', 'xlsx'] as const;

/**
 * The ledger by the choice of a query string (see `parseLedgerChoice`) and `format`: a page of it in JSON, every chosen case in
 * CSV and XLSX. `ifNoneMatch`: the header. Throws a Fault for an unknown value.
 */
export async function caseExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  locale: Locale,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const format = oneOf(params, 'format', LEDGER_FORMATS);
  const marked = isMarked(params);
  const choice = parseLedgerChoice(params);
  const { cases, today, version } = await readLedger(warehouse);
  const etag = etagOf(['cases', format, marked, locale, choice, version], warehouse.dataVersion);
  const contentType = CONTENT_TYPE[format];
  const file = { contentType, etag, fileName: `ho-so_${today}.${format}` };
  if (matchesEtag(ifNoneMatch, etag)) return { ...file, body: null };
  const chosen = chooseCases(cases, choice);
  if (format === 'csv')
    return { ...file, body: encodeCsv(LEDGER_COLUMNS, chosen.map(ledgerRow), { marked }) };
  if (format === 'xlsx') return { ...file, body: await renderLedgerWorkbook(chosen, locale) };
  const shown = chosen.slice((choice.page - 1) * CASES_A_PAGE, choice.page * CASES_A_PAGE);
  const body = {
    today,
    total: chosen.length,
    page: choice.page,
    cases: shown.map((found) => ({ id: found.id, ...wireObject(ledgerRow(found), LEDGER_COLUMNS) })),
  };
  return { ...file, body: `${JSON.stringify(body)}\n` };
}
