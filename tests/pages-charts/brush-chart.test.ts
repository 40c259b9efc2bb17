// @vitest-environment happy-dom
import { flushSync, mount, unmount, type ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import BrushChart from '#lib/charts/BrushChart.svelte';
import type { BinRange } from '#lib/charts/brush.ts';
import InLanguage from '../support/InLanguage.svelte';

const SIZE = 10;
const BIN_PX = 20;
let mounted: Record<string, unknown>;

function show(range: BinRange | null) {
  const onbrush = vi.fn<ComponentProps<typeof BrushChart>['onbrush']>();
  const props: ComponentProps<typeof BrushChart> = {
    label: 'Tests by day',
    rangeText: 'every day',
    size: SIZE,
    counts: new Uint32Array(SIZE).fill(2),
    all: new Uint32Array(SIZE).fill(4),
    colours: '--accent',
    range,
    onbrush,
    edgeNames: ['First day', 'Last day'],
    sayEdge: (edge, at) => `${edge} ${at}`,
    keysId: 'keys',
    xTicks: [],
    height: 80,
  };
  mounted = mount(InLanguage, {
    target: document.body,
    props: { locale: 'en', component: BrushChart, props },
  });
  flushSync();
  const layer = document.querySelector<HTMLElement>('[role=group]')!;
  layer.getBoundingClientRect = () => new DOMRect(0, 0, SIZE * BIN_PX, 80);
  layer.setPointerCapture = () => {};
  return onbrush;
}
afterEach(() => unmount(mounted));

const edge = (name: string) => document.querySelector<HTMLElement>(`[aria-label="${name}"]`)!;
const key = (name: string, pressed: string, shiftKey = false) =>
  edge(name).dispatchEvent(
    new KeyboardEvent('keydown', { key: pressed, shiftKey, cancelable: true, bubbles: true }),
  );
const pointer = (type: string, x: number, on: Element = document.querySelector('[role=group]')!) =>
  on.dispatchEvent(new PointerEvent(`pointer${type}`, { clientX: x, button: 0, bubbles: true }));

describe('a chart that is brushed', () => {
  it('moves an edge, or with Shift both, by the keys', () => {
    const onbrush = show({ from: 2, to: 5 });
    key('First day', 'ArrowRight');
    key('Last day', 'ArrowRight', true);
    key('Last day', 'End');
    expect(onbrush.mock.calls).toEqual([
      [{ from: 3, to: 5 }, true],
      [{ from: 3, to: 6 }, true],
      [{ from: 2, to: SIZE }, true],
    ]);
  });

  it('chooses nothing when everything is in the range, and by Escape', () => {
    const onbrush = show({ from: 1, to: SIZE });
    key('First day', 'Home');
    key('First day', 'Escape');
    expect(onbrush.mock.calls).toEqual([
      [null, true],
      [null, true],
    ]);
  });

  it('leaves other keys to the browser', () => {
    const onbrush = show(null);
    expect(key('First day', 'Tab')).toBe(true);
    expect(key('First day', 'ArrowRight')).toBe(false);
    expect(onbrush).toHaveBeenCalledOnce();
  });

  it('chooses the bar that was pressed, and the bars between where a drag begins and ends', () => {
    const onbrush = show(null);
    pointer('down', 3.5 * BIN_PX);
    pointer('move', 3.5 * BIN_PX + 3);
    expect(onbrush).not.toHaveBeenCalled();
    pointer('up', 3.5 * BIN_PX);
    expect(onbrush.mock.lastCall).toEqual([{ from: 3, to: 4 }, true]);
    pointer('down', 1.5 * BIN_PX);
    pointer('move', 4.5 * BIN_PX);
    expect(onbrush.mock.lastCall).toEqual([{ from: 1, to: 5 }, false]);
    pointer('up', 4.5 * BIN_PX);
    expect(onbrush.mock.lastCall).toEqual([{ from: 1, to: 5 }, true]);
  });

  it('moves the whole range from inside, and keeps it when it was only pressed', () => {
    const onbrush = show({ from: 2, to: 5 });
    pointer('down', 3 * BIN_PX);
    pointer('up', 3 * BIN_PX);
    expect(onbrush).not.toHaveBeenCalled();
    pointer('down', 3 * BIN_PX);
    pointer('move', 5 * BIN_PX);
    expect(onbrush.mock.lastCall).toEqual([{ from: 4, to: 7 }, false]);
  });

  it('gives the range back when the browser takes the pointer to scroll', () => {
    const onbrush = show({ from: 2, to: 5 });
    pointer('down', 2 * BIN_PX, edge('First day'));
    pointer('move', 0);
    expect(onbrush.mock.lastCall).toEqual([{ from: 0, to: 5 }, false]);
    pointer('cancel', 0);
    expect(onbrush.mock.lastCall).toEqual([{ from: 2, to: 5 }, true]);
  });
});
