import { formatMbps, type Locale } from '#lib/domain/format.ts';
import type { AreaFill } from './area-fill.ts';
import type { AreaView } from './area-view.ts';
import type { MapFrame } from './map-frame.ts';

/**
 * Label sizes by the width a map is shown at: from so many CSS pixels on, one em is so many units of the
 * frame (about 13 px). The style sheet of MapLabels has the same steps as container queries.
 */
export const LABEL_STEPS = [
  { name: 'small', from: 0, em: 36 },
  { name: 'medium', from: 480, em: 25 },
  { name: 'large', from: 600, em: 20 },
] as const;
/** One of the sizes of labels. */
export type LabelStep = (typeof LABEL_STEPS)[number];

/** The step for a map shown so many CSS pixels wide. */
export function labelStep(width: number): LabelStep {
  return LABEL_STEPS.findLast((step) => step.from <= width) ?? LABEL_STEPS[0];
}

/** An area whose label says its name and a value. */
export interface LabelledArea {
  readonly code: string;
  readonly value: string;
  readonly fill: Pick<AreaFill, 'ground' | 'ink'>;
}

/** A label that found room: where its middle is, and its lines (name and value, or the value alone). */
export interface PlacedLabel<Area> {
  readonly area: Area;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean advance of Be Vietnam Pro semi-bold and height of a line, in ems, with air around. */
const ADVANCE_EM = 0.62;
const LINE_EM = 1.2;
/** How far, in ems, a label may step aside for another. */
const STEPS_ASIDE = [
  [0, 0],
  [0, -0.6],
  [0, 0.6],
  [-0.8, 0],
  [0.8, 0],
  [0, -1.2],
  [0, 1.2],
  [-1.4, 0.4],
  [1.4, 0.4],
  [-1.4, -0.6],
  [1.4, -0.6],
] as const;

/**
 * Which labels can stand without touching one another or leaving the frame, when one em is `em` units of the
 * frame? Greedy, largest area first; a label that finds no room with its name tries without, and is left out
 * when that fails too (the table has it).
 */
export function placeLabels(
  frame: MapFrame,
  areas: readonly AreaView[],
  em: number,
  locale: Locale,
): readonly PlacedLabel<AreaView>[] {
  return placeValues(frame, areas, em, (area) => markedValue(area, locale));
}

/** As `placeLabels`, of areas with any values. */
export function placeValues<Area extends { readonly code: string }>(
  frame: MapFrame,
  areas: readonly Area[],
  em: number,
  valueOf: (area: Area) => string,
): readonly PlacedLabel<Area>[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const taken: Box[] = [];
  return [...frame.areas]
    .sort((a, b) => b.size - a.size)
    .flatMap(({ code, name, label: [x, y] }) => {
      const area = byCode.get(code);
      if (!area) return [];
      const value = valueOf(area);
      for (const lines of [[name, value], [value]]) {
        for (const [dx, dy] of STEPS_ASIDE) {
          const place = { x: x + dx * em, y: y + dy * em };
          const box = boxOf(place, lines, em);
          if (!within(box, frame) || taken.some((other) => overlap(box, other))) continue;
          taken.push(box);
          return [{ area, ...place, lines }];
        }
      }
      return [];
    });
}

/** A value as a map label shows it, its side of the limit readable without colour: "▼ 38,2". */
export function markedValue({ value, below }: AreaView, locale: Locale): string {
  const figure = formatMbps(value, locale);
  return value === null ? figure : `${below ? '▼' : '▲'} ${figure}`;
}

function boxOf({ x, y }: { x: number; y: number }, lines: readonly string[], em: number): Box {
  const halfWidth = (Math.max(...lines.map(({ length }) => length)) * ADVANCE_EM * em) / 2;
  const halfHeight = (lines.length * LINE_EM * em) / 2;
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

const within = (box: Box, { width, height }: MapFrame) =>
  box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
