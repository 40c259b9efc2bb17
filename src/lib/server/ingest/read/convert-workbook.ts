import { Fault } from '#lib/domain/fault.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { distinctTexts, NO_HEADER } from './recognise-header.ts';
import { isTallyForm } from '../../tallies/tally-header.ts';
import { findHeaderBlock, numbersColumns, type HeaderBlock } from './header-block.ts';
import { lettersOfColumns, unicodeRows } from './letters/column-letters.ts';
import type { LegacyLetters } from './letters/legacy-letters.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS } from './limits.ts';
import { PlainCopy } from './plain-copy.ts';
import { subtotalRows } from './subtotal-rows.ts';
import { assumedEncoding } from './letters/text-encoding.ts';
import { cellText, fillMerges } from './workbook-cells.ts';
import { readWorkbook } from './workbook-reader.ts';
import type { CellValue, SheetName } from '../../workbook-file.ts';
import type {
  ConvertedWorkbook,
  CopiedForm,
  ConvertRequest,
  DescribedSheet,
  DescribeRequest,
  PassedSheet,
} from './workbook-request.ts';

/** A sheet's cells as text, merged ranges filled, and its header. */
interface Sheet extends SheetName {
  readonly rows: readonly (readonly string[])[];
  readonly titleRows: number;
  readonly isForm: boolean;
  readonly header: HeaderBlock | null;
  readonly letters: LegacyLetters | null;
  readonly hiddenRows: readonly number[];
}

/** Minimum known columns of a sheet that is read without being requested. */
const FEWEST_KNOWN = 2;

/** Describes a workbook, or writes a sheet as a plain copy. Throws a Fault, or the library's error. */
export function convertWorkbook(
  request: ConvertRequest | DescribeRequest,
): Promise<ConvertedWorkbook | DescribedSheet[]> {
  return request.task === 'describe' ? describe(request) : convert(request);
}

/** The Fault for an error of the library. */
export function workbookFault(error: unknown): Fault {
  const { name, message } = error as Error;
  if (/Encrypted|Decryption/.test(name) || /password/i.test(message)) return new Fault('workbook_locked');
  // The library has no error class for files that exceed its unpacking limit.
  return /limit|exceed|maximum|bounds|too (large|many)/i.test(message)
    ? new Fault('workbook_too_large')
    : new Fault('file_damaged');
}

async function describe({ path, kind, columns }: DescribeRequest): Promise<DescribedSheet[]> {
  const sheets = await readSheets(path, kind, () => true, columns, null);
  return sheets.list.map(({ name, hidden, rows, header, isForm }) => ({
    ...{ name, hidden, rows: rows.filter((row) => row.some(Boolean)).length },
    headerRow: !isForm && header && header.known >= FEWEST_KNOWN ? header.last + 1 : null,
  }));
}

async function convert(request: ConvertRequest): Promise<ConvertedWorkbook> {
  const { path, kind, columns, headerRow } = request;
  const wanted = request.sheet;
  const isWanted = ({ name, hidden }: SheetName) =>
    wanted === undefined ? !hidden : textKey(name) === textKey(wanted);
  const { names, list } = await readSheets(path, kind, isWanted, columns, headerRow ?? null);
  const isUnsure = wanted === undefined && !list.some(isRecognised) && names.some(({ hidden }) => hidden);
  const hidden = isUnsure
    ? (await readSheets(path, kind, (sheet) => sheet.hidden, columns, headerRow ?? null)).list
    : [];
  const sheet =
    wanted === undefined ? chooseSheet(list, hidden) : (list.find(({ name }) => name === wanted) ?? list[0]);
  if (kind === 'document' && !sheet?.isForm) throw new Fault('document_without_form', {}, 422);
  if (!sheet)
    throw new Fault('sheet_absent', { sheet: wanted ?? '', found: names.map(({ name }) => name) }, 422);
  if (sheet.isForm) return copyForms(request, names, list);
  const { rows, header } = sheet;
  if (!header)
    throw new Fault('header_missing', { found: distinctTexts(rows.find((row) => !isBlank(row))) }, 422);
  return copyTable(request, names, list, { ...sheet, header });
}

/** Writes all sheets that are monthly forms, one after another. */
async function copyForms(
  { target }: ConvertRequest,
  names: readonly SheetName[],
  list: readonly Sheet[],
): Promise<ConvertedWorkbook> {
  const forms = list.filter(({ isForm }) => isForm);
  const copy = new PlainCopy(target, widest(forms.flatMap(({ rows }) => rows)));
  const copied: CopiedForm[] = [];
  for (const { name, rows, titleRows } of forms) {
    const filled = rows
      .map((cells, index) => ({ row: index + 1 - titleRows, cells }))
      .filter(({ cells }) => !isBlank(cells));
    for (const row of filled) await copy.write(row);
    copied.push({ sheet: name, rows: filled.length });
  }
  await copy.close();
  const passedOver = list.filter(({ isForm, rows }) => !isForm && !rows.every(isBlank));
  return {
    forms: copied,
    sheet: copied.map(({ sheet }) => sheet).join(', '),
    // The other tables of a document have no names.
    otherSheets: passedOver.filter(({ name }) => name !== '').map((other) => passed(other, list)),
    hiddenSheets: names.filter(({ hidden }) => hidden).map((other) => passed(other, list)),
    likeSheets: [],
    subtotalRows: [],
    hiddenRows: 0,
    uncomputed: uncomputedIn(forms.flatMap(({ rows }) => rows)),
    encoding: encodingOf(forms[0]!),
  };
}

