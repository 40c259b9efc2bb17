import { setImmediate as pause } from 'node:timers/promises';
import { boxOf, type AreaRings } from './topology.ts';

/** Placement of a grid: cell of a position = floor((latitude - south) * rowsPerDegree) * columns + floor(...). */
export interface GridFrame {
  readonly west: number;
  readonly south: number;
  readonly columnsPerDegree: number;
  readonly rowsPerDegree: number;
  readonly columns: number;
  readonly rows: number;
}

/** A border segment, lower end first: areas that share it compute bit-identical crossings. */
export interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * A layer divided into cells. `area` is an index into the areas the grid was built from. A cell is either completely
 * inside one area (a span) or has candidates, decided by the edges of its row.
 */
export interface Grid {
  readonly frame: GridFrame;
  /** Runs of cells inside one area; `to` is excluded. */
  readonly spans: readonly { row: number; from: number; to: number; area: number }[];
  readonly candidates: readonly { row: number; column: number; area: number }[];
  /** The edges of an area that reach into a row of cells. Horizontal ones are absent: no ray crosses them. */
  readonly rowEdges: readonly (Edge & { row: number; area: number })[];
  /** Pairs of areas that overlap by at least a cell, lower index first. */
  readonly overlaps: readonly (readonly [number, number])[];
}

/** Cells along a side: enough that borders cut few of them, few enough to build in a second. */
const CELLS_PER_AREA_SIDE = 128;
const [MIN_CELLS, MAX_CELLS] = [256, 2048];
/** Tolerance for an edge to touch a cell, in cells: far above rounding, far below a cell. */
const MARGIN = 1e-6;

/** How much there is to do for a grid, known before it is done. */
export interface GridWork {
  /** Cells that edges cross, counted for each edge. */
  readonly crossed: number;
  /** Cells in the bounding boxes of areas, counted for each area. */
  readonly covered: number;
}

/** How much work is a grid of these areas? */
export function gridWork(areas: readonly AreaRings[]): GridWork {
  const { columnsPerDegree, rowsPerDegree } = frameOf(areas);
  const width = (x1: number, x2: number) => Math.abs(x2 - x1) * columnsPerDegree + 1;
  const height = (y1: number, y2: number) => Math.abs(y2 - y1) * rowsPerDegree + 1;
  let [crossed, covered] = [0, 0];
  for (const { rings, west, east, south, north } of areas) {
    covered += width(west, east) * height(south, north);
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        crossed += width(ring[i - 1]![0], ring[i]![0]) + height(ring[i - 1]![1], ring[i]![1]) - 1;
      }
    }
  }
  return { crossed, covered };
}

/** Longest that other requests wait while a grid is built. */
const PAUSE_AFTER_MS = 20;

/**
 * Divides the areas of a layer into cells: most positions are tagged by one lookup, the others exactly. Other work of the
 * process goes on meanwhile.
 */
export async function buildGrid(areas: readonly AreaRings[]): Promise<Grid> {
  const frame = frameOf(areas);
  let since = performance.now();
  const pauseWhenDue = async () => {
    if (performance.now() - since < PAUSE_AFTER_MS) return;
    await pause();
    since = performance.now();
  };
  const rows = await edgesByRow(areas, frame, pauseWhenDue);
  const spans: Grid['spans'][number][] = [];
  const candidates: Grid['candidates'][number][] = [];
  const rowEdges: Grid['rowEdges'][number][] = [];
  const overlaps = new Map<string, readonly [number, number]>();
  const inside = new Int32Array(frame.columns);
  for (let row = 0; row < frame.rows; row++) {
    await pauseWhenDue();
    const border = new Map<number, Set<number>>();
    inside.fill(-1);
    for (const { area, edges } of rows[row] ?? []) {
      for (const edge of edges) rowEdges.push({ row, area, ...edge });
    }
    for (const [area, touched] of touchedColumns(rows[row] ?? [], row, frame)) {
      for (const column of touched) border.set(column, (border.get(column) ?? new Set()).add(area));
    }
    for (const { area, from, to } of centreSpans(rows[row] ?? [], row, frame)) {
      for (let column = from; column < to; column++) {
        const cut = border.get(column);
        if (cut) cut.add(area);
        else if (inside[column] === -1) inside[column] = area;
        else {
          const pair = [Math.min(inside[column]!, area), Math.max(inside[column]!, area)] as const;
          overlaps.set(pair.join(), pair);
          inside[column] = pair[0];
        }
      }
    }
    for (const [column, cut] of border) for (const area of cut) candidates.push({ row, column, area });
    spans.push(...runs(inside, row));
  }
  return { frame, spans, candidates, rowEdges, overlaps: [...overlaps.values()] };
}

