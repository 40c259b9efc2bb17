import { rgb } from 'd3';
import type { FillPattern } from './area-fill.ts';

/** A picture that repeats without a seam, as MapLibre's addImage takes it. */
export interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Device pixels per CSS pixel the pictures are drawn at. */
export const PATTERN_PIXEL_RATIO = 2;
/** Side of the tile and width of its lines (radius of its dots), in CSS pixels: as MapPatterns draws them at 760 px. */
const SHAPES = {
  hatch: { side: 11, stroke: 2.5 },
  sparse: { side: 19, stroke: 3.2 },
  dots: { side: 9, stroke: 1.3 },
} as const;

/** The lines or dots of a pattern on nothing: the ground is painted below. */
export function patternImage(pattern: Exclude<FillPattern, 'solid'>, colour: string): PatternImage {
  const { side, stroke } = SHAPES[pattern];
  const size = side * PATTERN_PIXEL_RATIO;
  const { r, g, b } = rgb(colour);
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const cover = pattern === 'dots' ? dot(x, y, size, stroke) : line(x, y, size, stroke);
      data.set([r, g, b, Math.round(255 * Math.min(1, Math.max(0, cover)))], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

/** How much of a pixel a line from bottom left to top right covers. */
function line(x: number, y: number, size: number, stroke: number): number {
  const along = (x + y) % size;
  const distance = Math.min(along, size - along);
  return (stroke * PATTERN_PIXEL_RATIO) / 2 - distance + 0.5;
}

function dot(x: number, y: number, size: number, radius: number): number {
  const centre = (size - 1) / 2;
  return radius * PATTERN_PIXEL_RATIO - Math.hypot(x - centre, y - centre) + 0.5;
}
