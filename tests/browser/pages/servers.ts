import type { Browser } from 'playwright-core';
import { openBrowser, SharedTab } from '../../support/open-browser.ts';
import { runServer, type RunningServer } from '../../support/run-server.ts';

/** Takes away what Chrome 109, the oldest browser of the dashboard, does not have. */
const FORGET_NEWER = `
  const forget = (owner, ...names) => names.forEach((name) => owner && delete owner[name]);
  forget(Array.prototype, 'toReversed', 'toSorted', 'toSpliced', 'with');
  forget(Object.getPrototypeOf(Int8Array.prototype), 'toReversed', 'toSorted', 'with');
  forget(Array, 'fromAsync');
  forget(Object, 'groupBy');
  forget(Map, 'groupBy');
  forget(Map.prototype, 'getOrInsert', 'getOrInsertComputed');
  forget(Promise, 'withResolvers', 'try');
  forget(Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference');
  forget(Set.prototype, 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom');
  forget(Iterator.prototype, 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach');
  forget(Iterator.prototype, 'some', 'every', 'find');
  forget(String.prototype, 'isWellFormed', 'toWellFormed');
  forget(ArrayBuffer.prototype, 'transfer', 'transferToFixedLength', 'resize');
  forget(RegExp, 'escape');
  forget(Uint8Array, 'fromBase64', 'fromHex');
  forget(Uint8Array.prototype, 'toBase64', 'toHex');
  forget(URL, 'canParse', 'parse');
  forget(Intl, 'DurationFormat');
  forget(AbortSignal, 'any');
  forget(HTMLElement.prototype, 'showPopover', 'hidePopover', 'togglePopover');
  forget(Document.prototype, 'startViewTransition');
  forget(Element.prototype, 'moveBefore', 'setHTMLUnsafe', 'getHTML');
  forget(ReadableStream.prototype, Symbol.asyncIterator, 'values');
  // Not newer, but not in Safari.
  forget(globalThis, 'requestIdleCallback');
`;

/** The widths that pages are looked at in: a desktop, two laptops, a phone. */
export const WIDTHS = [1440, 1280, 1024, 390];

/** A server with the sample, and one with an empty warehouse. */
export let full: RunningServer;
export let empty: RunningServer;
export let browser: Browser;
/** Pages of the full server in a browser of today, in one without what is newer than Chrome 109, and of the empty server. */
export let tabs: { readonly today: SharedTab; readonly old: SharedTab; readonly empty: SharedTab };

/** Starts all that the tests of pages share: two servers and the browser with their tabs. */
export async function openServers(): Promise<void> {
  [full, empty] = await Promise.all([runServer(), runServer({ sample: false })]);
  browser = await openBrowser();
  tabs = {
    today: await SharedTab.open(browser, full.url),
    old: await SharedTab.open(browser, full.url, FORGET_NEWER),
    empty: await SharedTab.open(browser, empty.url),
  };
}

/** Stops what of it was started. */
export async function closeServers(): Promise<void> {
  await browser?.close();
  await Promise.all([full?.stop(), empty?.stop()]);
}
