import { median } from 'd3';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../tests/support/open-browser.ts';
import { runServer } from '../../tests/support/run-server.ts';
import { report } from './measure.ts';
import { pageBytes } from './page-bytes.ts';

/** A processor four times slower than this one, and a line of 10 Mbit/s with the delay that Lighthouse gives it. */
const SLOWER = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
/** A page of one field and no figures of the same server: what every other page is compared with. */
const BARE = '/verify';
const PAGES = ['/', '/areas/2024/district/218', '/gaps', '/quotas', '/tallies', '/data'];
const RUNS = 5;
/** How long nothing may keep a processor or the line busy for a page to count as loaded, ms. */
const QUIET = 2000;
const LONGEST = 60_000;

/** What a browser saw of one opening of a page; times in ms since it was asked for. */
interface Seen {
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** The end of the last task of more than 50 ms, and of loading. */
  readonly interactive: number;
  /** What tasks took beyond 50 ms, in all. */
  readonly blocked: number;
  readonly shift: number;
  /** The slowest answer to a key or a click; 0 where none took as long as a frame. */
  readonly slowestAnswer: number;
  readonly bytes: Readonly<Record<'script' | 'style' | 'font' | 'document' | 'other', number>>;
}

/** Runs in the page before its own scripts; a text, since what compiles this file puts helpers into functions. */
const WATCH = `
  const seen = (window.seen = { firstPaint: 0, largestPaint: 0, shift: 0, tasks: [], answer: 0 });
  const each = (type, work) =>
    new PerformanceObserver((list) => list.getEntries().forEach(work)).observe(
      type === 'event' ? { type, buffered: true, durationThreshold: 16 } : { type, buffered: true },
    );
  each('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaint = startTime;
  });
  each('largest-contentful-paint', ({ startTime }) => (seen.largestPaint = startTime));
  each('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  each('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  each('event', ({ duration, interactionId }) => {
    if (interactionId > 0) seen.answer = Math.max(seen.answer, duration);
  });
`;

/** A person's first keys and clicks: along the table, and into the filters that are folded. */
async function use(page: Page) {
  const link = page.locator('main tbody tr th a').first();
  if ((await link.count()) > 0) {
    await link.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  }
  const fold = page.locator('main summary').first();
  if (await fold.isVisible()) await fold.click();
  await page.waitForTimeout(500);
}

async function open(browser: Browser, address: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.addInitScript({ content: WATCH });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const bytes = { script: 0, style: 0, font: 0, document: 0, other: 0 };
  const kinds = new Map<string, keyof typeof bytes>();
  let lastAt = performance.now();
  session.on('Network.responseReceived', ({ requestId, type }) => {
    const kind = { Script: 'script', Stylesheet: 'style', Font: 'font', Document: 'document' }[
      type as string
    ];
    kinds.set(requestId, (kind ?? 'other') as keyof typeof bytes);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kinds.get(requestId) ?? 'other'] += encodedDataLength;
    lastAt = performance.now();
  });
  await page.goto(address, { waitUntil: 'load' });
  const busyUntil = () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: { tasks: [number, number][] } };
      const [timing] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const ends = seen.tasks.map(([start, duration]) => start + duration);
      return { at: Math.max(timing!.domContentLoadedEventEnd, ...ends), now: performance.now() };
    });
  let busy = await busyUntil();
  const latest = performance.now() + LONGEST;
  while (performance.now() - lastAt < QUIET || busy.now - busy.at < QUIET) {
    if (performance.now() > latest) throw new Error(`${address} is never at rest`);
    await page.waitForTimeout(200);
    busy = await busyUntil();
  }
  const loaded = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: Omit<Seen, 'bytes'> & { tasks: [number, number][] } };
    return structuredClone(seen);
  });
  await use(page);
  const slowestAnswer = await page.evaluate(
    () => (window as unknown as { seen: { answer: number } }).seen.answer,
  );
  await context.close();
  return {
    ...{ firstPaint: loaded.firstPaint, largestPaint: loaded.largestPaint, shift: loaded.shift },
    interactive: Math.max(loaded.firstPaint, busy.at),
    blocked: loaded.tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    ...{ slowestAnswer, bytes },
  };
}

const server = await runServer();
for (const { route, script, scriptFiles, style } of await pageBytes()) {
  report(`vitals: ${route}, script`, script / 1000, 'kB', `${scriptFiles} files, as built`);
  report(`vitals: ${route}, style`, style / 1000, 'kB');
}
const browser = await openBrowser();
const openings = async (path: string) => {
  await fetch(new URL(path, server.url));
  const seen: Seen[] = [];
  for (let run = 0; run < RUNS; run++) seen.push(await open(browser, new URL(path, server.url).href));
  return (of: (seen: Seen) => number) => median(seen, of)!;
};

const bare = (await openings(BARE))(({ firstPaint }) => firstPaint);
report(`vitals: ${BARE}, first paint`, bare, 'ms', 'a page of one field');
for (const path of PAGES) {
  const of = await openings(path);
  const aims = path === '/' ? ['aim: under 1000', 'aim: under 2000'] : ['', ''];
  const paint = of(({ firstPaint }) => firstPaint);
  report(`vitals: ${path}, first paint`, paint, 'ms', `${(paint / bare).toFixed(1)} × bare ${aims[0]}`);
  report(
    `vitals: ${path}, largest paint`,
    of(({ largestPaint }) => largestPaint),
    'ms',
  );
  report(
    `vitals: ${path}, interactive`,
    of(({ interactive }) => interactive),
    'ms',
    aims[1],
  );
  report(
    `vitals: ${path}, blocked beyond 50 ms`,
    of(({ blocked }) => blocked),
    'ms',
  );
  report(
    `vitals: ${path}, layout shift`,
    of(({ shift }) => shift),
    '',
    'good: under 0.1',
  );
  report(
    `vitals: ${path}, slowest answer`,
    of(({ slowestAnswer }) => slowestAnswer),
    'ms',
    'good: under 200',
  );
  for (const kind of ['document', 'style', 'script', 'font', 'other'] as const) {
    report(`vitals: ${path}, ${kind}`, of(({ bytes }) => bytes[kind]) / 1000, 'kB', 'as sent');
  }
}
await browser.close();
await server.stop();
