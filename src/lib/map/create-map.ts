import {
  LngLatBounds,
  Map as MapLibre,
  NavigationControl,
  setWorkerUrl,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Locale } from '#lib/domain/format.ts';
import { mapMessages } from '#lib/messages/map.ts';
import type { MapFrame } from './map-frame.ts';

/** How far a map can be dragged beyond its frame, and how far zoomed in. */
const SLACK = 0.5;
/** The closest zoom level. */
export const MAX_ZOOM = 15;

/** The ground of a frame. */
export function boundsOf({ bounds: [west, south, east, north] }: MapFrame): LngLatBounds {
  return new LngLatBounds([west, south], [east, north]);
}

/** A MapLibre map over the very ground of a frame: flat, north up, moved with care for the page it stands on. */
export function createMap(options: {
  readonly container: HTMLElement;
  readonly frame: MapFrame;
  readonly style: StyleSpecification;
  readonly locale: Locale;
}): MapLibre {
  setWorkerUrl(workerUrl);
  const { container, frame, style, locale } = options;
  const [west, south, east, north] = frame.bounds;
  const [slackX, slackY] = [(east - west) * SLACK, (north - south) * SLACK];
  const map = new MapLibre({
    container,
    style,
    bounds: boundsOf(frame),
    fitBoundsOptions: { padding: 0 },
    maxBounds: [west - slackX, south - slackY, east + slackX, north + slackY],
    maxZoom: MAX_ZOOM,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    cooperativeGestures: true,
    fadeDuration: 0,
    locale: mapMessages[locale].controls,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  return map;
}

/** Gives a map the focus, for its keys, and brings it a step nearer; the event is the person's. */
export function enterMap(map: MapLibre, event: Event): void {
  map.getCanvas().focus();
  map.zoomIn({ duration: 0 }, { originalEvent: event });
}
