import { expect, it } from 'vitest';
import { boundsText, digitsOfStep } from '#lib/workbench/bounds-text.ts';

it('joins bounds by a dash, and by a word where a dash would read as a minus', () => {
  expect(boundsText(36.8, 39.6, 1, 'vi')).toBe('36,8–39,6');
  expect(boundsText(-22.2, 2.3, 1, 'vi')).toBe('-22,2 đến 2,3');
  expect(boundsText(-22.2, -2.3, 1, 'en')).toBe('-22.2 to -2.3');
});

it.each([
  [5, 0],
  [1, 0],
  [0.5, 1],
  [0.1, 1],
  [0.02, 2],
])('tells bounds %d apart by %d decimals', (step, digits) => {
  expect(digitsOfStep(step)).toBe(digits);
});
