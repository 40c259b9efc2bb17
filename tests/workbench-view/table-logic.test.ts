import { describe, expect, it } from 'vitest';
import { cellWriter } from '#lib/workbench/cell-text.ts';
import { columnSums } from '#lib/workbench/table/column-sums.ts';
import { cellLayout, columnEdges, columnWidth, seenColumns } from '#lib/workbench/table/column-widths.ts';
import { copiedText } from '#lib/workbench/table/copied-text.ts';
import { ROW_HEIGHT, rowWindow, SAFE_HEIGHT, scrollTopFor } from '#lib/workbench/table/row-window.ts';
import { blockOf, movedBy } from '#lib/workbench/table/selection.ts';
import { CONTEXT, DISTRICT, interval, MBPS, resultOf } from './fixtures.ts';

const MILLION = 1_000_000;
const result = resultOf({
  district: { type: 'word', values: ['210', null], meta: DISTRICT },
  operator: { type: 'word', values: ['viettel', '=cmd'] },
  mean: { type: 'interval', values: [interval(38.25, 1.5, 1812), null], meta: MBPS },
  tests: { type: 'count', values: [1812, 3] },
  tested_on: { type: 'date', values: [new Date('2024-06-13'), null] },
  month: { type: 'text', values: ['2024-06', 'x'] },
  weekday: { type: 'count', values: [1, 7] },
  failed: { type: 'flag', values: [true, false] },
  ratio: { type: 'number', values: [1234.5, 0.25] },
});
const row = (at: number) => result.columns.map((column) => cellWriter(result, column, CONTEXT, 'vi')(at));

describe('the cells of a result', () => {
  it('are written in Vietnamese, with names beside codes, intervals with bounds and count, dashes for nothing', () => {
    expect(row(0).map(({ text, beside }) => `${text}|${beside}`)).toEqual([
      'Huyện Lục Nam|210',
      'Viettel|',
      '38,3|(36,8–39,8) n 1.812 · 906 thiết bị',
      '1.812|',
      '13/6/2024|',
      '6/2024|',
      'Thứ Hai|',
      'Có|',
      '1.234,50|',
    ]);
    expect(row(1).map(({ text }) => text)).toEqual([
      '–',
      '=cmd',
      '–',
      '3',
      '–',
      'x',
      'Chủ nhật',
      'Không',
      '0,25',
    ]);
  });

  it('are copied with all digits, codes and bounds in columns of their own, and begin no formula', () => {
    const [head, first, second] = copiedText(result, result.columns, [0, 1], CONTEXT, 'vi').split('\n');
    expect(head!.split('\t').slice(0, 8)).toEqual([
      'district',
      'district, mã',
      'operator',
      'mean (Mbps)',
      'mean (Mbps), cận dưới',
      'mean (Mbps), cận trên',
      'mean (Mbps), lượt đo',
      'mean (Mbps), thiết bị',
    ]);
    expect(first).toBe(
      'Huyện Lục Nam\t210\tViettel\t38,25\t36,75\t39,75\t1812\t906\t1812\t13/6/2024\t6/2024\t1\tCó\t1234,5',
    );
    expect(second!.split('\t').slice(0, 4)).toEqual(['', '', "'=cmd", '']);
  });

  it('are added up where they are counts, over the rows that are shown', () => {
    expect(columnSums(result, null)).toEqual([null, null, null, 1815, null, null, null, null, null]);
    expect(columnSums(result, Uint32Array.of(1))[3]).toBe(3);
  });
});

