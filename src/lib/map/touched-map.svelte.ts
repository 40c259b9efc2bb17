import styleUrl from 'maplibre-gl/dist/maplibre-gl.css?url';
import { tick } from 'svelte';
import { hasWebGL2 } from './has-webgl2.ts';

/** What every interactive map can do. */
interface LiveMap {
  /** Back to the first view. */
  fit(): void;
  /** Takes the focus and comes a step nearer. */
  enter(event: Event): void;
  remove(): void;
}

/** What a map is told to call while it lives. */
export interface MapEvents {
  /** Drawn for the first time. */
  readonly onready: () => void;
  /** Moved or zoomed; `away` when the person has left the first view. */
  readonly onmove: (away: boolean) => void;
}

/**
 * The MapLibre map over a drawing, fetched when somebody first touches the drawing: it weighs more than the rest of the
 * page, and most people only look.
 */
export class TouchedMap<M extends LiveMap> {
  /** The map, once it is made. */
  map = $state.raw<M>();
  /** It is drawn and takes the drawing's place on screen. */
  ready = $state(false);
  /** The person has left the first view. */
  away = $state(false);
  /** It can be had in this browser and is not drawn yet. */
  offered = $state(false);
  /** It was asked for and is being fetched. */
  loading = $state(false);
  /** Where it goes. */
  canvas = $state<HTMLDivElement>();

  #make: ((container: HTMLDivElement, events: MapEvents) => Promise<M>) | null = null;
  #entered: Event | null = null;
  #hasWebGL2: boolean | null = null;
  #gone = false;

  /** Begins once the page has its script, by what makes the map; returns what ends it. For `onMount`: the server's part has no map in it. */
  start(make: (container: HTMLDivElement, events: MapEvents) => Promise<M>): () => void {
    this.#make = make;
    whenIdle(() => {
      if (!this.#gone) this.offered = !this.loading && this.#able();
    });
    return () => {
      this.#gone = true;
      this.map?.remove();
    };
  }

  /** Fetches and draws the map; does nothing where that has begun, or cannot be. */
  readonly touch = (): void => {
    if (this.loading || !this.#make || !this.canvas || !this.#able()) return;
    this.loading = true;
    const events = { onready: this.#drawn, onmove: (away: boolean) => (this.away = away) };
    const [make, canvas] = [this.#make, this.canvas];
    styled()
      .then(() => make(canvas, events))
      .then(
        (map) => {
          if (this.#gone) map.remove();
          else this.map = map;
        },
        // The drawing stays.
        () => (this.offered = false),
      );
  };

  /** The button that stands for the map's own until it is drawn. */
  readonly enter = (event: Event): void => {
    this.#entered = event;
    this.touch();
  };

  readonly #drawn = () => {
    this.ready = true;
    const entered = this.#entered;
    // What is hidden takes no focus: first the map is shown, then its button goes.
    void tick().then(() => {
      if (entered) this.map?.enter(entered);
      this.offered = false;
    });
  };

  #able(): boolean {
    return (this.#hasWebGL2 ??= hasWebGL2());
  }
}

/** Not every browser says when it is idle. */
const WAIT_MS = 500;

function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then);
  else setTimeout(then, WAIT_MS);
}

let sheet: Promise<void> | undefined;

/** MapLibre's style sheet, once on a page. Imported by a module it would come with every page that may show a map. */
function styled(): Promise<void> {
  return (sheet ??= new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styleUrl });
    link.onload = link.onerror = () => done();
    document.head.append(link);
  }));
}
