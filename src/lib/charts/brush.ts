/** A run of bins, `to` excluded. */
export interface BinRange {
  readonly from: number;
  readonly to: number;
}

/** The range as an address carries it: its two edges, each in its own word. */
export function rangeWord(edges: readonly string[], { from, to }: BinRange): string {
  return `${edges[from]}..${edges[to]}`;
}

/** The range that an address names; null when it names none of these edges. */
export function readRange(edges: readonly string[], word: string | null): BinRange | null {
  const [from, to, ...more] = word?.split('..').map((edge) => edges.indexOf(edge)) ?? [];
  if (from === undefined || to === undefined || more.length > 0 || from < 0 || from >= to) return null;
  return { from, to };
}

/** What a pointer has hold of: an edge, the whole range, or nothing yet, so that it draws a new one. */
export type Grip = 'from' | 'to' | 'whole' | 'new';

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The range `by` bins further on, as far as there are bins. */
export function shiftRange({ from, to }: BinRange, by: number, size: number): BinRange {
  const shift = within(by, -from, size - to);
  return { from: from + shift, to: to + shift };
}

/** The range with one edge elsewhere, at least one bin from the other. */
export function moveEdge({ from, to }: BinRange, edge: 'from' | 'to', at: number, size: number): BinRange {
  return edge === 'from' ? { from: within(at, 0, to - 1), to } : { from, to: within(at, from + 1, size) };
}

/** The range that a pointer makes, from where it was pressed to where it is now, both measured in bins. */
export function dragRange(grip: Grip, range: BinRange, pressed: number, now: number, size: number): BinRange {
  if (grip === 'whole') return shiftRange(range, Math.round(now - pressed), size);
  if (grip !== 'new') return moveEdge(range, grip, Math.round(now), size);
  const [low, high] = pressed < now ? [pressed, now] : [now, pressed];
  const from = within(Math.floor(low), 0, size - 1);
  return { from, to: within(Math.ceil(high), from + 1, size) };
}

/** Keys that move a range are a tenth of it at a time with these. */
const PAGES: Readonly<Record<string, number>> = { PageUp: 1, PageDown: -1 };
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** The range that a key makes at one of its edges (`whole`: of both edges together); null for any other key. */
export function keyRange(
  key: string,
  edge: 'from' | 'to',
  whole: boolean,
  range: BinRange,
  size: number,
): BinRange | null {
  const page = Math.max(1, Math.round(size / 10));
  const by = STEPS[key] ?? (PAGES[key] ?? 0) * page;
  if (by !== 0) return whole ? shiftRange(range, by, size) : moveEdge(range, edge, range[edge] + by, size);
  if (key === 'Home') return whole ? shiftRange(range, -size, size) : moveEdge(range, edge, 0, size);
  if (key === 'End') return whole ? shiftRange(range, size, size) : moveEdge(range, edge, size, size);
  return null;
}