describe('the window of a table', () => {
  it('shows the rows in view, and the last of a million at the very end', () => {
    const heights = { content: MILLION * ROW_HEIGHT, view: 560 };
    expect(rowWindow(MILLION, 0, heights)).toEqual({ first: 0, last: 20, shift: 0 });
    expect(rowWindow(MILLION, 45, heights)).toEqual({ first: 1, last: 22, shift: 17 });
    expect(rowWindow(MILLION, heights.content - 560, heights)).toEqual({
      first: 999_980,
      last: MILLION,
      shift: 0,
    });
    expect(rowWindow(3, 0, { content: 84, view: 560 })).toEqual({ first: 0, last: 3, shift: 0 });
  });

  it('reaches every row where the browser lays out less than their height', () => {
    const heights = { content: SAFE_HEIGHT, view: 560 };
    expect(rowWindow(MILLION, SAFE_HEIGHT - 560, heights).last).toBe(MILLION);
    for (const wanted of [0, 1, 345_678, 999_999]) {
      const { first, last } = rowWindow(MILLION, scrollTopFor(wanted, MILLION, 0, heights), heights);
      expect(first <= wanted && wanted < last).toBe(true);
    }
  });

  it('is scrolled no further than a row needs', () => {
    const heights = { content: 100 * ROW_HEIGHT, view: 280 };
    expect(scrollTopFor(5, 100, 0, heights)).toBe(0);
    expect(scrollTopFor(10, 100, 0, heights)).toBe(28);
    expect(scrollTopFor(3, 100, 500, heights)).toBe(84);
  });

  it('shows the columns in view, at widths by their cells', () => {
    const edges = columnEdges([100, 50, 200]);
    expect(edges).toEqual([0, 100, 150, 350]);
    expect(seenColumns(edges, 0, 120)).toEqual([0, 2]);
    expect(seenColumns(edges, 100, 500)).toEqual([1, 3]);
    const width = (text: string) =>
      columnWidth({ head: 'n', isText: true, rows: 3, cell: () => ({ text, beside: '' }) });
    expect(width('x')).toBe(56);
    expect(width('x'.repeat(20))).toBeGreaterThan(width('x'.repeat(10)));
    expect(width('x'.repeat(900))).toBe(340);
    // As measured in the font of the pages, with 10 pixels on each side.
    expect(width('20/3/2024')).toBeGreaterThanOrEqual(72.05 + 20);
    expect(width('24/4/2024')).toBeGreaterThanOrEqual(71.92 + 20);
  });

  it('shows three columns on a phone: heads have lines, names are cut, figures never', () => {
    const phone = cellLayout(326);
    const width = (text: string, isText: boolean, beside = '') =>
      columnWidth(
        { head: 'Trung bình tải xuống (Mbps)', isText, rows: 3, cell: () => ({ text, beside }) },
        phone,
      );
    expect(width('Phường Nguyễn Thị Minh Khai', true)).toBeLessThan(0.43 * 326);
    expect(width('Phường Nguyễn Thị Minh Khai', true) + width('38,2', false)).toBeLessThan(326 - 60);
    expect(width('1.234.567.890.123', false)).toBeGreaterThan(14 * 9 + 12);
    expect(width('Lục Nam', true, '218')).toBe(width('Lục Nam', true));
    const interval = width('38,2', false, '(37,1–39,3)');
    expect(width('38,2', false, '(37,1–39,3) n 1.216 · 779 thiết bị') - interval).toBeLessThan(10);
    expect(cellLayout(480).headLines).toBe(1);
  });
});

describe('the cursor of a table', () => {
  const extent = { rows: 100, columns: 4, page: 10 };
  const at = { row: 5, column: 1 };
  it.each([
    ['ArrowDown', false, 6, 1],
    ['ArrowDown', true, 99, 1],
    ['ArrowLeft', false, 5, 0],
    ['ArrowRight', true, 5, 3],
    ['PageUp', false, 0, 1],
    ['PageDown', false, 15, 1],
    ['Home', false, 5, 0],
    ['End', true, 99, 3],
  ])('goes with %s (Ctrl: %s) to row %i, column %i', (key, ctrl, row, column) => {
    expect(movedBy({ key, ctrl }, at, extent)).toEqual({ row, column });
  });

  it('stays for other keys, and selects from where it began', () => {
    expect(movedBy({ key: 'x', ctrl: false }, at, extent)).toBeNull();
    expect(blockOf({ anchor: at, cursor: { row: 2, column: 3 } })).toEqual({ rows: [2, 5], columns: [1, 3] });
  });
});
