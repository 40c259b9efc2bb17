import { formatMbps, type Locale } from '#lib/domain/format.ts';
import type { AreaFill } from './area-fill.ts';
import type { AreaView } from './area-view.ts';
import type { MapFrame } from './map-frame.ts';

/**
 * Label sizes by the width a map is shown at: from so many CSS pixels on, one em is so many units of the
 * frame (about 13 px). The style sheet of MapLabels has the same steps as container queries.
 */
export const LABEL_STEPS = [
  { name: 'small', from: 0, em: 32 },
  { name: 'compact', from: 400, em: 28 },
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

/** A line from a label that stands beside its area to a point inside it. */
export interface Leader {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** A label that found room: where its middle is, and its lines (name and value, or the value alone). */
export interface PlacedLabel<Area> {
  readonly area: Area;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  /** Null for a label inside its area. */
  readonly leader: Leader | null;
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

/** Maps of more areas than this name those that have room: the table and the pointer have the others. */
const MOST_LED = 30;
/** How far, in ems, a label may stand from its area at the end of a line, and how densely places are tried. */
const LED = { from: 1.5, to: 26, step: 0.5, directions: 36 } as const;

/**
 * Which labels can stand without touching one another or leaving the frame, when one em is `em` units of the
 * frame? Greedy, largest area first. On a map of few areas every one is named: a label that finds no room in its area
 * stands beside it at the end of a line, with its value or, where that finds none, without. On a map of many a label
 * without room for its name tries its value alone, and is left out when that fails too (the table has it).
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
  const asked = [...frame.areas]
    .sort((a, b) => b.size - a.size)
    .flatMap(({ code, name, label }) => {
      const area = byCode.get(code);
      return area ? [{ area, name, label, value: valueOf(area) }] : [];
    });
  if (asked.length > MOST_LED) {
    const room = new Room(frame, em);
    return asked.flatMap(
      (one) => room.inside(one, [one.name, one.value]) ?? room.inside(one, [one.value]) ?? [],
    );
  }
  let best: Attempt<Area> | null = null;
  for (const isValued of [true, false]) {
    let order = asked;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const made = nameAll(new Room(frame, em), order, isValued);
      if (best === null || lackOf(made) < lackOf(best)) best = made;
      if (made.short.length === 0) break;
      order = [...made.short, ...order.filter((one) => !made.short.includes(one))];
    }
    if (best?.placed.length === asked.length) break;
  }
  return best?.placed ?? [];
}

/** Those that lack room in an attempt choose first in the next. */
const MOST_ATTEMPTS = 12;

/** An area to be named. */
interface Asked<Area> {
  readonly area: Area;
  readonly name: string;
  readonly label: readonly [x: number, y: number];
  readonly value: string;
}

/** Labels that found room together; `short`: areas without room for what was wanted of them. */
interface Attempt<Area> {
  readonly placed: readonly PlacedLabel<Area>[];
  readonly short: readonly Asked<Area>[];
}

/** A name that is missing weighs more than any number of values. */
const lackOf = ({ placed, short }: Attempt<unknown>) =>
  short.length - placed.length * (placed.length + short.length);

/** Names every area, with its value or without, inside it or at the end of a line. */
function nameAll<Area>(room: Room, asked: readonly Asked<Area>[], isValued: boolean): Attempt<Area> {
  const linesOf = ({ name, value }: Asked<Area>) => (isValued ? [name, value] : [name]);
  // Those with room in their area first: their place is the better one, and lines go round them.
  const inside = asked.map((one) => ({ one, label: room.inside(one, linesOf(one)) }));
  const all = inside.map(({ one, label }) => ({ one, label: label ?? room.beside(one, linesOf(one)) }));
  const short = all.filter(({ label }) => label === null).map(({ one }) => one);
  const placed = all.flatMap(
    ({ one, label }) => label ?? room.inside(one, [one.name]) ?? room.beside(one, [one.name]) ?? [],
  );
  return { placed, short };
}

/** What is taken of a frame's room by labels and their lines. */
class Room {
  readonly #frame: MapFrame;
  readonly #em: number;
  readonly #taken: Box[] = [];
  readonly #leaders: Leader[] = [];

  constructor(frame: MapFrame, em: number) {
    this.#frame = frame;
    this.#em = em;
  }

  /** A place in the area. */
  inside<Area>(
    { area, label: [x, y] }: Pick<Asked<Area>, 'area' | 'label'>,
    lines: readonly string[],
  ): PlacedLabel<Area> | null {
    for (const [dx, dy] of STEPS_ASIDE) {
      const place = { x: x + dx * this.#em, y: y + dy * this.#em };
      const box = boxOf(place, lines, this.#em);
      if (!this.#isFree(box)) continue;
      this.#taken.push(box);
      return { area, ...place, lines, leader: null };
    }
    return null;
  }

  /** The nearest free place around the area, whose line crosses no label and no other line. */
  beside<Area>(
    { area, label: to }: Pick<Asked<Area>, 'area' | 'label'>,
    lines: readonly string[],
  ): PlacedLabel<Area> | null {
    const em = this.#em;
    for (let distance = LED.from; distance <= LED.to; distance += LED.step) {
      for (let i = 0; i < LED.directions; i++) {
        const angle = (i / LED.directions) * 2 * Math.PI;
        const x = to[0] + distance * em * Math.cos(angle);
        const y = to[1] + distance * em * Math.sin(angle);
        const box = boxOf({ x, y }, lines, em);
        if (!this.#isFree(box)) continue;
        const leader: Leader = { from: edgeTowards(box, to), to };
        if (this.#taken.some((other) => crosses(leader, other))) continue;
        if (this.#leaders.some((other) => meet(leader, other))) continue;
        this.#taken.push(box);
        this.#leaders.push(leader);
        return { area, x, y, lines, leader };
      }
    }
    return null;
  }

  #isFree(box: Box): boolean {
    return (
      within(box, this.#frame) &&
      !this.#taken.some((other) => overlap(box, other)) &&
      !this.#leaders.some((leader) => crosses(leader, box))
    );
  }
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

/** Where a line from a box's middle to a point leaves the box. */
function edgeTowards({ left, right, top, bottom }: Box, [x, y]: Leader['to']): Leader['from'] {
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
  const [dx, dy] = [x - midX, y - midY];
  const share = Math.min(
    dx === 0 ? Infinity : (right - left) / 2 / Math.abs(dx),
    dy === 0 ? Infinity : (bottom - top) / 2 / Math.abs(dy),
  );
  return [midX + dx * share, midY + dy * share];
}

/** Does a line go through a box? */
function crosses({ from: [x0, y0], to: [x1, y1] }: Leader, { left, right, top, bottom }: Box): boolean {
  let [enter, leave] = [0, 1];
  for (const [start, change, low, high] of [
    [x0, x1 - x0, left, right],
    [y0, y1 - y0, top, bottom],
  ] as const) {
    if (change === 0 && (start <= low || start >= high)) return false;
    if (change === 0) continue;
    const [first, second] = [(low - start) / change, (high - start) / change];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  return enter < leave;
}

/** Do two lines cross? */
function meet(a: Leader, b: Leader): boolean {
  const side = ({ from, to }: Leader, [x, y]: Leader['to']) =>
    Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
  return side(a, b.from) !== side(a, b.to) && side(b, a.from) !== side(b, a.to);
}
