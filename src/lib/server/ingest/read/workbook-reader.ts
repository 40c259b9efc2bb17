import { readFile } from 'node:fs/promises';
import { decodeEntities } from './letters/html-entities.ts';
import { Fault } from '#lib/domain/fault.ts';
import { readSheets, type CellValue, type SheetName } from '../../workbook-file.ts';
import { MAX_DOCUMENT_BYTES, readDocument } from './document-tables.ts';
import type { FileKind } from './file-kind.ts';
import { checkOfficeParts, type PartLimits } from './office-parts.ts';
import type { ReadWorkbook } from './workbook-cells.ts';

/**
 * `old-workbook` is whatever is saved as .xls: it may be a table of HTML or an XML spreadsheet; `document` is a .docx,
 * whose tables are its sheets.
 */
export type WorkbookKind = Extract<FileKind, 'workbook' | 'old-workbook' | 'document'>;

const DOCUMENT_LIMITS: PartLimits = { mostBytes: MAX_DOCUMENT_BYTES, tooLarge: 'document_too_large' };
/** More than the parts of 300,000 rows and 9 columns. */
export const MAX_WORKBOOK_BYTES = 250_000_000;
const WORKBOOK_LIMITS: PartLimits = { mostBytes: MAX_WORKBOOK_BYTES, tooLarge: 'workbook_too_large' };
/** More sheets than a person can choose from. */
const MAX_SHEETS = 500;

/** Reads the sheets `wanted` of a workbook: formulas by their cached value, dates as dates. Only for a limited child. */
export async function readWorkbook(
  path: string,
  kind: WorkbookKind,
  wanted: (sheet: SheetName) => boolean,
): Promise<ReadWorkbook> {
  if (kind === 'old-workbook') {
    const content = await readFile(path);
    if (content[0] === ZIP_MARK) await checkOfficeParts(path, WORKBOOK_LIMITS);
    return readOld(content, wanted);
  }
  await checkOfficeParts(path, kind === 'document' ? DOCUMENT_LIMITS : WORKBOOK_LIMITS);
  const content = await readFile(path);
  return kind === 'document' ? readDocument(content) : readSheets(content, counted(wanted));
}

/** Throws a Fault at the sheet that is one too many. */
function counted(wanted: (sheet: SheetName) => boolean): (sheet: SheetName) => boolean {
  let sheets = 0;
  return (sheet) => {
    sheets += 1;
    if (sheets > MAX_SHEETS) throw new Fault('workbook_too_large');
    return wanted(sheet);
  };
}

/** A definition of entities, which a web page's own `<!DOCTYPE html>` has not. */
const ENTITIES = /<!ENTITY|<!DOCTYPE[^>[]*\[/i;
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
/** The first letter of a zip, as of an OpenDocument spreadsheet. */
const ZIP_MARK = 0x50;
const DAY_MS = 86_400_000;
/** Day 25569 of Excel's count is 1 January 1970; a workbook that counts from 1904 is 1462 days behind. */
const EPOCH_DAY = 25_569;
const DAYS_TO_1904 = 1462;

async function readOld(content: Buffer, wanted: (sheet: SheetName) => boolean): Promise<ReadWorkbook> {
  if (content.includes(utf16('EncryptedPackage'))) throw new Fault('workbook_locked', {}, 422);
  if (content.includes(utf16('WordDocument'))) throw new Fault('document_of_old', {}, 422);
  if (content.includes(utf16('PowerPoint Document')))
    throw new Fault('file_is_not_data', { kind: 'ppt' }, 422);
  const xlsx = await import('@e965/xlsx');
  const isText = content[0] !== ZIP_MARK && content.subarray(0, 1024).includes('<');
  const text = isText ? decodeEntities(textOf(content)) : null;
  if (text !== null && ENTITIES.test(text)) throw new Fault('xml_entities', {}, 422);
  if (text !== null && !/<(?:\w+:)?table[\s>]/i.test(text)) throw new Fault('table_missing', {}, 422);
  const book =
    text !== null
      ? xlsx.read(text, { type: 'string', raw: true, dense: true })
      : xlsx.read(content, { cellNF: true, cellText: false, cellHTML: false, dense: true });
  const shift = book.Workbook?.WBProps?.date1904 ? DAYS_TO_1904 : 0;
  const valueOf = (cell: { t?: string; v?: unknown; w?: string; z?: unknown } | undefined): CellValue => {
    if (!cell || cell.v === undefined || cell.v === null) return null;
    if (cell.t === 'e') return cell.w ?? '#N/A';
    const isDate = cell.t === 'n' && typeof cell.z === 'string' && xlsx.SSF.is_date(cell.z);
    return isDate ? new Date((Number(cell.v) + shift - EPOCH_DAY) * DAY_MS) : (cell.v as CellValue);
  };
  const names = book.SheetNames.map((name, i) => ({
    name,
    hidden: Boolean(book.Workbook?.Sheets?.[i]?.Hidden),
  }));
  const sheets = names.filter(wanted).map((sheet) => {
    const cells = book.Sheets[sheet.name]!;
    const merges = (cells['!merges'] ?? []).map(({ s, e }) => ({
      ...{ startRow: s.r, startCol: s.c, endRow: e.r, endCol: e.c },
    }));
    const rows = Array.from(cells['!data'] ?? [], (row) => Array.from(row ?? [], valueOf));
    return { ...sheet, rows, merges };
  });
  return { names, sheets };
}

/** HTML and XML say in their first lines how they are encoded. */
function textOf(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  const declared = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(
    content.subarray(0, 2048).toString('latin1'),
  );
  try {
    return new TextDecoder(declared?.[1] ?? 'utf-8').decode(content);
  } catch {
    return new TextDecoder('utf-8').decode(content);
  }
}
