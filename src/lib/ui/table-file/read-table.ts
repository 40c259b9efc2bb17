import { NO_FIGURE, type Locale } from '#lib/domain/format.ts';
import type { WireValue } from '#lib/transport/column.ts';
import { numberIn, type WrittenNumber } from './written-number.ts';

/** A table of a page as a file has it. */
export interface ReadTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly WireValue[])[];
}

/** What is no part of what a table says: buttons, drawings, and what a phone shows a second time. */
const PASSED_OVER = '.screen-only, .phone-only, button, svg, input, select, [aria-hidden="true"]';
const HIDDEN = 'visually-hidden';
const BREAK = '\n';

/** A cell's text and, where it is a figure, its number. */
interface Cell {
  readonly text: string;
  readonly number: WrittenNumber | null;
}

/**
 * Reads a table as it is shown: figures become numbers, shares numbers of per cent where the whole column is one of them;
 * what stands for several rows is in each of them. Columns of buttons are left out.
 */
export function readTable(table: HTMLTableElement, locale: Locale): ReadTable {
  const headGrid = gridOf(table.querySelectorAll('thead > tr'), true);
  const bodyGrid = gridOf(table.querySelectorAll('tbody > tr, tfoot > tr'), false);
  const width = Math.max(0, ...[...headGrid, ...bodyGrid].map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => {
    const heads = headGrid.map((row) => row[column] ?? null);
    const cells = bodyGrid.map((row) => cellOf(row[column] ?? null, locale));
    const head = [...new Set(heads.flatMap((cell) => (cell ? textOf(cell) : [])))]
      .filter(Boolean)
      .join(' / ');
    const isForButtons = heads.some((cell) => cell?.classList.contains('screen-only'));
    return { head, cells, isKept: !isForButtons && (head !== '' || cells.some(({ text }) => text !== '')) };
  }).filter(({ isKept }) => isKept);
  const written = columns.map(({ head, cells }) => columnOf(head, cells));
  return {
    heads: written.map(({ head }) => head),
    rows: bodyGrid.map((_, row) => written.map(({ values }) => values[row]!)),
  };
}

function columnOf(head: string, cells: readonly Cell[]): { head: string; values: readonly WireValue[] } {
  const filled = cells.filter(({ text }) => text !== '' && text !== NO_FIGURE);
  const ofShares = filled.length > 0 && filled.every(({ number }) => number?.isShare);
  const values = cells.map(({ text, number }): WireValue => {
    if (text === '' || text === NO_FIGURE) return null;
    return number && (ofShares || !number.isShare) ? number.value : text;
  });
  return { head: ofShares && !head.includes('%') ? `${head} (%)` : head, values };
}

function cellOf(cell: Element | null, locale: Locale): Cell {
  if (cell === null) return { text: '', number: null };
  const text = textOf(cell);
  return { text, number: cell.classList.contains('number') ? numberIn(text, locale) : null };
}

type Grid = readonly (readonly (Element | null)[])[];

/** The cells of rows by column; one that spans several rows is in each, one that spans columns of a body in the first. */
function gridOf(rows: Iterable<Element>, repeats: boolean): Grid {
  const lines = [...rows];
  const grid: (Element | null | undefined)[][] = lines.map(() => []);
  lines.forEach((row, y) => {
    let x = 0;
    for (const cell of row.children) {
      const [across, down] = [spanOf(cell, 'colspan'), Math.min(spanOf(cell, 'rowspan'), lines.length - y)];
      while (grid[y]![x] !== undefined) x += 1;
      for (let below = 0; below < down; below += 1) {
        for (let right = 0; right < across; right += 1) {
          grid[y + below]![x + right] = right === 0 || repeats ? cell : null;
        }
      }
      x += across;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? null));
}

const spanOf = (cell: Element, name: 'colspan' | 'rowspan') => Number(cell.getAttribute(name) ?? 1);

/** What is seen of a cell; where it is only drawn, what a screen reader says of it. */
const textOf = (cell: Element): string => joined(cell, false) || joined(cell, true);

const joined = (cell: Element, withHidden: boolean): string =>
  piecesOf(cell, withHidden)
    .split(BREAK)
    .map((piece) => piece.replaceAll(/[\s\u00A0]+/g, ' ').trim())
    .filter(Boolean)
    .join('; ');

function piecesOf(node: Node, withHidden: boolean): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replaceAll(BREAK, ' ');
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as Element;
  const inner = () => [...element.childNodes].map((child) => piecesOf(child, withHidden)).join('');
  if (element.matches('th, td')) return inner();
  if (element.tagName === 'BR') return BREAK;
  if (element.matches(PASSED_OVER)) return '';
  if (element.classList.contains(HIDDEN)) return withHidden ? inner() : '';
  const { display } = getComputedStyle(element);
  return display.startsWith('inline') && display !== 'inline-flex' ? inner() : `${BREAK}${inner()}${BREAK}`;
}
