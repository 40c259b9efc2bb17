import type { Feature, GeoJsonProperties } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Locale } from '#lib/domain/format.ts';
import { PATTERN_UNIT, patternName, type AreaFill } from './area-fill.ts';
import type { AreaView } from './area-view.ts';
import { boundsOf, createMap, enterMap, MAX_ZOOM } from './create-map.ts';
import { labelStep, markedValue, placeLabels } from './label-places.ts';
import { lonLatAt, type FramedArea, type MapFrame, type Outlines } from './map-frame.ts';
import { mapStyle, readTheme, type MapTheme } from './map-style.ts';
import { PATTERN_PIXEL_RATIO, patternImage } from './pattern-image.ts';

/** What an interactive map is created with. */
export interface InteractiveMapOptions {
  readonly container: HTMLElement;
  readonly outlines: Outlines;
  readonly frame: MapFrame;
  readonly locale: Locale;
  /** The pointer came upon an area, or left (null); the place is in CSS pixels of the container. */
  readonly onpoint: (code: string | null, at: { x: number; y: number }) => void;
  /** A click on an area, or (null) beside all of them. */
  readonly onchoose: (code: string | null) => void;
  /** Drawn for the first time. */
  readonly onready: () => void;
  /** Moved or zoomed; `away` when the person has left the first view. */
  readonly onmove: (away: boolean) => void;
}

/** Zoom levels beyond the first view from which labels are placed again. */
const NEARER = 0.4;

/**
 * The MapLibre map over the same ground as the drawing in the frame. Geometry is loaded once; `paint` and
 * `ring` change colours and rings only.
 */
export class InteractiveMap {
  readonly #map: MapLibre;
  readonly #options: InteractiveMapOptions;
  readonly #mode = matchMedia('(prefers-color-scheme: dark)');
  #areas: readonly AreaView[] = [];
  #states = new Map<string, { ringed: boolean; marked: boolean }>();
  #away = false;
  /** Patterns and labels are made for this width. */
  #width: number;

