import { readFileSync } from 'node:fs';
import { extent, group, range, rollups, sum } from 'd3';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** One row of a simulated export, as text. */
export type ExportRow = Readonly<Record<string, string>>;

/** Bounds of a 95% interval; null where there is none. */
export type Bounds = readonly [number, number] | null;

/** A figure of one unit, or one unit and operator, worked out from the rows alone. Speeds in kbit/s. */
export interface RecomputedFigure {
  readonly tests: number;
  readonly failedTests: number;
  readonly testsWithoutDevice: number;
  readonly devices: number;
  readonly clusters: number;
  readonly places: number;
  readonly timesOfDay: number;
  readonly mean: number;
  readonly meanBounds: Bounds;
  /** One vote for each known device. */
  readonly deviceMean: number;
  readonly deviceMeanBounds: Bounds;
  /** Percentiles 20, 50, 80, each with its bounds. */
  readonly percentiles: readonly { readonly kbps: number; readonly bounds: Bounds }[];
  readonly shareAtLimit: number;
  readonly shareBounds: Bounds;
  readonly lights: Readonly<Record<'tests' | 'devices' | 'places' | 'times', string>>;
  readonly verdict: string;
}

/** What figures are judged by. */
export interface Judging {
  readonly limitKbps: number;
  /** Fewest of each; the tests' is also that of a verdict. */
  readonly minimums: Readonly<Record<'tests' | 'devices' | 'places' | 'times', number>>;
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
export function areaFinder(property: 'district' | 'commune'): (x: number, y: number) => string | null {
  const topology = JSON.parse(readFileSync('data/reference/areas/areas.topo.json', 'utf8')) as Topology<{
    areas: GeometryCollection<{ district: string; commune: string }>;
  }>;
  const atoms = (feature(topology, topology.objects.areas) as FeatureCollection).features as AtomFeature[];
  const shapes = atoms.map((atom) => {
    const rings: Ring[] =
      atom.geometry.type === 'Polygon' ? atom.geometry.coordinates : atom.geometry.coordinates.flat();
    const [west = 0, east = 0] = extent(rings.flat(), ([x]) => x);
    const [south = 0, north = 0] = extent(rings.flat(), ([, y]) => y);
    const isNear = (x: number, y: number) => west <= x && x <= east && south <= y && y <= north;
    return { code: atom.properties[property], rings, isNear };
  });
  return (x, y) =>
    shapes.find(
      ({ rings, isNear }) => isNear(x, y) && rings.filter((ring) => isInside(ring, x, y)).length % 2 === 1,
    )?.code ?? null;
}

type Ring = readonly (readonly number[])[];

function isInside(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i] as [number, number], ring[j] as [number, number]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** All figures of rows of one unit, by the definitions of the method, failed tests left out. */
export function recompute(rows: readonly ExportRow[], { limitKbps, minimums }: Judging): RecomputedFigure {
  const all = rows.map(readTest);
  const tests = all.filter(({ kbps }) => kbps > 0);
  const speeds = tests.map(({ kbps }) => kbps).sort((a, b) => a - b);
  const n = speeds.length;
  const model = clusterModel([...group(tests, ({ cluster }) => cluster).values()]);
  const mean = sum(speeds) / n;
  const meanBounds = skewedBounds(model(({ kbps }) => kbps));
  const ofDevice = spreadOf(votes(tests));
  const deviceMeanBounds = skewedBounds(ofDevice);
  const otherWays = [
    meanBounds,
    skewedBounds(spreadOf(votes(all))),
    skewedBounds(spreadOf(placeDays(tests))),
  ];
  const percentiles = [0.2, 0.5, 0.8].map((q) => {
    const at = q * (n - 1);
    const [below, above] = [speeds[Math.floor(at)]!, speeds[Math.ceil(at)]!];
    const kbps = below + (above - below) * (at - Math.floor(at));
    const kind = model((test) => (test.kbps <= kbps ? 1 : 0));
    return { kbps, bounds: rankBounds(q, speeds, kind) };
  });
  const share = model((test) => (test.kbps >= limitKbps ? 1 : 0));
  const counts = {
    tests: n,
    devices: distinct(tests.map(({ device }) => device)),
    places: distinct(tests.map(({ place }) => place)),
    times: distinct(tests.map(({ hour }) => String(Math.floor(hour / 4)))),
  };
  return {
    tests: n,
    failedTests: all.length - n,
    testsWithoutDevice: tests.filter(({ device }) => !device).length,
    devices: counts.devices,
    clusters: distinct(tests.map(({ cluster }) => cluster)),
    places: counts.places,
    timesOfDay: counts.times,
    mean,
    meanBounds,
    deviceMean: ofDevice.mean,
    deviceMeanBounds,
    percentiles,
    shareAtLimit: share.mean,
    shareBounds: shareBounds(share),
    lights: {
      tests: light(counts.tests, minimums.tests),
      devices: counts.devices === 0 ? 'unknown' : light(counts.devices, minimums.devices),
      places: light(counts.places, minimums.places),
      times: light(counts.times, minimums.times),
    },
    verdict:
      n < minimums.tests || counts.devices < minimums.devices
        ? 'too_few'
        : verdictOf(deviceMeanBounds, otherWays, limitKbps),
  };
}

/** The mean of values by their clusters. */
const spreadOf = (clusters: readonly (readonly Test[])[]) => clusterModel(clusters)(({ kbps }) => kbps);

/** One test that stands for several: their mean, rounded. */
const standingFor = (tests: readonly Test[]): Test => ({
  ...tests[0]!,
  kbps: Math.round(sum(tests, ({ kbps }) => kbps) / tests.length),
});

const ofKnownDevices = (tests: readonly Test[]) => tests.filter(({ device }) => device);

/** Each known device with its vote. */
const votes = (tests: readonly Test[]) =>
  [...group(ofKnownDevices(tests), ({ device }) => device).values()].map((own) => [standingFor(own)]);

/** Each known device with one test for each place and day. */
const placeDays = (tests: readonly Test[]) =>
  [...group(ofKnownDevices(tests), ({ device }) => device).values()].map((own) =>
    [...group(own, ({ place, day }) => `${place} ${day}`).values()].map(standingFor),
  );

interface Test {
  readonly kbps: number;
  readonly device: string;
  readonly place: string;
  readonly hour: number;
  readonly day: string;
  /** The independent witness a test belongs to: its device, else its spot (0.001 degree) on its day. */
  readonly cluster: string;
}

function readTest(row: ExportRow): Test {
  const device = row['Mã thiết bị']!;
  const at = row['Thời gian đo']!;
  const rounded = (parts: number) =>
    [row['Kinh độ'], row['Vĩ độ']].map((value) => Math.round(Number(value) * parts)).join('/');
  return {
    kbps: Math.round(Number(row['Tốc độ tải xuống (Mbps)']) * 1000),
    device,
    place: rounded(100),
    hour: Number(at.slice(11, 13)),
    day: at.slice(0, 10),
    cluster: device || `${rounded(1000)}/${at.slice(0, 10)}`,
  };
}

const distinct = (words: readonly string[]) => new Set(words.filter(Boolean)).size;
const light = (count: number, minimum: number) => (count >= minimum ? 'enough' : 'short');

/** The verdict by one vote per device, unless another way of counting says the opposite. */
function verdictOf(bounds: Bounds, otherWays: readonly Bounds[], limit: number): string {
  const side = (of: Bounds) => (of === null ? 0 : Number(of[0] >= limit) - Number(of[1] < limit));
  const decided = side(bounds);
  if (decided === 0 || otherWays.some((way) => side(way) === -decided)) return 'undecided';
  return decided > 0 ? 'met' : 'not_met';
}

/** How sure the mean of a value of the tests is. */
interface Spread {
  readonly tests: number;
  /** Sum over the clusters of their tests, squared. */
  readonly squaredSizes: number;
  readonly mean: number;
  readonly variance: number;
  /** Student's quantile; null for a single cluster. */
  readonly quantile: number | null;
  readonly skew: number;
}

/**
 * The spread of the mean of any value of clustered tests, by the definitions of the method and none of its
 * algebra: the covariance of the clusters' residuals under the working model is written out as a matrix, element
 * by element, those of two clusters of the same sizes once.
 */
function clusterModel(clusters: readonly (readonly Test[])[]): (valueOf: (test: Test) => number) => Spread {
  const sizes = clusters.map((cluster) => cluster.length);
  const tests = sum(sizes);
  const alikeInSize = rollups(
    sizes,
    (own) => own.length,
    (size) => size,
  );
  const matrixAt = (r: number) => {
    const varianceOf = (size: number) => size * (1 - r) + size ** 2 * r;
    const all = sum(sizes, varianceOf);
    let [trace, squares] = [0, 0];
    for (const [a, many] of alikeInSize) {
      for (const [b, others] of alikeInSize) {
        const [wa, wb] = [a / tests, b / tests];
        const covariance = all * wa * wb - wa * varianceOf(b) - varianceOf(a) * wb;
        squares += (a === b ? many * (many - 1) : many * others) * covariance ** 2;
        if (a !== b) continue;
        const own = varianceOf(a) + covariance;
        trace += many * own;
        squares += many * own ** 2;
      }
    }
    return { all, trace, df: trace ** 2 / squares };
  };
  const [apart, alike] = [matrixAt(0), matrixAt(1)];
  return (valueOf) => {
    const values = clusters.map((cluster) => cluster.map(valueOf));
    const mean = sum(values.flat()) / tests;
    const residuals = values.map((cluster) => sum(cluster, (value) => value - mean));
    const between = sum(residuals, (residual) => residual ** 2);
    const total = sum(values.flat(), (value) => (value - mean) ** 2);
    const gaps = [
      apart.trace * total - between * (tests - 1),
      alike.trace * total - between * (tests - sum(sizes, (size) => size ** 2) / tests),
    ] as const;
    // Clusters of one test each: both are 0, and every r gives the same variance.
    const share = gaps[0] / (gaps[0] - gaps[1]);
    const r = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1;
    const { all, trace, df } = matrixAt(r);
    return {
      tests,
      squaredSizes: sum(sizes, (size) => size ** 2),
      mean,
      variance: ((between / trace) * all) / tests ** 2,
      quantile: clusters.length < 2 ? null : studentQuantile(df),
      skew: between === 0 ? 0 : sum(residuals, (residual) => residual ** 3) / between ** 1.5,
    };
  };
}

/** Bounds of a mean: Hall's transformed t, found where it is Student's quantile rather than by its inverse. */
function skewedBounds({ mean, variance, quantile, skew }: Spread): Bounds {
  if (quantile === null) return null;
  const a = Math.max(-0.7 / quantile, Math.min(0.7 / quantile, skew));
  const transformed = (t: number) => t + (a * t ** 2) / 3 + (a ** 2 * t ** 3) / 27 + a / 6;
  const [high, low] = [quantile, -quantile].map((y) => rootOf((t) => transformed(t) - y, -50, 50));
  const error = Math.sqrt(variance);
  return [mean - error * high!, mean - error * low!];
}

/** As many independent tests as the clustered ones are worth for a share. */
const worth = ({ tests, squaredSizes, mean, variance }: Spread) =>
  variance > 0 ? Math.min(tests, (mean * (1 - mean)) / variance) : tests ** 2 / squaredSizes;

/** Wilson's bounds by what they mean: the shares from which the one seen is just as far as chance allows. */
function shareBounds(share: Spread): Bounds {
  const { mean, quantile } = share;
  if (quantile === null) return null;
  const beyond = (p: number) => (mean - p) ** 2 - (quantile ** 2 * p * (1 - p)) / worth(share);
  return [mean === 0 ? 0 : rootOf(beyond, 0, mean), mean === 1 ? 1 : rootOf(beyond, mean, 1)];
}

/** Woodruff's bounds by counting: the tests whose share of slower ones is as far from q as chance allows. */
function rankBounds(q: number, speeds: readonly number[], below: Spread): Bounds {
  if (below.quantile === null) return null;
  const half = below.quantile * Math.sqrt((q * (1 - q)) / worth(below));
  const n = speeds.length;
  if (n * (q - half) <= 0) return null;
  const lower = speeds.find((_, i) => i + 1 >= n * (q - half));
  const upper = speeds.find((_, i) => i + 1 > n * (q + half));
  return lower === undefined || upper === undefined ? null : [lower, upper];
}

/** Where a function that rises or falls between two ends is 0, by halving. */
function rootOf(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  const rising = f(b) > f(a);
  for (let i = 0; i < 200; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0 === rising) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/**
 * Student's quantile at 97.5%, from nothing but its density: the area under it by double-exponential quadrature
 * (Takahasi and Mori, 1974), the quantile by halving.
 */
export function studentQuantile(df: number): number {
  const density = (t: number) => Math.exp((-(df + 1) / 2) * Math.log1p(t ** 2 / df));
  const nodes = range(-4, 4, 1 / 32).map((s) => [(Math.PI / 2) * Math.sinh(s), (Math.PI / 2) * Math.cosh(s)]);
  const half = sum(nodes, ([u, du]) => density(Math.exp(u!)) * Math.exp(u!) * du!) / 32;
  const areaTo = (t: number) =>
    sum(nodes, ([u, du]) => (density((t / 2) * (1 + Math.tanh(u!))) * (t / 2) * du!) / Math.cosh(u!) ** 2) /
    32;
  return rootOf((t) => areaTo(t) - 0.95 * half, 1, 13);
}
