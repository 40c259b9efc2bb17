import { readFileSync } from 'node:fs';
import { group, sum } from 'd3';
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
  const clusters = [...group(counted, (test) => test.cluster).values()];
  const [lowerKbps, upperKbps] = boundsOfMean(
    clusters.map((cluster) => cluster.map((test) => test.kbps)),
    mean,
    tQuantile,
  );
  return {
    tests: n,
    failedTests: tests.length - n,
    devices: new Set(counted.map((test) => test.device).filter(Boolean)).size,
    meanKbps: mean,
    medianKbps: (speeds[Math.floor((n - 1) / 2)]! + speeds[Math.ceil((n - 1) / 2)]!) / 2,
    shareAtLimit: speeds.filter((kbps) => kbps >= limitKbps).length / n,
    lowerKbps,
    upperKbps,
  };
}

/**
 * Bounds of the mean, by the definitions of the method and none of its algebra: the covariance of the
 * clusters' residuals under the working model is written out as a matrix, element by element.
 */
function boundsOfMean(
  clusters: readonly (readonly number[])[],
  mean: number,
  tQuantile: (df: number) => number,
): [number, number] {
  const n = clusters.map((cluster) => cluster.length);
  const tests = sum(n);
  const residuals = clusters.map((cluster) => sum(cluster, (kbps) => kbps - mean));
  const between = sum(residuals, (residual) => residual ** 2);
  const total = sum(clusters.flat(), (kbps) => (kbps - mean) ** 2);
  const model = (r: number) => {
    const variances = n.map((size) => size * (1 - r) + size ** 2 * r);
    const all = sum(variances);
    let [trace, squares] = [0, 0];
    for (let g = 0; g < n.length; g++) {
      for (let h = 0; h < n.length; h++) {
        const own = g === h ? variances[g]! : 0;
        const [wg, wh] = [n[g]! / tests, n[h]! / tests];
        const covariance = own - wg * variances[h]! - variances[g]! * wh + all * wg * wh;
        if (g === h) trace += covariance;
        squares += covariance ** 2;
      }
    }
    const expectedTotal = (tests - 1) * (1 - r) + (tests - sum(n, (size) => size ** 2) / tests) * r;
    return { all, trace, df: trace ** 2 / squares, gap: trace * total - between * expectedTotal };
  };
  const [apart, alike] = [model(0), model(1)];
  const r = Math.min(1, Math.max(0, apart.gap / (apart.gap - alike.gap)));
  const { all, trace, df } = model(r);
  const error = Math.sqrt((between / trace) * all) / tests;
  const most = 0.7 / tQuantile(df);
  const skew = Math.max(-most, Math.min(most, sum(residuals, (residual) => residual ** 3) / between ** 1.5));
  const corrected = (t: number) => (3 / skew) * (Math.cbrt(1 + skew * (t - skew / 6)) - 1);
  return [mean - error * corrected(tQuantile(df)), mean - error * corrected(-tQuantile(df))];
}

/** The independent witness a test belongs to: its device, else its spot (0.001 degree) on its day. */
function clusterOf(row: ExportRow): string {
  if (row['Mã thiết bị']) return row['Mã thiết bị'];
  const spot = [row['Kinh độ'], row['Vĩ độ']].map((value) => Math.round(Number(value) * 1000));
  return `${spot.join('/')}/${row['Thời gian đo']!.slice(0, 10)}`;
}
