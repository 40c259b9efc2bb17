import { describe, expect, it } from 'vitest';
import { slideAfterKey, slideAfterTouch } from '../../src/routes/present/steps.ts';

const deck = { at: 1, count: 3, scrolls: false };

describe('slides', () => {
  it.each([
    [['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter', 'End'], 2],
    [['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'Home'], 0],
    [['a', 'Tab', 'Escape', 'F5'], null],
  ])('%s lead to %s', (keys, to) => {
    for (const key of keys) expect([key, slideAfterKey(key, deck)]).toEqual([key, to]);
  });

  it('stay at the first and the last', () => {
    expect(slideAfterKey('PageUp', { ...deck, at: 0 })).toBe(0);
    expect(slideAfterKey('PageDown', { ...deck, at: 2 })).toBe(2);
  });

  it('leave arrows up and down to a slide that is higher than the window', () => {
    const high = { ...deck, scrolls: true };
    expect([slideAfterKey('ArrowDown', high), slideAfterKey('PageDown', high)]).toEqual([null, 2]);
  });

  it('follow a swipe and a tap, not a finger that scrolls', () => {
    expect(slideAfterTouch(-80, 10, deck)).toBe(2);
    expect(slideAfterTouch(80, -10, deck)).toBe(0);
    expect(slideAfterTouch(2, -3, deck)).toBe(2);
    expect([slideAfterTouch(-60, 200, deck), slideAfterTouch(-30, 0, deck)]).toEqual([null, null]);
  });
});
