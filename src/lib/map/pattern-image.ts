import { rgb } from 'd3';
import { PATTERN_SHAPES, type FillPattern } from './area-fill.ts';

/** A picture that repeats without a seam, as MapLibre's addImage takes it. */
export interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Device pixels per CSS pixel the pictures are drawn at. */
export const PATTERN_PIXEL_RATIO = 2;

/**
 * The lines or dots of a pattern on nothing (the ground is painted below), `scale` CSS pixels for each unit of
 * its shape.
 */
export function patternImage(
  pattern: Exclude<FillPattern, 'solid'>,
  colour: string,
  scale: number,
): PatternImage {
  const { period, stroke } = PATTERN_SHAPES[pattern];
  const unit = scale * PATTERN_PIXEL_RATIO;
  const size = Math.max(2, Math.round(period * unit * (pattern === 'dots' ? 1 : Math.SQRT2)));
  const { r, g, b } = rgb(colour);
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const cover = pattern === 'dots' ? dot(x, y, size, stroke * unit) : line(x, y, size, stroke * unit);
      data.set([r, g, b, Math.round(255 * Math.min(1, Math.max(0, cover)))], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

/** How much of a pixel a line from bottom left to top right covers. */
function line(x: number, y: number, size: number, stroke: number): number {
  const along = (x + y) % size;
  const distance = Math.min(along, size - along) / Math.SQRT2;
  return stroke / 2 - distance + 0.5;
}

function dot(x: number, y: number, size: number, radius: number): number {
  const centre = (size - 1) / 2;
  return radius - Math.hypot(x - centre, y - centre) + 0.5;
}
