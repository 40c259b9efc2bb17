import { unzipSync, zipSync } from 'fflate';
import { Fault } from '#lib/domain/fault.ts';
import type { NamedSheet, ReadWorkbook } from './workbook-cells.ts';

/** The elements of a parsed document that are used here. */
interface Element {
  readonly type: string;
  readonly children?: readonly Element[];
  /** Of a text. */
  readonly value?: string;
  /** Of a table's cell. */
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Larger than the text parts of a thousand pages. */
export const MAX_DOCUMENT_BYTES = 40_000_000;
/** Word's own limit. */
const MAX_COLUMNS = 63;
/** Lines above a table to keep: the letterhead, and those closest to the table. */
const FIRST_LINES = 30;
const LAST_LINES = 60;

/**
 * Which tables does a .docx contain? Each as a sheet, preceded by the lines of text above it; merged cells have the
 * same text. Pictures are never unpacked. Throws the library's error when it is damaged. Only for a limited child.
 */
export async function readDocument(content: Buffer): Promise<ReadWorkbook> {
  const { default: mammoth } = await import('mammoth');
  const sheets: NamedSheet[] = [];
  const transformDocument = (document: Element): Element => {
    sheets.push(...tablesIn(document));
    return { ...document, children: [] };
  };
  await mammoth.convertToHtml({ buffer: textParts(content) }, { transformDocument });
  return { names: [], sheets };
}

/** Repacks a document without its pictures. Throws a Fault when its text is too large; parts larger than declared are truncated. */
function textParts(content: Buffer): Buffer {
  let bytes = 0;
  const parts = unzipSync(content, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false;
      bytes += originalSize;
      if (bytes > MAX_DOCUMENT_BYTES) throw new Fault('document_too_large');
      return true;
    },
  });
  return Buffer.from(zipSync(parts, { level: 0 }));
}

function tablesIn(document: Element): NamedSheet[] {
  const lines: string[] = [];
  const sheets: NamedSheet[] = [];
  const visit = (elements: readonly Element[] = []) => {
    for (const element of elements) {
      if (element.type === 'paragraph') lines.push(textOf(element));
      else if (element.type === 'table') {
        const titles = linesAbove(lines).map((line) => [line]);
        const rows = [...titles, ...cellsOf(element)];
        sheets.push({ name: '', hidden: false, rows, titleRows: titles.length });
        visit(element.children);
      } else visit(element.children);
    }
  };
  visit(document.children);
  return sheets;
}

function linesAbove(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length <= FIRST_LINES + LAST_LINES) return filled;
  return [...filled.slice(0, FIRST_LINES), ...filled.slice(-LAST_LINES)];
}

function cellsOf(table: Element): string[][] {
  const rows = (table.children ?? []).filter(({ type }) => type === 'tableRow');
  const cells: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.children ?? []) {
      while (cells[y]![x] !== undefined) x += 1;
      const text = textOf(cell).trim();
      const right = Math.min(MAX_COLUMNS, x + (cell.colSpan ?? 1));
      for (const below of cells.slice(y, y + (cell.rowSpan ?? 1))) {
        for (let column = x; column < right; column += 1) below[column] = text;
      }
      x = right;
    }
  });
  return cells.map((row) => Array.from(row, (text) => text ?? ''));
}

function textOf({ type, value, children = [] }: Element): string {
  if (type === 'text') return value ?? '';
  const inner = children.map(textOf).join('');
  return ['tab', 'break', 'paragraph'].includes(type) ? `${inner} ` : inner;
}
