import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { LngLatBounds, type GeoJSONSource, type Map as MapLibre } from 'maplibre-gl';
import type { Locale } from '#lib/domain/format.ts';
import { resolutionForScale, type CellResolution } from '#lib/domain/gaps/gap.ts';
import type { Bounds, CellProperties, GapProperties } from '#lib/domain/gaps/gap-shapes.ts';
import type { SpeedClass } from '#lib/domain/speed-scale.ts';
import { cellFill, PATTERN_UNIT, patternName, type AreaFill } from './area-fill.ts';
import { boundsOf, createMap, enterMap } from './create-map.ts';
import type { MapFrame, Outlines } from './map-frame.ts';
import { mapStyle, readTheme } from './map-style.ts';
import { PATTERN_PIXEL_RATIO, patternImage } from './pattern-image.ts';

/** The outlines of gaps with their figures, in degrees. */
export type GapShapes = FeatureCollection<MultiPolygon, GapProperties>;
type CellShapes = FeatureCollection<Polygon, CellProperties>;

/** What a map of cells is created with. */
export interface CellMapOptions {
  readonly container: HTMLElement;
  readonly frame: MapFrame;
  /** Borders and names of the units. */
  readonly outlines: Outlines;
  readonly gaps: GapShapes;
  readonly classes: readonly SpeedClass[];
  /** Cells are never larger than these. */
  readonly coarsest: CellResolution;
  readonly locale: Locale;
  /** Address of the cells of a resolution, within bounds. */
  readonly cellsAt: (resolution: CellResolution, bounds: Bounds | null) => string;
  /** The pointer came upon a cell, or left (null); the place is in CSS pixels of the container. */
  readonly onpoint: (cell: CellProperties | null, at: { x: number; y: number }) => void;
  /** A click on a gap area, or (null) beside all of them. */
  readonly onchoose: (id: string | null) => void;
  /** Cells are drawn for the first time. */
  readonly onready: () => void;
  /** Moved or zoomed; `away` when the person has left the first view. */
  readonly onmove: (away: boolean) => void;
}

/** A cell is this many CSS pixels wide, or the next larger ones are shown. */
const NARROWEST_CELL = 12;
/** Metres on the equator that a CSS pixel is at zoom 0, with MapLibre's tiles of 512. */
const EQUATOR_METRES_PER_PIXEL = 78_271.517;
const ROOM_AROUND_GAP = 60;
const NEAREST_FIT = 13;

/** The MapLibre map of cells and gap areas: cells become smaller as one comes nearer, and come as they are needed. */
export class CellMap {
  readonly #map: MapLibre;
  readonly #options: CellMapOptions;
  readonly #mode = matchMedia('(prefers-color-scheme: dark)');
  #loading: AbortController | null = null;
  #shown = '';
  #away = false;

  constructor(options: CellMapOptions) {
    const { container, frame, locale, outlines } = options;
    this.#options = options;
    this.#map = createMap({ container, frame, locale, style: mapStyle(outlines, readTheme(container)) });
    this.#listen();
  }

