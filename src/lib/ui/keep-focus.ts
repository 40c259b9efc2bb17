/** Where the focus may come to rest: a part of a page that says by itself what it is. */
const PARTS =
  'main, section, article, form, nav, aside, dialog[open], details, [role="region"], [role="group"], [role="status"]';

const isShown = (element: Element): boolean =>
  element.isConnected && (element.checkVisibility?.() ?? true) && !element.matches(':disabled');

/** Gives the focus to an element that does not take it by itself. */
export function focusOn(element: HTMLElement): void {
  if (!element.matches('a[href], button, input, select, textarea, summary, [tabindex]'))
    element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** An element and what it stands in, from the inside out. */
export function pathOf(element: Element | null): readonly HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at = element; at instanceof HTMLElement && at !== document.body; at = at.parentElement)
    path.push(at);
  return path;
}

/** Gives the focus to the nearest part of the page around what had it that is still shown. */
function focusAround([, ...around]: readonly HTMLElement[]): void {
  const rest = around.find((element) => element.matches(PARTS) && isShown(element));
  // What was folded up is where its head is.
  if (rest) focusOn(rest.querySelector<HTMLElement>(':scope:is(details) > summary') ?? rest);
}

/** Gives the focus back to what had it, or to what is around that when it is gone, where nothing else has it now. */
export function giveFocusBack(path: readonly HTMLElement[]): void {
  const [last] = path;
  if (!last || (document.activeElement !== null && document.activeElement !== document.body)) return;
  if (isShown(last)) focusOn(last);
  else focusAround(path);
}

/**
 * Keeps the focus on the page: where what had it goes, is hidden or is disabled, the nearest part of the page around it that
 * is still shown has the focus from then on, not the body, from which a keyboard starts anew. Returns what ends it.
 */
export function keepFocus(document: Document): () => void {
  /** What had the focus last, and what it stood in, from the inside out. */
  let path: readonly HTMLElement[] = [];
  let waits = false;

  function remember({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    path = pathOf(target);
  }

  /** A person who clicks beside everything wants no focus. */
  function forget({ target }: Event) {
    if (target instanceof Element && !path[0]?.contains(target)) path = [];
  }

  function mend() {
    waits = false;
    const { activeElement, body } = document;
    const isLost = activeElement === null || activeElement === body || !activeElement.isConnected;
    const [last] = path;
    if (isLost && last && !isShown(last)) focusAround(path);
  }

  // A browser takes the focus from what is hidden or disabled only as it draws.
  const observer = new MutationObserver(() => {
    if (waits || path.length === 0) return;
    waits = true;
    requestAnimationFrame(() => setTimeout(mend));
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget);
  observer.observe(document.body, {
    ...{ childList: true, subtree: true },
    ...{ attributes: true, attributeFilter: ['disabled', 'hidden', 'open'] },
  });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget);
  };
}