  constructor(options: InteractiveMapOptions) {
    const { container, frame, locale } = options;
    this.#options = options;
    this.#width = container.clientWidth;
    this.#map = createMap({
      container,
      frame,
      locale,
      style: mapStyle(options.outlines, readTheme(container)),
    });
    this.#listen();
  }

  /** Colours and labels of the areas. */
  paint(areas: readonly AreaView[]): void {
    this.#areas = areas;
    if (!this.#map.style?._loaded) return;
    const theme = readTheme(this.#options.container);
    const hatched = areas.filter(({ fill }) => fill.pattern !== 'solid');
    for (const { fill } of hatched) this.#addPattern(fill, theme.untestedDot);
    const match = (values: readonly (readonly [string, string])[], other: string) =>
      (values.length === 0
        ? other
        : ['match', ['get', 'code'], ...values.flat(), other]) as unknown as ExpressionSpecification;
    const ground = areas.map(({ code, fill }) => [code, fill.ground ?? theme.untestedGround] as const);
    this.#map.setPaintProperty('ground', 'fill-color', match(ground, theme.untestedGround));
    this.#map.setFilter('pattern', ['in', ['get', 'code'], ['literal', hatched.map(({ code }) => code)]]);
    const patterns = hatched.map(({ code, fill }) => [code, patternName(fill)] as const);
    if (patterns.length > 0) {
      this.#map.setPaintProperty('pattern', 'fill-pattern', match(patterns, patterns[0]![1]));
    }
    this.#map.setPaintProperty('borders', 'line-color', theme.outline);
    this.#label(theme);
  }

  /** Rings around areas: strong for those under the pointer, focused or selected, light for those marked. */
  ring(ringed: readonly string[], marked: readonly string[]): void {
    if (!this.#map.style?._loaded) return;
    const wanted = new Map<string, { ringed: boolean; marked: boolean }>();
    for (const code of new Set([...ringed, ...marked])) {
      wanted.set(code, { ringed: ringed.includes(code), marked: marked.includes(code) });
    }
    for (const code of this.#states.keys()) {
      if (!wanted.has(code)) this.#map.removeFeatureState({ source: 'areas', id: code });
    }
    for (const [id, state] of wanted) this.#map.setFeatureState({ source: 'areas', id }, state);
    this.#states = wanted;
  }

  /** Where a longitude and latitude is shown, in CSS pixels of the container. */
  project(lonLat: readonly [number, number]): { x: number; y: number } {
    return this.#map.project([lonLat[0], lonLat[1]]);
  }

  /** Back to the first view. */
  fit(): void {
    this.#away = false;
    this.#map.fitBounds(boundsOf(this.#options.frame), { padding: 0, duration: 0 });
    if (this.#map.style?._loaded) this.#partLabels();
  }

  /** Takes the focus and comes a step nearer. */
  enter(event: Event): void {
    enterMap(this.#map, event);
  }

  remove(): void {
    this.#mode.removeEventListener('change', this.#repaint);
    this.#map.remove();
  }

  readonly #repaint = () => this.paint(this.#areas);

  #listen(): void {
    const { onpoint, onchoose, onready, onmove } = this.#options;
    const map = this.#map;
    map.once('load', () => {
      this.paint(this.#areas);
      this.#partLabels();
    });
    map.once('idle', onready);
    map.on('mousemove', 'ground', ({ features, point }) => {
      map.getCanvas().style.cursor = 'pointer';
      onpoint(codeOf(features), point);
    });
    map.on('mouseleave', 'ground', ({ point }) => {
      map.getCanvas().style.cursor = '';
      onpoint(null, point);
    });
    map.on('click', ({ point }) => {
      onchoose(codeOf(map.queryRenderedFeatures(point, { layers: ['ground'] })));
    });
    map.on('move', ({ originalEvent }) => {
      this.#away ||= originalEvent !== undefined;
      onmove(this.#away);
    });
    map.on('resize', () => {
      const width = this.#options.container.clientWidth;
      if (width === this.#width) return;
      this.#width = width;
      if (!this.#away) this.fit();
      this.#repaint();
    });
    this.#mode.addEventListener('change', this.#repaint);
  }

  #addPattern(fill: AreaFill, dotColour: string): void {
    if (fill.pattern === 'solid') return;
    const name = patternName(fill);
    const image = patternImage(fill.pattern, fill.lines ?? dotColour, this.#patternScale());
    if (this.#map.hasImage(name)) this.#map.removeImage(name);
    this.#map.addImage(name, image, { pixelRatio: PATTERN_PIXEL_RATIO });
  }

  /** CSS pixels per unit of a pattern, so that hatches at the first view are those of the drawing. */
  #patternScale(): number {
    const { frame, container } = this.#options;
    // Between whole zoom levels MapLibre magnifies pattern pictures.
    const magnified = 2 ** (this.#map.getZoom() % 1);
    return (PATTERN_UNIT * container.clientWidth) / frame.width / magnified;
  }

  #label({ text, untestedGround, panel }: MapTheme): void {
    const { frame, locale, container } = this.#options;
    const { em } = labelStep(container.clientWidth);
    const placed = new Map(
      placeLabels(frame, this.#areas, em, locale).map((label) => [label.area.code, label]),
    );
    const byCode = new Map(this.#areas.map((area) => [area.code, area]));
    const feature = ({ code, name, label, size }: FramedArea): Feature[] => {
      const area = byCode.get(code);
      if (!area) return [];
      const { x, y, lines, leader } = placed.get(code) ?? {
        ...{ x: label[0], y: label[1], lines: [], leader: null },
      };
      const [ink, ground] = [area.fill.ink ?? text, area.fill.ground ?? untestedGround];
      const shared = { ink, ground, order: -size };
      const first = {
        placed: lines.join('\n'),
        ...(leader ? { ink: text, ground: panel } : { ink, ground }),
      };
      const whole = { text: `${name}\n${markedValue(area, locale)}`, ...shared };
      const at = (place: readonly [number, number], properties: GeoJsonProperties): Feature => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: lonLatAt(frame, ...place) },
        properties,
      });
      if (!leader) return [at([x, y], { ...whole, ...first })];
      const line = [leader.from, leader.to].map(([px, py]) => lonLatAt(frame, px, py));
      return [
        at([x, y], first),
        at([label[0], label[1]], whole),
        { type: 'Feature', geometry: { type: 'LineString', coordinates: line }, properties: {} },
      ];
    };
    const features = frame.areas.flatMap(feature);
    this.#map.getSource<GeoJSONSource>('labels')?.setData({ type: 'FeatureCollection', features });
    this.#map.setLayoutProperty('labels-first', 'text-size', (em * container.clientWidth) / frame.width);
  }

  /** Which labels are shown from which zoom on depends on the zoom of the first view. */
  #partLabels(): void {
    const nearer = this.#map.getZoom() + NEARER;
    for (const layer of ['labels-first', 'leader-edges', 'leaders'])
      this.#map.setLayerZoomRange(layer, 0, nearer);
    this.#map.setLayerZoomRange('labels', nearer, MAX_ZOOM + 1);
  }
}

function codeOf(
  features: readonly { readonly properties: Record<string, unknown> }[] | undefined,
): string | null {
  const code = features?.[0]?.properties.code;
  return typeof code === 'string' ? code : null;
}