  /** Rings the gap area of this id and moves to it; null rings none and stays. */
  choose(id: string | null): void {
    if (!this.#map.getLayer('gap-chosen')) return;
    this.#map.setFilter('gap-chosen', ['==', ['get', 'gap_id'], id ?? '']);
    const gap = this.#options.gaps.features.find(({ properties }) => properties.gap_id === id);
    if (!gap) return;
    const around = new LngLatBounds();
    for (const position of gap.geometry.coordinates.flat(2)) around.extend(position as [number, number]);
    this.#away = true;
    this.#map.fitBounds(around, { padding: ROOM_AROUND_GAP, maxZoom: NEAREST_FIT, duration: 0 });
  }

  /** Back to the first view. */
  fit(): void {
    this.#away = false;
    this.#map.fitBounds(boundsOf(this.#options.frame), { padding: 0, duration: 0 });
  }

  /** Takes the focus and comes a step nearer. */
  enter(event: Event): void {
    enterMap(this.#map, event);
  }

  remove(): void {
    this.#loading?.abort();
    this.#mode.removeEventListener('change', this.#repaint);
    this.#map.remove();
  }

  readonly #repaint = () => {
    const theme = readTheme(this.#options.container);
    this.#map.setPaintProperty('ground', 'fill-color', theme.untestedGround);
    this.#map.setPaintProperty('borders', 'line-color', theme.outline);
    this.#map.setPaintProperty('gap-edges', 'line-color', theme.ringEdge);
    this.#map.setPaintProperty('gap-lines', 'line-color', theme.ring);
    this.#map.setPaintProperty('gap-dashes', 'line-color', theme.ring);
    this.#map.setPaintProperty('gap-chosen', 'line-color', theme.ring);
    this.#name();
    this.#shown = '';
    void this.#load();
  };

  #listen(): void {
    const { onpoint, onchoose, onmove } = this.#options;
    const map = this.#map;
    map.once('load', () => {
      this.#addLayers();
      this.#repaint();
    });
    map.on('moveend', () => void this.#load());
    map.on('move', ({ originalEvent }) => {
      this.#away ||= originalEvent !== undefined;
      onmove(this.#away);
    });
    map.on('mousemove', 'cells', ({ features, point }) => {
      onpoint((features?.[0]?.properties as CellProperties | undefined) ?? null, point);
    });
    map.on('mouseleave', 'cells', ({ point }) => onpoint(null, point));
    map.on('click', ({ point }) => {
      const [gap] = map.queryRenderedFeatures(point, { layers: ['gap-ground'] });
      onchoose((gap?.properties.gap_id as string | undefined) ?? null);
    });
    map.on('resize', () => {
      if (!this.#away) this.fit();
    });
    this.#mode.addEventListener('change', this.#repaint);
  }

  #addLayers(): void {
    const map = this.#map;
    const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };
    map.addSource('cells', { type: 'geojson', data: nothing, tolerance: 0 });
    map.addSource('gaps', { type: 'geojson', data: this.#options.gaps, tolerance: 0 });
    map.addLayer(
      {
        id: 'cells',
        type: 'fill',
        source: 'cells',
        paint: { 'fill-color': ['get', 'ground'], 'fill-antialias': false },
      },
      'borders',
    );
    map.addLayer(
      {
        id: 'cell-patterns',
        type: 'fill',
        source: 'cells',
        filter: ['has', 'pattern'],
        paint: { 'fill-pattern': ['get', 'pattern'] },
      },
      'borders',
    );
    map.addLayer({ id: 'gap-ground', type: 'fill', source: 'gaps', paint: { 'fill-opacity': 0 } });
    const line = (id: string, width: number) =>
      map.addLayer({
        id,
        type: 'line',
        source: 'gaps',
        layout: { 'line-join': 'round' },
        paint: { 'line-width': width },
      });
    line('gap-edges', 4.5);
    line('gap-lines', 2);
    line('gap-dashes', 2);
    line('gap-chosen', 5);
    map.setFilter('gap-chosen', ['==', ['get', 'gap_id'], '']);
    map.setFilter('gap-lines', ['==', ['get', 'status'], 'confirmed']);
    map.setFilter('gap-dashes', ['==', ['get', 'status'], 'suspected']);
    map.setPaintProperty('gap-dashes', 'line-dasharray', [3, 2]);
    map.setLayoutProperty('labels-first', 'visibility', 'none');
    map.moveLayer('labels');
  }

  /** Numbers of the gap areas before names of the units, where they collide. */
  #name(): void {
    const theme = readTheme(this.#options.container);
    const label = (text: string, coordinates: readonly number[], order: number): Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...coordinates] },
      properties: { text, ink: theme.text, ground: theme.untestedGround, order },
    });
    const features = [
      ...this.#options.gaps.features.map(({ properties: { rank, label: at } }) =>
        label(String(rank), at, rank - 1_000_000),
      ),
      ...this.#options.outlines.features.map(({ properties }, i) =>
        label(properties.name, properties.label, i),
      ),
    ];
    this.#map.getSource<GeoJSONSource>('labels')?.setData({ type: 'FeatureCollection', features });
  }

  /** Brings the cells of the resolution that fits the zoom: the coarsest all at once, finer ones of what is in sight. */
  async #load(): Promise<void> {
    const { cellsAt, coarsest, onready } = this.#options;
    if (!this.#map.getSource('cells')) return;
    const latitude = this.#map.getCenter().lat * (Math.PI / 180);
    const metres = (EQUATOR_METRES_PER_PIXEL * Math.cos(latitude)) / 2 ** this.#map.getZoom();
    const fitting = resolutionForScale(metres, NARROWEST_CELL);
    const resolution = fitting > coarsest ? fitting : coarsest;
    const sight = this.#map.getBounds();
    const bounds: Bounds = [sight.getWest(), sight.getSouth(), sight.getEast(), sight.getNorth()];
    const address = cellsAt(resolution, resolution === 7 ? null : bounds);
    if (address === this.#shown) return;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const response = await fetch(address, { signal: loading.signal });
      if (!response.ok) return;
      const cells = (await response.json()) as CellShapes;
      if (loading.signal.aborted) return;
      this.#shown = address;
      this.#map.getSource<GeoJSONSource>('cells')?.setData({
        type: 'FeatureCollection',
        features: cells.features.map((cell) => this.#painted(cell)),
      });
      this.#map.once('idle', onready);
    } catch (error) {
      if (!loading.signal.aborted) throw error;
    }
  }

  #painted(cell: CellShapes['features'][number]): Feature {
    const { status, kbps, at_most: atMost } = cell.properties;
    const fill = cellFill(atMost ?? kbps, status, this.#options.classes);
    const theme = readTheme(this.#options.container);
    const pattern = this.#patternOf(fill, theme.untestedDot);
    return {
      ...cell,
      properties: {
        ...cell.properties,
        ground: fill.ground ?? theme.untestedGround,
        ...(pattern && { pattern }),
      },
    };
  }

  #patternOf(fill: AreaFill, dotColour: string): string | null {
    if (fill.pattern === 'solid') return null;
    const name = `${patternName(fill)}${fill.lines === null ? dotColour : ''}`;
    if (!this.#map.hasImage(name)) {
      const image = patternImage(fill.pattern, fill.lines ?? dotColour, PATTERN_UNIT / 2);
      this.#map.addImage(name, image, { pixelRatio: PATTERN_PIXEL_RATIO });
    }
    return name;
  }
}
