import type {
  ExpressionSpecification,
  LineLayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import latin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url';
import vietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url';
import type { Outlines } from './map-frame.ts';

/** Colours that follow the page's mode; read from the tokens. */
export interface MapTheme {
  readonly outline: string;
  readonly ring: string;
  readonly ringEdge: string;
  readonly text: string;
  readonly panel: string;
  readonly untestedGround: string;
  readonly untestedDot: string;
}

/** The tokens an element sees, as plain colours: the system's own (`CanvasText`) are unknown to the map. */
export function readTheme(element: Element): MapTheme {
  const probe = element.appendChild(document.createElement('i'));
  probe.style.setProperty('forced-color-adjust', 'none');
  const token = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    outline: token('--outline'),
    ring: token('--ring'),
    ringEdge: token('--ring-edge'),
    text: token('--text'),
    panel: token('--panel'),
    untestedGround: token('--untested-ground'),
    untestedDot: token('--untested-dot'),
  };
  probe.remove();
  return theme;
}

const VIETNAMESE_RANGES = [
  'U+0102-0103',
  'U+0110-0111',
  'U+0128-0129',
  'U+0168-0169',
  'U+01A0-01A1',
  'U+01AF-01B0',
  'U+0300-0301',
  'U+0303-0304',
  'U+0308-0309',
  'U+0323',
  'U+0329',
  'U+1EA0-1EF9',
  'U+20AB',
];
const LATIN_RANGES = ['U+0000-00FF', 'U+0131', 'U+2000-206F'];
const FONT = 'Be Vietnam Pro';

const state = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false];

/** A style without a glyph server or any outside address: outlines, their borders, rings and labels. */
export function mapStyle(outlines: Outlines, theme: MapTheme): StyleSpecification {
  const absolute = (path: string) => new URL(path, location.href).href;
  return {
    version: 8,
    'font-faces': {
      [FONT]: [
        { url: absolute(vietnamese), 'unicode-range': VIETNAMESE_RANGES },
        { url: absolute(latin), 'unicode-range': LATIN_RANGES },
      ],
    },
    transition: { duration: 0, delay: 0 },
    sources: {
      areas: { type: 'geojson', data: outlines, promoteId: 'code', tolerance: 0 },
      labels: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'ground', type: 'fill', source: 'areas', paint: { 'fill-color': theme.untestedGround } },
      { id: 'pattern', type: 'fill', source: 'areas', filter: false, paint: {} },
      {
        id: 'borders',
        type: 'line',
        source: 'areas',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.outline, 'line-width': 1.5 },
      },
      ringLayer('ring-edges', theme.ringEdge, { ringed: 6, marked: 4.5 }),
      ringLayer('rings', theme.ring, { ringed: 3.5, marked: 2 }),
      leaderLayer('leader-edges', theme.ringEdge, 3),
      leaderLayer('leaders', theme.ring, 1.25),
      labelLayer('labels-first', 'placed', { 'text-allow-overlap': true }),
      labelLayer('labels', 'text', { 'symbol-sort-key': ['get', 'order'] }),
    ],
  };
}

/** Rings around the areas whose feature state says so; of no width around the others. */
function ringLayer(
  id: string,
  colour: string,
  width: { readonly ringed: number; readonly marked: number },
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: 'areas',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': ['case', state('ringed'), width.ringed, state('marked'), width.marked, 0],
    },
  };
}

/** Lines from the labels that stand beside their areas. */
function leaderLayer(id: string, colour: string, width: number): LineLayerSpecification {
  return {
    ...{ id, type: 'line', source: 'labels' },
    filter: ['==', ['geometry-type'], 'LineString'],
    paint: { 'line-color': colour, 'line-width': width },
  };
}

/**
 * Labels twice: at the first view those that fit the drawing, in their very places; nearer, all that do not
 * collide.
 */
function labelLayer(
  id: string,
  property: 'placed' | 'text',
  layout: SymbolLayerSpecification['layout'],
): SymbolLayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'labels',
    filter: ['has', property],
    layout: {
      'text-field': ['get', property],
      'text-font': [FONT],
      'text-size': 13,
      'text-line-height': 1.2,
      'text-max-width': 20,
      'text-padding': 1,
      ...layout,
    },
    paint: {
      'text-color': ['get', 'ink'],
      'text-halo-color': ['get', 'ground'],
      'text-halo-width': 2.5,
    },
  };
}