function frameOf(areas: readonly AreaRings[]): GridFrame {
  const corners = areas.flatMap((a) => [[a.west, a.south] as const, [a.east, a.north] as const]);
  const box = boxOf(corners);
  const side = Math.ceil(Math.sqrt(areas.length) * CELLS_PER_AREA_SIDE);
  const cells = Math.min(MAX_CELLS, Math.max(MIN_CELLS, side));
  // One empty cell around the areas: rounding never puts their rim outside the grid.
  const width = Math.max(box.east - box.west, 1e-9) / (cells - 2);
  const height = Math.max(box.north - box.south, 1e-9) / (cells - 2);
  return {
    west: box.west - width,
    south: box.south - height,
    columnsPerDegree: 1 / width,
    rowsPerDegree: 1 / height,
    columns: cells,
    rows: cells,
  };
}

interface RowEdges {
  readonly area: number;
  readonly edges: Edge[];
  /** Horizontal edges: they cut cells but no ray. */
  readonly flat: Edge[];
}

async function edgesByRow(
  areas: readonly AreaRings[],
  frame: GridFrame,
  pauseWhenDue: () => Promise<void>,
): Promise<(RowEdges[] | undefined)[]> {
  const rows: (RowEdges[] | undefined)[] = Array.from({ length: frame.rows });
  for (const [area, { rings }] of areas.entries()) {
    for (const ring of rings) {
      await pauseWhenDue();
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!];
        const [low, high] = a[1] < b[1] || (a[1] === b[1] && a[0] <= b[0]) ? [a, b] : [b, a];
        const edge = { x1: low[0], y1: low[1], x2: high[0], y2: high[1] };
        const first = Math.max(0, Math.floor((edge.y1 - frame.south) * frame.rowsPerDegree - MARGIN));
        const last = Math.min(
          frame.rows - 1,
          Math.floor((edge.y2 - frame.south) * frame.rowsPerDegree + MARGIN),
        );
        for (let row = first; row <= last; row++) {
          const here = (rows[row] ??= []);
          let mine = here[here.length - 1];
          if (mine?.area !== area) here.push((mine = { area, edges: [], flat: [] }));
          (edge.y1 === edge.y2 ? mine.flat : mine.edges).push(edge);
        }
      }
    }
  }
  return rows;
}

function* touchedColumns(
  rowEdges: readonly RowEdges[],
  row: number,
  frame: GridFrame,
): Generator<[area: number, columns: Set<number>]> {
  for (const { area, edges, flat } of rowEdges) {
    const columns = new Set<number>();
    for (const edge of [...edges, ...flat]) {
      const height = (edge.y2 - edge.y1) * frame.rowsPerDegree;
      const bottom = row - MARGIN - (edge.y1 - frame.south) * frame.rowsPerDegree;
      const from = height > 0 ? Math.min(1, Math.max(0, bottom / height)) : 0;
      const to = height > 0 ? Math.min(1, Math.max(0, (bottom + 1 + 2 * MARGIN) / height)) : 1;
      const x = [from, to].map(
        (t) => (edge.x1 + (edge.x2 - edge.x1) * t - frame.west) * frame.columnsPerDegree,
      );
      const last = Math.floor(Math.max(...x) + MARGIN);
      for (let column = Math.floor(Math.min(...x) - MARGIN); column <= last; column++) columns.add(column);
    }
    yield [area, columns];
  }
}

/** The columns of a row whose centre lies in an area. */
function* centreSpans(
  rowEdges: readonly RowEdges[],
  row: number,
  frame: GridFrame,
): Generator<{ area: number; from: number; to: number }> {
  const y = frame.south + (row + 0.5) / frame.rowsPerDegree;
  for (const { area, edges } of rowEdges) {
    const crossings = edges
      .filter((edge) => edge.y1 <= y && y < edge.y2)
      .map((edge) => edge.x1 + ((y - edge.y1) * (edge.x2 - edge.x1)) / (edge.y2 - edge.y1))
      .sort((a, b) => a - b);
    for (let i = 1; i < crossings.length; i += 2) {
      const [from, to] = [crossings[i - 1]!, crossings[i]!].map((x) =>
        Math.ceil((x - frame.west) * frame.columnsPerDegree - 0.5),
      ) as [number, number];
      if (from < to) yield { area, from, to };
    }
  }
}

function runs(inside: Int32Array, row: number): Grid['spans'][number][] {
  const found: Grid['spans'][number][] = [];
  for (let from = 0; from < inside.length;) {
    let to = from + 1;
    while (to < inside.length && inside[to] === inside[from]) to++;
    if (inside[from] !== -1) found.push({ row, from, to, area: inside[from]! });
    from = to;
  }
  return found;
}
