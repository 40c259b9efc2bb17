// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import ResultTable from '#lib/workbench/table/ResultTable.svelte';
import InLanguage from '../support/InLanguage.svelte';
import { CONTEXT, resultOf } from './fixtures.ts';

const ROWS = 5_000;
const result = resultOf({
  tests: { type: 'count', values: Array.from({ length: ROWS }, (_, row) => row) },
  operator: { type: 'word', values: Array.from({ length: ROWS }, () => 'viettel') },
});
let mounted: Record<string, unknown>;
const onsort = vi.fn();
const copied = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(484);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.stubGlobal('navigator', { clipboard: { writeText: copied } });
  const props = { result, context: CONTEXT, order: null, sort: null, onsort };
  mounted = mount(InLanguage, {
    target: document.body,
    props: { locale: 'vi', component: ResultTable, props },
  });
  flushSync();
});
afterEach(async () => {
  await unmount(mounted);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const grid = () => document.querySelector<HTMLElement>('[role=grid]')!;
const rowIndices = () =>
  [...document.querySelectorAll('.body [role=row]')].map((row) => Number(row.getAttribute('aria-rowindex')));
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant')!)!;
function press(key: string, keys: { ctrlKey?: boolean; shiftKey?: boolean } = {}) {
  grid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...keys }));
  flushSync();
}

describe('the table of a result', () => {
  it('holds the rows in view alone, and says how many there are', () => {
    expect(grid().getAttribute('aria-rowcount')).toBe('5002');
    expect(grid().getAttribute('aria-colcount')).toBe('3');
    expect(rowIndices()).toEqual(Array.from({ length: 15 }, (_, i) => i + 2));
    expect(document.querySelector('.foot')!.textContent).toMatch(/5\.000 dòng\s*12\.497\.500/);
  });

  it('goes with the keyboard to the last row, whose cell is the active one', () => {
    press('End', { ctrlKey: true });
    expect(rowIndices().at(-1)).toBe(ROWS + 1);
    expect(active().textContent!.trim()).toBe('Viettel');
    press('Home');
    expect(active().textContent!.trim()).toBe('4.999');
  });

  it('names no cell as the active one that is scrolled out of view', () => {
    grid().scrollTop = 50_000;
    grid().dispatchEvent(new Event('scroll'));
    flushSync();
    expect(rowIndices()[0]).toBeGreaterThan(1000);
    expect(grid().getAttribute('aria-activedescendant')).toBeNull();
  });

  it('goes to the row whose number is typed', () => {
    const input = document.querySelector<HTMLInputElement>('input')!;
    input.value = '2.500';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    flushSync();
    expect(active().textContent!.trim()).toBe('2.499');
  });

  it('copies what is selected, and says how much', async () => {
    press('ArrowDown', { shiftKey: true });
    press('ArrowRight', { shiftKey: true });
    press('c', { ctrlKey: true });
    await vi.waitFor(() =>
      expect(document.querySelector('[aria-live]')!.textContent).toContain('2 dòng, 2 cột'),
    );
    expect(copied).toHaveBeenCalledWith('tests\toperator\n0\tViettel\n1\tViettel\n');
  });

  it('asks for another order by a head, or by Enter in its column', () => {
    document.querySelectorAll<HTMLElement>('.heads button')[1]!.click();
    press('Enter');
    expect(onsort.mock.calls).toEqual([
      [{ column: 'operator', descending: false }],
      [{ column: 'tests', descending: true }],
    ]);
  });
});
