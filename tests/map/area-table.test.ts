// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import AreaTable from '#lib/map/AreaTable.svelte';
import type { AreaOrder } from '#lib/map/area-order.ts';
import { AreaFocus } from '#lib/state/area-focus.svelte.ts';
import InLanguage from '../support/InLanguage.svelte';
import { fast, row, standard, views } from './three-areas.ts';

let focus: AreaFocus;
let mounted: Record<string, unknown>;

function show(order: AreaOrder = { sort: 'mean', descending: false }) {
  const areas = views([row('a', {}), row('b', fast)]);
  const minimums = { tests: 300, devices: 30, places: 30, times: 4 };
  const sortHref = (word: string) => `?sort=${word}`;
  const props = { areas, order, focus, limitKbps: standard.limit, minimums, sortHref };
  mounted = mount(InLanguage, {
    target: document.body,
    props: { locale: 'vi', component: AreaTable, props },
  });
  flushSync();
}

beforeEach(() => {
  focus = new AreaFocus();
});
afterEach(() => unmount(mounted));

const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr')];
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('tbody a')];
const tabStops = () => links().map(({ tabIndex }) => tabIndex);
const spoken = () => document.querySelector('[aria-live]')!.textContent;
const press = (key: string) => {
  document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  flushSync();
};

describe('the table of areas', () => {
  it('turns the order of the sorted column, and sorts figures from high to low first, names and verdicts not', () => {
    show();
    const hrefs = [...document.querySelectorAll('thead a')].map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual(
      ['name', 'verdict', '-tests', '-devices', '-mean', '-median', '-share'].map((word) => `?sort=${word}`),
    );
    expect([...document.querySelectorAll('thead th')].map((head) => head.getAttribute('aria-sort'))).toEqual([
      null,
      null,
      'ascending',
      null,
    ]);
  });

  it('offers the way back from high to low', () => {
    show({ sort: 'tests', descending: true });
    const [tests, mean] = [...document.querySelectorAll('thead th')].slice(1);
    expect(tests!.getAttribute('aria-sort')).toBe('descending');
    expect(tests!.querySelector('a')!.getAttribute('href')).toBe('?sort=tests');
    expect(mean!.querySelector('a')!.getAttribute('href')).toBe('?sort=-mean');
  });

  it('is one stop of the Tab key: the selected area, else the first', () => {
    show();
    expect(tabStops()).toEqual([0, -1, -1]);
    focus.selected = 'c';
    flushSync();
    expect(tabStops()).toEqual([-1, -1, 0]);
    focus.selected = 'of another level';
    flushSync();
    expect(tabStops()).toEqual([0, -1, -1]);
  });

  it('goes from row to row by the arrows, and stops at both ends', () => {
    show();
    links()[0]!.focus();
    const visited = ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowUp', 'x'].map((key) => {
      press(key);
      return focus.focused;
    });
    expect(visited).toEqual(['b', 'c', 'c', 'b', 'a', 'a', 'a']);
  });

  it('selects by a click on a row and lets go by another, but leaves a click on a link to the link', () => {
    show();
    rows()[1]!.click();
    expect(focus.selected).toBe('b');
    rows()[1]!.click();
    expect(focus.selected).toBeNull();
    const stay = (event: Event) => event.preventDefault();
    document.body.addEventListener('click', stay, { once: true });
    links()[1]!.click();
    expect(focus.selected).toBeNull();
  });

  it('speaks of what the keyboard or a click chose, not of what the pointer passes over', () => {
    show();
    focus.hovered = 'b';
    flushSync();
    expect(spoken()).toBe('');
    expect(rows().map((each) => each.classList.contains('shown'))).toEqual([false, true, false]);
    focus.selected = 'c';
    flushSync();
    expect(spoken()).toBe('Huyện C, chưa đo');
    focus.focused = 'a';
    flushSync();
    expect(spoken()).toMatch(/^Huyện A, 38,2/);
  });
});
