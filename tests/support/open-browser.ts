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

/** Opens a page that writes down what it complains of. */
export async function watchedPage(
  browser: Browser,
  base: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: base, ...options });
  const complaints: string[] = [];
  page.on('console', (message) => {
    const loud = message.type() === 'error' || message.type() === 'warning';
    if (loud && !DRIVER.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const own = request.url().startsWith(base) || /^(data|blob):/.test(request.url());
    if (!own) complaints.push(`asked ${request.url()}`);
  });
  return { page, complaints };
}

/** What axe finds wrong with a page, by all rules or one, a line for each; of what is right it lists no element, and no selectors. */
export async function axeViolations(page: Page, rule?: string): Promise<string[]> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      ...{ resultTypes: ['violations'], selectors: false },
      ...(only === undefined ? {} : { runOnly: [only] }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, rule);
}
