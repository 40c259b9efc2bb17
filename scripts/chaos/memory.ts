import { readFileSync } from 'node:fs';

/** Megabytes that a process holds in memory. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000;

/**
 * Megabytes a minute by which the least memory of the second half is above that of the first. Loads and answers take
 * memory for moments, by hundreds of megabytes; what leaks is never given back and raises the least.
 */
export function growthOf(points: readonly (readonly [minute: number, mb: number])[]): number {
  const [first, last] = [points[0]![0], points.at(-1)![0]];
  const middle = (first + last) / 2;
  const least = (from: number, to: number) =>
    Math.min(...points.filter(([minute]) => from <= minute && minute <= to).map(([, mb]) => mb));
  return (least(middle, last) - least(first, middle)) / (middle - first);
}
