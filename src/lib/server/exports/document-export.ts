import { addMonths, localDateAt } from '#lib/domain/local-date.ts';
import { reportMonth } from '#lib/domain/period.ts';
import { matchesEtag, etagOf, type ExportFile } from './file-result.ts';
import { rangeOf } from './tally-export.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { consolidatedTables, type ConsolidatedTable } from '../documents/consolidated-table.ts';

interface DocumentKind {
  readonly contentType: string;
  readonly render: (tables: readonly ConsolidatedTable[]) => Promise<Uint8Array<ArrayBuffer>>;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The formats of the consolidated tables; their writers are loaded at first use. */
const KINDS = {
  xlsx: {
    contentType: `${OFFICE}.spreadsheetml.sheet`,
    render: async (tables) => (await import('../documents/consolidated-workbook.ts')).renderWorkbook(tables),
  },
  docx: {
    contentType: `${OFFICE}.wordprocessingml.document`,
    render: async (tables) => (await import('../documents/consolidated-document.ts')).renderDocument(tables),
  },
} satisfies Record<string, DocumentKind>;
/** Format of a document. */
export type DocumentFormat = keyof typeof KINDS;
/** All formats of a document. */
export const DOCUMENT_FORMATS = Object.keys(KINDS) as DocumentFormat[];

/** Path of each format below `/api/v1`. */
export const DOCUMENT_PATH: Record<DocumentFormat, string> = {
  xlsx: 'tallies/workbook',
  docx: 'tallies/document',
};

/** Is this one of the formats of a document? */
export function isDocumentFormat(format: string): format is DocumentFormat {
  return format in KINDS;
}

/**
 * The consolidated tables of the months [`from`, `to`) of a query string (or of its one `month`) as XLSX or DOCX.
 * `ifNoneMatch`: the header. Throws a Fault for an invalid month or range.
 */
export async function documentExport(
  warehouse: Warehouse,
  format: DocumentFormat,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const { from, to } = rangeOf(params);
  const { dataVersion } = warehouse;
  // A month that is not over is marked: then the same data give another document on another day.
  const today = localDateAt(warehouse.clock());
  const running = today < reportMonth(addMonths(to, -1)).to ? today : null;
  const etag = etagOf([format, 'consolidated', from, to, running], dataVersion);
  const { contentType, render } = KINDS[format];
  const name = `bieu-tong-hop_${from}_${to}_v${dataVersion}`;
  if (matchesEtag(ifNoneMatch, etag)) return { contentType, etag, fileName: `${name}.${format}`, body: null };
  const tables = await consolidatedTables(warehouse, { from, to });
  if (dataVersion !== warehouse.dataVersion) return documentExport(warehouse, format, params, ifNoneMatch);
  const label = tables.some((table) => table.simulated) ? '_mo-phong' : '';
  return { contentType, etag, fileName: `${name}${label}.${format}`, body: await render(tables) };
}
