/** Keys that step, as keyboards and presenters' remotes send them. */
const FORWARD: readonly string[] = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'];
const BACK: readonly string[] = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];
/** Those that scroll a slide that is higher than the window. */
const SCROLLING: readonly string[] = ['ArrowDown', 'ArrowUp'];

/** What is known of the slides when a key is pressed. */
export interface Deck {
  /** The slide that is shown, from 0. */
  readonly at: number;
  readonly count: number;
  /** Is the slide higher than the window, so that arrows up and down scroll it? */
  readonly scrolls: boolean;
}

/** The slide that a key leads to; null for a key that does nothing here. The first and the last stay. */
export function slideAfterKey(key: string, { at, count, scrolls }: Deck): number | null {
  if (scrolls && SCROLLING.includes(key)) return null;
  if (FORWARD.includes(key)) return Math.min(at + 1, count - 1);
  if (BACK.includes(key)) return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Pixels that a finger moves sideways in a swipe, and not more than as far up or down. */
const SWIPE = 48;

/** The slide after a finger moved: a swipe to the left goes on, one to the right back, a tap goes on; null for a scroll. */
export function slideAfterTouch(dx: number, dy: number, { at, count }: Deck): number | null {
  const [across, along] = [Math.abs(dx), Math.abs(dy)];
  if (across >= SWIPE && across > along)
    return slideAfterKey(dx < 0 ? 'ArrowRight' : 'ArrowLeft', { at, count, scrolls: false });
  return across < TAP && along < TAP ? slideAfterKey('ArrowRight', { at, count, scrolls: false }) : null;
}

/** A finger that moves less stays where it is. */
const TAP = 10;
