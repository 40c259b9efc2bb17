import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

const QUIET = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** A browser for people's tests. `webgl` false is an old office PC. */
export function openBrowser({ webgl = true } = {}): Promise<Browser> {
  const path = findBrowser();
  if (!path) throw new Error('no browser: npm test finds or installs one');
  const graphics = webgl ? ['--enable-unsafe-swiftshader'] : ['--disable-gpu', '--disable-3d-apis'];
  return chromium.launch({ executablePath: path, args: [...QUIET, ...graphics] });
}

/** A page and everything it complained of: console errors and warnings, exceptions, requests to others. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** Lines of the graphics driver, which no page of ours can help. */
const DRIVER = /GPU stall due to ReadPixels|GL Driver Message|Automatic fallback to software WebGL/;

const DESKTOP = { width: 1440, height: 900 };

/** Opens a page that writes down what it complains of. */
export async function watchedPage(
  browser: Browser,
  base: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: DESKTOP, baseURL: base, ...options });
  const complaints: string[] = [];
  listen(page, base, (complaint) => complaints.push(complaint));
  return { page, complaints };
}

function listen(page: Page, base: string, complain: (complaint: string) => void): void {
  page.on('console', (message) => {
    const loud = message.type() === 'error' || message.type() === 'warning';
    if (loud && !DRIVER.test(message.text())) complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  page.on('request', (request) => {
    const own = request.url().startsWith(base) || /^(data|blob):/.test(request.url());
    if (!own) complain(`asked ${request.url()}`);
  });
}

/**
 * A page of a server that tests take one after another. A page of its own for each would fetch, compile and start anew what
 * all pages share: two thirds of what the browser does.
 */
export class SharedTab {
  readonly #page: Page;
  #complaints: string[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  /** `script` runs before those of every page. */
  static async open(browser: Browser, base: string, script = ''): Promise<SharedTab> {
    const page = await browser.newPage({ viewport: DESKTOP, baseURL: base });
    await page.addInitScript({ content: script });
    const tab = new SharedTab(page);
    listen(page, base, (complaint) => tab.#complaints.push(complaint));
    return tab;
  }

  /** The page as if it were new: blank, without cookies, what it kept for its session, or complaints. */
  async take(viewport = DESKTOP): Promise<WatchedPage> {
    const page = this.#page;
    if (page.url() !== 'about:blank') await page.evaluate(() => sessionStorage.clear());
    await page.goto('about:blank');
    await page.context().clearCookies();
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await page.setViewportSize(viewport);
    await page.mouse.move(0, 0);
    this.#complaints = [];
    return { page, complaints: this.#complaints };
  }
}

/**
 * What axe finds wrong with a page, by all its rules and that of WCAG 2.2 which it leaves off, or by one, a line for each; of
 * what is right it lists no element, and no selectors.
 */
export async function axeViolations(page: Page, rule?: string): Promise<string[]> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      ...{ resultTypes: ['violations'], selectors: false },
      ...(only === undefined ? { rules: { 'target-size': { enabled: true } } } : { runOnly: [only] }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, rule);
}
