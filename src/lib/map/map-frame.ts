import { geoMercatorRaw, geoPath, geoTransform, type GeoPermissibleObjects } from 'd3';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** What an outline is drawn and named by. */
export interface OutlineProperties {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  /** Longitude and latitude of a point inside, for the label. */
  readonly label: readonly [number, number];
}
/** The outlines of areas, in degrees. */
export type Outlines = FeatureCollection<Polygon | MultiPolygon, OutlineProperties>;

/** The outlines of these areas alone. */
export function outlinesOf(outlines: Outlines, areas: readonly { readonly code: string }[]): Outlines {
  const codes = new Set(areas.map(({ code }) => code));
  return { ...outlines, features: outlines.features.filter(({ properties }) => codes.has(properties.code)) };
}

/** One unit's outline in the frame. */
export interface FramedArea {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  /** SVG path. */
  readonly path: string;
  readonly label: readonly [number, number];
  /** In square units of the frame. */
  readonly size: number;
}

/** The picture a map is drawn in, as plain data: `width` units across, in the projection MapLibre uses. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  /** West, south, east, north of the whole frame: a map fitted to them coincides with the drawing. */
  readonly bounds: readonly [number, number, number, number];
  readonly areas: readonly FramedArea[];
}

const WIDTH = 1000;
const MARGIN = 14;
/** A province longer or wider than this gets empty ground beside it instead of a sliver of a frame. */
const FLATTEST = 0.5;
const TALLEST = 1.05;
const RADIANS = Math.PI / 180;

const latitudeOf = (y: number) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;

/**
 * The frame that holds the outlines. Plane geometry after projecting each point (Web Mercator), so rings may
 * wind either way; outlines across the 180th meridian are not expected.
 */
export function mapFrame(outlines: Outlines): MapFrame {
  const mercator = (lon: number, lat: number) => geoMercatorRaw(lon * RADIANS, lat * RADIANS);
  const plane = geoTransform({
    point(lon, lat) {
      const [x, y] = mercator(lon, lat);
      this.stream.point(x, -y);
    },
  });
  const [[left, top], [right, bottom]] = geoPath(plane).bounds(outlines);
  const inner = WIDTH - 2 * MARGIN;
  const natural = (bottom - top) / (right - left);
  const height = Math.round(
    Math.min(Math.max(natural * inner + 2 * MARGIN, FLATTEST * WIDTH), TALLEST * WIDTH),
  );
  const scale = Math.min(inner / (right - left), (height - 2 * MARGIN) / (bottom - top));
  const originX = WIDTH / 2 - ((left + right) / 2) * scale;
  const originY = height / 2 - ((top + bottom) / 2) * scale;
  const place = (lon: number, lat: number): [number, number] => {
    const [x, y] = mercator(lon, lat);
    return [x * scale + originX, -y * scale + originY];
  };
  const draw = geoPath(
    geoTransform({
      point(lon, lat) {
        this.stream.point(...place(lon, lat));
      },
    }),
  ).digits(1);
  return {
    width: WIDTH,
    height,
    bounds: [
      -originX / scale / RADIANS,
      latitudeOf((originY - height) / scale),
      (WIDTH - originX) / scale / RADIANS,
      latitudeOf(originY / scale),
    ],
    areas: outlines.features.map((feature) => ({
      code: feature.properties.code,
      name: feature.properties.name,
      title: feature.properties.title,
      path: draw(feature) ?? '',
      label: place(...feature.properties.label),
      size: draw.area(feature),
    })),
  };
}

/** Longitude and latitude of a point of the frame. */
export function lonLatAt({ width, height, bounds }: MapFrame, x: number, y: number): [number, number] {
  const [west, south, east, north] = bounds;
  const [left, bottom] = geoMercatorRaw(west * RADIANS, south * RADIANS);
  const [right, top] = geoMercatorRaw(east * RADIANS, north * RADIANS);
  return [(left + ((right - left) * x) / width) / RADIANS, latitudeOf(top + ((bottom - top) * y) / height)];
}

/** Where a longitude and latitude lies in the frame; the inverse of `lonLatAt`. */
export function placeIn({ width, height, bounds }: MapFrame): (lon: number, lat: number) => [number, number] {
  const [west, south, east, north] = bounds;
  const [left, bottom] = geoMercatorRaw(west * RADIANS, south * RADIANS);
  const [right, top] = geoMercatorRaw(east * RADIANS, north * RADIANS);
  return (lon, lat) => {
    const [x, y] = geoMercatorRaw(lon * RADIANS, lat * RADIANS);
    return [((x - left) / (right - left)) * width, ((top - y) / (top - bottom)) * height];
  };
}

/** Draws a geometry in WGS 84 as an SVG path of the frame. */
export function drawingIn(frame: MapFrame): (geometry: GeoPermissibleObjects) => string {
  const place = placeIn(frame);
  const draw = geoPath(
    geoTransform({
      point(lon, lat) {
        this.stream.point(...place(lon, lat));
      },
    }),
  ).digits(1);
  return (geometry) => draw(geometry) ?? '';
}
