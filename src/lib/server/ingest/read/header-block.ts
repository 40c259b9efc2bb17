import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { fieldOfHeader, findHeader, unitOfHeader } from './recognise-header.ts';

/** A header of one or several rows: its position (0-based, `last` included) and the name of each column. */
export interface HeaderBlock {
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
  /** Number of known fields and units of speeds. */
  readonly known: number;
}

type Rows = readonly (readonly string[])[];

/** Most rows added above or below the row with most known columns. */
const MAX_EXTRA_ROWS = 2;
/** Fields of which a table has one for each operator. */
const FIGURES: ReadonlySet<MeasurementField | null> = new Set([
  'download',
  'upload',
  'latency',
  'jitter',
] as const);
/** A number or a date, which a header does not contain. */
const VALUE = /^[-+]?\d[\d.,:/\s-]*(?:[kmg]bps|ms|%)?$/i;

/**
 * Finds a sheet's header, merged cells filled: the row in which most columns are known (or row `at`), with the
 * rows of units or of single columns below it and those of groups above it. Columns are named by as few of the
 * lower words as make them known, else by all: "Kết quả đo" over "Download" over "Mbps" is "Download Mbps".
 * Null when no row names a column.
 */
export function findHeaderBlock(
  given: Rows,
  namedByHand: readonly string[],
  at: number | null,
): HeaderBlock | null {
  let rows = given;
  const named = new Set(namedByHand.map(textKey));
  const core = at ?? findHeader(rows, namedByHand)?.index;
  if (core === undefined || !rows[core]?.some(Boolean)) return null;
  let block = readBlock(rows, core, core, named);
  for (let extended = 0; extended < MAX_EXTRA_ROWS; extended += 1) {
    const below = rows[block.last + 1];
    if (!below || !mayBeHeader(below)) break;
    const over = spanningFigures(rows[block.last]!, below);
    if (over !== null) {
      rows = rows.with(block.last, over);
      block = readBlock(rows, block.first, block.last + 1, named);
      break;
    }
    const longer = readBlock(rows, block.first, block.last + 1, named);
    if (longer.known <= block.known) break;
    block = longer;
  }
  while (block.last - block.first < MAX_EXTRA_ROWS) {
    const [above, top] = [rows[block.first - 1], rows[block.first]!];
    if (!above || !mayBeHeader(above)) break;
    const groups = spanned(above, top);
    if (!groupsColumns(groups, top)) break;
    rows = rows.with(block.first - 1, groups);
    block = readBlock(rows, block.first - 1, block.last, named);
  }
  return block;
}

/** Is this a row that numbers the columns: (1), (2), (3), …? */
export function numbersColumns(row: readonly string[] | undefined): boolean {
  const numbers = (row ?? [])
    .filter(Boolean)
    .map((cell) => /^\(?(\d{1,2})\)?(?:\s*=.*)?$/.exec(cell.trim())?.[1]);
  return numbers.length >= 3 && numbers.every((number, index) => Number(number) === index + 1);
}

function mayBeHeader(row: readonly string[]): boolean {
  return row.some(Boolean) && !row.some((cell) => VALUE.test(cell.trim()));
}

/**
 * The words of a row over the columns that they stand for, where the same columns come again and again: a cell that was never
 * merged ("Viettel", nothing, "VinaPhone", nothing) stands for the named columns to its right as well.
 */
function spanned(above: readonly string[], below: readonly string[]): readonly string[] {
  const names = below.map(textKey).filter(Boolean);
  if (new Set(names).size === names.length) return above;
  let word = '';
  return below.map((name, i) => {
    const own = above[i] ?? '';
    if (name === '') word = '';
    else if (own !== '') word = own;
    return own === '' ? word : own;
  });
}

/**
 * The words of a row over the columns below that share them: figures ("Download", nothing, "Upload", nothing) over what there
 * are several of ("Viettel", "VinaPhone", "Viettel", "VinaPhone"), with nothing below the other columns. Null where the row
 * below is no part of a header.
 */
function spanningFigures(row: readonly string[], below: readonly string[]): readonly string[] | null {
  if (below.filter(Boolean).length < 2) return null;
  let figure = '';
  let shared = 0;
  const over = below.map((name, i) => {
    const own = row[i] ?? '';
    if (own !== '') figure = FIGURES.has(fieldOfHeader(own)) ? own : '';
    if (name === '') return own;
    if (own === '' || own === row[i - 1]) shared += 1;
    return figure;
  });
  const isBeside = row.some((own, i) => own !== '' && (below[i] ?? '') === '' && fieldOfHeader(own) !== null);
  const isWhole = below.every((name, i) => name === '' || over[i] !== '');
  return shared > 0 && isBeside && isWhole ? over : null;
}

/** Do cells of a row span several columns, or extend into the row below? A title over everything does not count. */
function groupsColumns(above: readonly string[], below: readonly string[]): boolean {
  if (new Set(above.filter(Boolean)).size < 2) return false;
  return above.some((cell, i) => cell !== '' && (cell === above[i + 1] || cell === below[i]));
}

function readBlock(rows: Rows, first: number, last: number, named: ReadonlySet<string>): HeaderBlock {
  const block = rows.slice(first, last + 1);
  const width = Math.max(...block.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => {
    const words = block.map((row) => (row[column] ?? '').trim()).filter(Boolean);
    return words.filter((word, i) => word !== words[i - 1]);
  });
  const short = columns.map((words) => nameOf(words, named));
  const keys = short.map(textKey);
  const names = short.map((name, i) => {
    const repeated = keys.some((key, other) => other !== i && key === keys[i]);
    return repeated ? columns[i]!.join(' ') : name;
  });
  return { first, last, names, known: knownIn(names, named) };
}

function nameOf(words: readonly string[], named: ReadonlySet<string>): string {
  const whole = words.join(' ');
  if (named.has(textKey(whole))) return whole;
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const name = words.slice(from).join(' ');
    if (named.has(textKey(name))) return name;
    const field = fieldOfHeader(name);
    if (!field) continue;
    const isSpeed = field === 'download' || field === 'upload';
    const unit = isSpeed && unitOfHeader(name) === null ? unitOfHeader(whole) : null;
    return unit ? `${name} (${unit})` : name;
  }
  return whole;
}

function knownIn(names: readonly string[], named: ReadonlySet<string>): number {
  const fields = new Set(
    names.flatMap((name) => fieldOfHeader(name) ?? (named.has(textKey(name)) ? [name] : [])),
  );
  const units = names.filter((name) => fieldOfHeader(name) && unitOfHeader(name)).length;
  return fields.size + units;
}
