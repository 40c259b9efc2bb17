import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** One row of a simulated export, as text. */
export type ExportRow = Readonly<Record<string, string>>;

/** A figure of one unit, or one unit and operator, worked out from the rows alone. */
export interface RecomputedFigure {
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly meanKbps: number;
  readonly medianKbps: number;
  readonly shareAtLimit: number;
  readonly lowerKbps: number;
  readonly upperKbps: number;
}

type AtomFeature = Feature<Polygon | MultiPolygon, { district: string; commune: string }>;

/** The rows of a CSV file without quoted cells. */
export function readRows(path: string): ExportRow[] {
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
  });
}

/** Finds the district (or commune) code of a point by a plain even-odd test against every atom. */
export function unitFinder(property: 'district' | 'commune'): (x: number, y: number) => string | null {
  const topology = JSON.parse(readFileSync('data/reference/areas/areas.topo.json', 'utf8')) as Topology<{
    areas: GeometryCollection<{ district: string; commune: string }>;
  }>;
  const atoms = (feature(topology, topology.objects.areas) as FeatureCollection).features as AtomFeature[];
  const shapes = atoms.map((atom) => ({
    code: atom.properties[property],
    rings: atom.geometry.type === 'Polygon' ? atom.geometry.coordinates : atom.geometry.coordinates.flat(),
  }));
  return (x, y) =>
    shapes.find(({ rings }) => rings.filter((ring) => isInside(ring, x, y)).length % 2 === 1)?.code ?? null;
}

function isInside(ring: readonly (readonly number[])[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i] as [number, number], ring[j] as [number, number]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Mean, median, share and 95% interval of rows of one unit, by the definitions of the method, failed tests left out. */
export function recompute(
  rows: readonly ExportRow[],
  limitKbps: number,
  tQuantile: (df: number) => number,
): RecomputedFigure {
  const tests = rows.map((row) => ({
    kbps: Math.round(Number(row['Tốc độ tải xuống (Mbps)']) * 1000),
    device: row['Mã thiết bị']!,
    cluster: clusterOf(row),
  }));
  const counted = tests.filter((test) => test.kbps > 0);
  const speeds = counted.map((test) => test.kbps).sort((a, b) => a - b);
  const n = speeds.length;
  const mean = speeds.reduce((sum, kbps) => sum + kbps, 0) / n;
  const residuals = new Map<string, number>();
  for (const { cluster, kbps } of counted)
    residuals.set(cluster, (residuals.get(cluster) ?? 0) + kbps - mean);
  const clusters = residuals.size;
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual * residual, 0);
  const half = tQuantile(clusters - 1) * Math.sqrt(((clusters / (clusters - 1)) * squares) / (n * n));
  return {
    tests: n,
    failedTests: tests.length - n,
    devices: new Set(counted.map((test) => test.device).filter(Boolean)).size,
    meanKbps: mean,
    medianKbps: (speeds[Math.floor((n - 1) / 2)]! + speeds[Math.ceil((n - 1) / 2)]!) / 2,
    shareAtLimit: speeds.filter((kbps) => kbps >= limitKbps).length / n,
    lowerKbps: mean - half,
    upperKbps: mean + half,
  };
}

/** The independent witness a test belongs to: its device, else its spot (0.001 degree) on its day. */
function clusterOf(row: ExportRow): string {
  if (row['Mã thiết bị']) return row['Mã thiết bị'];
  const spot = [row['Kinh độ'], row['Vĩ độ']].map((value) => Math.round(Number(value) * 1000));
  return `${spot.join('/')}/${row['Thời gian đo']!.slice(0, 10)}`;
}