/** Writes one sheet, beginning with its header. */
async function copyTable(
  { target, columns, sheet: wanted, headerRow }: ConvertRequest,
  names: readonly SheetName[],
  list: readonly Sheet[],
  sheet: Sheet & { readonly header: HeaderBlock },
): Promise<ConvertedWorkbook> {
  const { rows, header } = sheet;
  const subtotals = subtotalRows(rows, header, columns);
  const copy = new PlainCopy(target, widest(rows));
  await copy.write({ row: header.last + 1, cells: header.names });
  const first = header.last + 1;
  for (let index = first; index < rows.length; index += 1) {
    const cells = rows[index]!;
    if (isBlank(cells) || subtotals.has(index)) continue;
    if (index === first && numbersColumns(cells)) continue;
    await copy.write({ row: index + 1, cells });
  }
  await copy.close();
  const others = names.filter(({ name }) => name !== sheet.name);
  const isChosen = wanted !== undefined || headerRow !== undefined;
  return {
    forms: [],
    sheet: sheet.name,
    otherSheets: others.filter(({ hidden }) => !hidden).map((other) => passed(other, list)),
    hiddenSheets: others.filter(({ hidden }) => hidden).map((other) => passed(other, list)),
    likeSheets: isChosen ? [] : list.filter((other) => isLike(other, sheet)).map(({ name }) => name),
    subtotalRows: [...subtotals].map((index) => index + 1),
    hiddenRows: sheet.hiddenRows.filter((row) => row >= first && !isBlank(rows[row] ?? [])).length,
    uncomputed: uncomputedIn(rows),
    encoding: encodingOf(sheet),
  };
}

function passed({ name }: SheetName, list: readonly Sheet[]): PassedSheet {
  const seen = list.find((sheet) => sheet.name === name);
  return { name, rows: seen ? seen.rows.filter((row) => !isBlank(row)).length : null };
}

/** Has another sheet the same columns, and a row below them? */
function isLike(
  { name, header, rows, isForm }: Sheet,
  read: Sheet & { readonly header: HeaderBlock },
): boolean {
  if (name === read.name || isForm || header === null) return false;
  const keys = (block: HeaderBlock) => block.names.map(textKey).join('\n').trimEnd();
  return keys(header) === keys(read.header) && !rows.slice(header.last + 1).every(isBlank);
}

/** Formulas without a value, which stand as their text. */
function uncomputedIn(rows: Sheet['rows']): ConvertedWorkbook['uncomputed'] {
  const counts = rows.map((row) => row.filter((cell) => UNCOMPUTED.test(cell)).length);
  const first = counts.findIndex((count) => count > 0);
  return first < 0 ? null : { cells: counts.reduce((sum, count) => sum + count, 0), row: first + 1 };
}
const UNCOMPUTED = /^=[A-Z$(+-]/i;

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
const widest = (rows: Sheet['rows']) => rows.reduce((most, { length }) => Math.max(most, length), 0);
const encodingOf = ({ letters }: Sheet) => assumedEncoding({ bytes: 'utf-8', letters });

async function readSheets(
  path: string,
  kind: ConvertRequest['kind'],
  wanted: (sheet: SheetName) => boolean,
  columns: ConvertRequest['columns'],
  headerRow: number | null,
): Promise<{ names: readonly SheetName[]; list: Sheet[] }> {
  const namedByHand = Object.values(columns).map(({ column }) => column);
  const { names, sheets } = await readWorkbook(path, kind, wanted);
  const list = sheets.map((sheet) => {
    const texts = fillMerges(sheet).map(textsOf);
    const fonts = lettersOfColumns(texts);
    const letters = fonts.find((font) => font !== null) ?? null;
    const rows = unicodeRows(texts, fonts);
    const isForm = headerRow === null && isTallyForm(rows);
    const header = isForm ? null : headerOf(rows, namedByHand, headerRow);
    const { name, hidden, titleRows = 0, hiddenRows = [] } = sheet;
    return { name, hidden, rows, titleRows, isForm, header, letters, hiddenRows };
  });
  return { names, list };
}

function headerOf(
  rows: Sheet['rows'],
  namedByHand: readonly string[],
  row: number | null,
): HeaderBlock | null {
  if (row !== NO_HEADER) return findHeaderBlock(rows, namedByHand, row === null ? null : row - 1);
  const width = widest(rows);
  return width === 0 ? null : { first: -1, last: -1, names: Array<string>(width).fill(''), known: 0 };
}

/** A row's cells as text. Throws a Fault when they are too many; a text that is too long for a cell is cut off. */
function textsOf(row: readonly (CellValue | undefined)[]): string[] {
  const texts = row.map((cell) => cellText(cell).trim());
  if (texts.length <= MAX_COLUMNS) return texts.map((text) => text.slice(0, MAX_CELL_LENGTH));
  if (texts.slice(MAX_COLUMNS).some(Boolean))
    throw new Fault('columns_too_many', { limit: MAX_COLUMNS }, 422);
  return textsOf(row.slice(0, MAX_COLUMNS));
}

/**
 * The first visible sheet that is recognised, else the first visible one with a cell. Throws a Fault when a hidden one is
 * recognised and no visible one: a person decides.
 */
function chooseSheet(visible: readonly Sheet[], hidden: readonly Sheet[]): Sheet | undefined {
  const recognised = visible.find(isRecognised);
  const sheets = hidden.filter(isRecognised).map(({ name }) => name);
  if (!recognised && sheets.length > 0) throw new Fault('sheet_hidden_only', { sheets }, 422);
  return recognised ?? visible.find(({ rows }) => !rows.every(isBlank));
}

const isRecognised = ({ isForm, header }: Sheet) => isForm || (header?.known ?? 0) >= FEWEST_KNOWN;
