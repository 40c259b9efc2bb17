import { expect, it } from 'vitest';
import { defaultMemory } from '#lib/server/default-memory.ts';

const GB = 1_000_000_000;

it('a warehouse gets as much memory as its file is large, from 400 MB to half of the machine', () => {
  expect(defaultMemory(0, 8 * GB)).toBe('400MB');
  expect(defaultMemory(1.7 * GB, 8 * GB)).toBe('1700MB');
  expect(defaultMemory(90 * GB, 8 * GB)).toBe('4000MB');
  expect(defaultMemory(90 * GB, 0.5 * GB)).toBe('400MB');
});
