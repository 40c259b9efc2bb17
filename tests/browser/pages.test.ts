import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mean, median } from 'd3';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCount, formatMbps, formatShare } from '#lib/domain/format.ts';
import { decodeMeasurements } from '#lib/transport/measurement-table.ts';
import { TOTP } from 'otpauth';
import { readCommandToken } from '#lib/server/accounts/command-token.ts';
import { axeViolations, openBrowser, SharedTab, watchedPage } from '../support/open-browser.ts';
import { pageBytes } from '../../scripts/bench/page-bytes.ts';
import { PICTURES_FOLDER, ReferencePictures } from '../support/compare-pictures.ts';
import { runServer, type RunningServer } from '../support/run-server.ts';
import { PAGE_STATES } from './page-states.ts';
import { PICTURED } from './picture-looks.ts';

const PAGES = [
  '/',
  '/areas/2024/district/218',
  '/present',
  '/gaps',
  '/data',
  '/data/annotations',
  '/tallies',
  '/tallies/campaign',
  '/tallies/units',
  '/tallies/ubnd-223',
  '/tallies/y-te/report',
  '/tallies/reminders?month=2024-05',
  '/quotas?edition=2025&level=commune',
  '/cases',
  '/cases/8',
  '/cases/summary',
  '/cases/letters',
  '/workbench',
  '/workbench?mode=sql',
  '/cases/new?edition=2024&level=district&code=218&operator=vinaphone',
  '/verify',
  '/rows?edition=2024&level=district&code=218',
  '/rows?kind=left_out&period=rolling:2024-07',
  '/admin',
  '/admin/audit',
  '/admin/devices',
  '/admin/settings',
  '/admin/settings/standards',
  '/admin/province',
  '/method',
  '/tallies/links?month=2024-07',
  '/dictionary',
  '/search?q=tan+yen',
  '/api',
  '/?period=month:2030-01',
];
/** Pages with a script of their own that a browser of today draws in the other language; the words of the others are typed alike. */
const IN_ENGLISH = ['/', '/areas/2024/district/218', '/gaps', '/workbench'];
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
/** What every page says while there is a simulated batch. */
const SIMULATED = { vi: 'Dữ liệu mô phỏng', en: 'Simulated data' } as const;
const WIDTHS = [1440, 1280, 1024, 390];
/** Pages that open folded: as opened they are at most so high, in CSS pixels, on a laptop and on a phone. */
const FOLDED = [
  ...['/areas/2024/district/218', '/gaps', '/quotas?edition=2025&level=commune', '/method', '/dictionary'],
  ...['/tallies', '/tallies/reminders?month=2024-05'],
];
const HIGHEST = { laptop: 4000, phone: 9000 } as const;

let full: RunningServer;
let empty: RunningServer;
let browser: Browser;
/** Pages of the full server in a browser of today, in one without what is newer than Chrome 109, and of the empty server. */
let tabs: { readonly today: SharedTab; readonly old: SharedTab; readonly empty: SharedTab };

beforeAll(async () => {
  [full, empty] = await Promise.all([runServer(), runServer({ sample: false })]);
  browser = await openBrowser();
  tabs = {
    today: await SharedTab.open(browser, full.url),
    old: await SharedTab.open(browser, full.url, FORGET_NEWER),
    empty: await SharedTab.open(browser, empty.url),
  };
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([full?.stop(), empty?.stop()]);
});

const inLanguage = (path: string, lang: 'vi' | 'en') =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

/** Opens a page in a language; what it complains of is watched. */
async function openPage(tab: SharedTab, path: string, lang: 'vi' | 'en') {
  const watched = await tab.take();
  const { page } = watched;
  const answer = await page.goto(inLanguage(path, lang), { waitUntil: 'networkidle' });
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  expect(await page.title()).not.toBe('');
  if (PAGES.includes(path)) expect(await answer!.text()).toContain(SIMULATED[lang]);
  return watched;
}

/** Of many folds alike, as the operations of the API, so many are opened. */
const MOST_UNFOLDED = 20;
/** Opens what a page opens folded, or folds that again; a menu lies over the page, and is looked at by itself. */
const setFolds = (page: Page, open: boolean) =>
  page.evaluate(
    ([isOpen, most]) => {
      let unfolded = 0;
      for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) {
        if (fold.closest('form.filter') || fold.open === isOpen || (isOpen && ++unfolded > most)) continue;
        if (isOpen) fold.dataset.unfolded = '';
        if (isOpen || 'unfolded' in fold.dataset) fold.open = isOpen;
      }
    },
    [open, MOST_UNFOLDED] as const,
  );

const pagesOnPaper = async (page: Page) =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;

/** Width and height of the first sheet of paper, in points. */
const firstSheet = async (page: Page) =>
  /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/
    .exec((await page.pdf({ preferCSSPageSize: true })).toString('latin1'))!
    .slice(1)
    .map((points) => Number(points).toFixed(0));

/** Without scrolling: map, legend and the first rows; the name of every district, and nothing blank beside the table. */
async function expectOverviewInSight(page: Page) {
  const at = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top, bottom };
      });
  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(async () => (await at('main .legend .patterns')).bottom).toBeLessThan(height);
    expect((await at('main figure .box')).bottom).toBeLessThan(height);
    expect((await page.locator('main .table tbody tr').nth(1).boundingBox())!.y).toBeLessThan(height - 60);
    const [beside, table] = [await at('main .beside'), await at('main .table')];
    expect(Math.abs(beside.bottom - table.bottom)).toBeLessThan(2);
  }
  const names = await page.locator('main .table tbody tr th a').allInnerTexts();
  for (const width of [...WIDTHS, 340]) {
    await page.setViewportSize({ width, height: 800 });
    const written = () =>
      page
        .locator('main figure svg.map g[class^="at-"]')
        .evaluateAll((groups) =>
          groups
            .filter((group) => getComputedStyle(group).display !== 'none')
            .flatMap((group) =>
              [...group.querySelectorAll('text')].map((text) => text.children[0]!.textContent),
            ),
        );
    const bare = names.map((name) => name.replace(/^(Huyện|Thị xã|Thành phố) /, '')).sort();
    await expect.poll(async () => (await written()).sort(), { message: `names at ${width}` }).toEqual(bare);
  }
}

/** The map that moves comes when somebody touches the drawing, here by the keyboard, which it then has. */
async function expectMapOnTouch(page: Page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await page.locator('.maplibregl-canvas').count()).toBe(0);
  await page.getByRole('button', { name: 'Phóng to bản đồ' }).press('Enter');
  await page.locator('.canvas.ready').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toContain('maplibregl-canvas');
  await page.getByRole('button', { name: 'Toàn bộ bản đồ' }).click();
  expect(await axeViolations(page)).toEqual([]);
}

/** In a system's own colours the legend keeps its own, and what is chosen is framed; open menus are as sound as the page. */
async function expectForcedColours(page: Page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ forcedColors: 'active' });
  const swatches = page.locator('main .legend .swatch');
  const colours = await swatches.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one).backgroundColor),
  );
  expect(new Set(colours).size).toBe(colours.length);
  const current = page.locator('nav a[aria-current]').first();
  expect(await current.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.locator('main form.filter details > summary').first().click();
  await page.keyboard.press('Control+K');
  expect(await axeViolations(page)).toEqual([]);
}

/** A dialog is sound, and whoever closes it is where they were. */
async function expectDialogToGiveBackFocus(page: Page) {
  const undo = page.getByRole('button', { name: /^Gỡ tệp / }).first();
  await undo.click();
  await page.getByRole('dialog').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  // On paper it stands alone.
  await page.emulateMedia({ media: 'print' });
  const isSeen = ['dialog[open]', 'h1', 'main table'].map((part) => page.locator(part).first().isVisible());
  expect(await Promise.all(isSeen)).toEqual([true, false, false]);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
}

/** On paper nothing can be pressed, a total stands once at its end, and a heading is not left behind. */
async function expectSoundPaper(page: Page) {
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('main .button:visible').count()).toBe(0);
  const styleOf = (selector: string, name: 'display' | 'breakAfter') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, property) => getComputedStyle(element)[property], name);
  expect([await styleOf('main tfoot', 'display'), await styleOf('main h2', 'breakAfter')]).toEqual([
    'table-row-group',
    'avoid',
  ]);
  await page.emulateMedia({ media: 'screen' });
}

/** What is said at once, and cannot be seen whole without scrolling. */
const alertsOutOfSight = (page: Page) =>
  page.locator('[role="alert"]').evaluateAll((alerts) =>
    alerts.flatMap((alert) => {
      const { top, bottom } = alert.getBoundingClientRect();
      const foot = document.elementFromPoint(innerWidth / 2, bottom - 2);
      return top >= 0 && foot && alert.contains(foot) ? [] : [alert.textContent];
    }),
  );

/** First, while nothing was changed on that server. To take them anew: RENEW_PICTURES=1 npx vitest run tests/browser -t "reference pictures". */
describe('reference pictures', () => {
  it('pages look as they did when the pictures were taken', async (context) => {
    const pictures = await ReferencePictures.open(browser, { renew: process.env.RENEW_PICTURES === '1' });
    if (!pictures) return context.skip('taken in another Chromium');
    const differences: string[] = [];
    for (const [path, looks] of PICTURED) {
      const { page } = await tabs.today.take();
      await page.goto(path, { waitUntil: 'networkidle' });
      for (const look of looks)
        differences.push(...[await pictures.differs(page, look)].flatMap((said) => said ?? []));
    }
    await pictures.close();
    expect(differences).toEqual([]);
  }, 300_000);

  it('are few and small', () => {
    const files = readdirSync(PICTURES_FOLDER).filter((name) => name.endsWith('.png'));
    const bytes = files.reduce((sum, name) => sum + statSync(join(PICTURES_FOLDER, name)).size, 0);
    expect(files.sort()).toEqual(
      PICTURED.flatMap(([, looks]) => looks.map(({ name }) => `${name}.png`)).sort(),
    );
    expect([files.length <= 60, bytes <= 6_000_000]).toEqual([true, true]);
  });
});

describe('a silent console, no word to any other host', () => {
  it.each(IN_ENGLISH)('%s: in English, in a browser of today', async (path) => {
    const { complaints } = await openPage(tabs.today, path, 'en');
    expect(complaints).toEqual([]);
  });

  it.each(PAGES)('%s: as the server draws it in English', async (path) => {
    const response = await fetch(new URL(inLanguage(path, 'en'), full.url));
    const text = await response.text();
    expect([response.status, /<html[^>]* lang="en"/.test(text)]).toEqual([200, true]);
    expect(text).toMatch(/<title>[^<]{3,}<\/title>/);
  });

  it.each(['/tallies/y-te', ...PAGES])(
    '%s: in Vietnamese, without what came after Chrome 109: nothing for axe to find, drawn whole, on a desktop, a laptop and a phone',
    async (path) => {
      const { page, complaints } = await openPage(tabs.old, path, 'vi');
      expect(await page.evaluate('[].toReversed')).toBeUndefined();
      expect((await page.getByRole('heading', { level: 1 }).innerText()).length).toBeGreaterThan(3);
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(100);
      await setFolds(page, true);
      expect(await axeViolations(page)).toEqual([]);
      if (IN_ENGLISH.includes(path)) {
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await axeViolations(page, 'color-contrast'), `${path} in the dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize({ width: 390, height: 800 });
        expect(await axeViolations(page, 'target-size'), `${path} on a phone`).toEqual([]);
      }
      await setFolds(page, false);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect.poll(beyond, { message: `${path} at ${width}` }).toBe(0);
        if (!FOLDED.includes(path) || width > 1280) continue;
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        expect(height, `${path} at ${width}`).toBeLessThan(width < 720 ? HIGHEST.phone : HIGHEST.laptop);
      }
      if (path === '/') await expectOverviewInSight(page);
      if (path === '/') await expectMapOnTouch(page);
      if (path === '/') await expectForcedColours(page);
      if (path === '/data') await expectDialogToGiveBackFocus(page);
      // An area is one A4; what is folded on the screen is whole on paper.
      if (path === '/areas/2024/district/218') expect(await pagesOnPaper(page)).toBe(1);
      if (path === '/method') expect(await pagesOnPaper(page)).toBeGreaterThan(10);
      if (path === '/tallies') {
        const folded = page.locator(':is(.of-unit, main li):not(:visible)');
        expect(await folded.count()).toBeGreaterThan(100);
        await page.emulateMedia({ media: 'print' });
        expect(await folded.count()).toBe(0);
      }
      if (path === '/tallies/campaign') await expectSoundPaper(page);
      // Slides lie across their paper.
      if (path === '/present') expect(await firstSheet(page)).toEqual(['842', '595']);
      expect(complaints).toEqual([]);
    },
  );
});

describe('what was done on a page', () => {
  it.each(PAGE_STATES.map(({ path, ...state }) => [path, state] as const))(
    '%s: nothing for axe to find, by day and by night; what is refused is in sight; who ends it is still on the page',
    async (path, { onPhone, states }) => {
      const { page } = await tabs.today.take(onPhone ? { width: 390, height: 844 } : undefined);
      await page.goto(path, { waitUntil: 'networkidle' });
      for (const [name, reach] of states) {
        await reach(page);
        expect(await alertsOutOfSight(page), name).toEqual([]);
        expect(await axeViolations(page), name).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await axeViolations(page, 'color-contrast'), `${name}, by night`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
      }
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
    },
  );

  it('leaves the focus where a form was sent, once it was taken', async () => {
    const { page } = await tabs.today.take();
    await page.goto('/admin/settings/standards', { waitUntil: 'networkidle' });
    const preview = page.getByRole('button', { name: 'Xem trước', exact: true });
    await preview.click();
    await page.locator('main .found').waitFor();
    await expect.poll(() => preview.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('the sample', () => {
  /** SHA-256 of the simulated export of 90,000 rows: what people have seen of the sample stays what they see. */
  const SAMPLE_SHA256 = '8aaafe1ca57fad0789a45ce8e5a47183a19250d92b0a8cebca35d27e2d8ca1e2';

  it('has the same rows in every version', () => {
    expect(readdirSync(join(full.dataDir, 'inbox', 'raw'))).toContain(`${SAMPLE_SHA256}.parquet`);
  });
});

describe('the page of queries', () => {
  it('answers words with the digits of the API, shows its SQL, names a fault, and opens again from its address', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/workbench', { waitUntil: 'networkidle' });
    await page.getByRole('searchbox').first().fill('2 huyện chậm nhất của Viettel quý 2/2024');
    await page.keyboard.press('Enter');
    await page.waitForURL('**operator=viettel**');
    const stamp = page.getByLabel('Dấu của kết quả');
    await expect.poll(() => stamp.innerText()).toContain('2 dòng');
    // The answer is on the screen, below choices that are as high.
    const bottomOfFirst = async () => (await page.getByRole('gridcell').first().boundingBox())!.y + 28;
    await expect.poll(bottomOfFirst).toBeLessThan(900);
    const [first] = await page.getByRole('gridcell').allInnerTexts();
    expect(first).toMatch(/^(Huyện|Thị xã|Thành phố) /);

    await page.getByRole('button', { name: 'Mở bằng SQL' }).click();
    const editor = page.locator('.cm-content');
    await expect.poll(() => editor.innerText()).toContain('mean_interval(');
    await page.goto(page.url(), { waitUntil: 'networkidle' });
    await page.reload({ waitUntil: 'networkidle' });
    await expect.poll(() => stamp.innerText()).toContain('2 dòng');
    expect((await page.getByRole('gridcell').allInnerTexts())[0]).toBe(first);
    expect(complaints).toEqual([]);

    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('select operatr from measurements');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('«operatr» ở đây (dòng 1, cột 8)');
  });
});

describe('screens', () => {
  it('says in exports that the data is simulated', async () => {
    const csv = await fetch(`${full.url}/api/v1/statistics/areas?format=csv`);
    expect((await csv.text()).split('\r\n')[1]).toMatch(/,true$/);
  });

  it('lets staff make a link by which a unit reports on a phone, asked about what is doubtful', async () => {
    const { page } = await tabs.today.take();
    await page.goto('/tallies/links?month=2024-08', { waitUntil: 'networkidle' });
    await page.getByLabel('Người tạo hoặc thu hồi').fill('An');
    await page.getByRole('button', { name: 'Tạo liên kết cho Sở Y tế' }).click();
    const link = await page.getByRole('textbox', { name: 'Liên kết của Sở Y tế' }).inputValue();
    const { page: phone, complaints } = await tabs.today.take({ width: 390, height: 800 });
    await phone.goto(link, { waitUntil: 'networkidle' });
    // What is no number is refused under its field.
    await phone.locator('input[name=installs]').fill('x');
    await phone.locator('input[name=accesses]').fill('9');
    await phone.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await phone.getByText('Phải là số nguyên').waitFor();
    expect(await axeViolations(phone)).toEqual([]);
    await phone.locator('input[name=installs]').fill('25');
    await phone.locator('input[name=accesses]').fill('9');
    await phone.getByLabel('Tôi đã kiểm tra').check();
    expect(await axeViolations(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await phone.getByRole('heading', { name: 'Đã nhận báo cáo' }).waitFor();
    const receipt = phone.getByRole('region', { name: 'Số liệu đã nhận' });
    expect((await receipt.locator('tbody tr').allInnerTexts()).map((row) => row.split('\t')[1])).toEqual([
      '25',
      '9',
    ]);
    // A unit writes its own figures here: nothing else is shown that could be simulated.
    expect(await phone.locator('body').innerText()).not.toContain('mô phỏng');
    expect(complaints).toEqual([]);
  });

  it('opens every page of an empty warehouse with what to do next', async () => {
    const { page, complaints } = await tabs.empty.take();
    for (const path of ['/', '/gaps', '/quotas', '/rows', '/data', '/tallies', '/cases', '/sign-in']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await axeViolations(page)).toEqual([]);
    }
    // What these say is not of the data: axe reads them in the full warehouse.
    for (const path of ['/method', '/dictionary', '/api'])
      expect((await fetch(new URL(path, empty.url))).status).toBe(200);
    await page.goto('/');
    await page.locator('main a[href^="/data"]').first().click();
    await page.waitForURL('**/data');
    expect(complaints).toEqual([]);
  });

  it('answers an unknown area with a page that says so', async () => {
    const { page } = await tabs.today.take();
    const answer = await page.goto('/areas/2024/district/999');
    expect(answer?.status()).toBe(404);
    expect(await page.locator('main').innerText()).toContain('999');
  });

  it('carries figures and a drawn map in the first answer of the server', async () => {
    const html = await (await fetch(full.url)).text();
    expect(html).toMatch(/<svg[^>]+class="map/);
    expect(html).toContain('Huyện Lục Nam');
  });

  it('asks for all its scripts at once, after what it is painted from', async () => {
    const answer = await fetch(full.url);
    const html = await answer.text();
    const [, asked] = /for \(const href of (\[[^\]]+\])\)/.exec(html.slice(html.lastIndexOf('</main>')))!;
    const { scripts } = (await pageBytes()).find(({ route }) => route === '/')!;
    const named = (JSON.parse(asked!) as string[]).map((path) => path.replace('./', ''));
    expect(named.toSorted()).toEqual(scripts.toSorted());
    expect(html).not.toContain('<link rel="modulepreload"');
    // nginx passes on headers of 4 kB together.
    const ahead = answer.headers.get('link')!;
    expect([ahead.length < 1000, ahead.split(',').map((link) => /-(\w+-\d+)-/.exec(link)?.[1])]).toEqual([
      true,
      expect.arrayContaining(['latin-400', 'latin-600', 'vietnamese-400', 'vietnamese-600']),
    ]);
    const { page, complaints } = await tabs.today.take();
    await page.goto('/');
    expect(await page.locator('link[rel=modulepreload]').count()).toBeGreaterThanOrEqual(named.length);
    expect(complaints).toEqual([]);
  });

  it('forbids everything but its own origin', async () => {
    const policy = (await fetch(full.url)).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
    for (const none of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(policy).toContain(`${none} 'none'`);
  });
});

describe('the address', () => {
  const PINNED = /[?&]period=report:2024-07&data=\d+$/;
  /** The page of gaps shows a quarter. */
  const PINNED_QUARTER = /[?&]period=quarter:2024-Q2&data=\d+$/;
  it.each(['/', '/gaps'])(
    '%s carries the period and the data version, on the screen, in a copied link and on paper',
    async (path) => {
      const { page, complaints } = await tabs.today.take();
      await page.goto(path, { waitUntil: 'networkidle' });
      await expect.poll(() => page.url()).toMatch(path === '/gaps' ? PINNED_QUARTER : PINNED);
      const printed = await page.locator('.print-foot').textContent();
      expect(printed).toContain(page.url());
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Sao chép liên kết' }).click();
      await page.getByText('Đã sao chép.').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      expect(complaints).toEqual([]);
    },
  );

  it('takes a person back to where they were, one step for each page', async () => {
    const { page } = await tabs.today.take();
    await page.goto('/', { waitUntil: 'networkidle' });
    await expect.poll(() => page.url()).toMatch(PINNED);
    await page.getByRole('link', { name: 'Vùng lõm' }).first().click();
    await expect.poll(() => page.url()).toMatch(/\/gaps\?period=quarter:2024-Q2&data=\d+$/);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    await page.locator('h1', { hasText: 'Kỳ 13/6–12/7/2024' }).waitFor();
    await expect.poll(() => page.url()).toMatch(PINNED);
  });

  it.each([
    ['0', 'Số liệu đã thay đổi từ khi có liên kết này'],
    ['99999', 'kho này chưa từng có'],
    ['%3Cb%3E', 'kho này chưa từng có'],
  ])('made with data version %s: the page shows the period and says so', async (version, words) => {
    const { page, complaints } = await tabs.today.take();
    const address = `/?period=month:2024-05&data=${version}`;
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(200);
    await page.locator('h1', { hasText: 'Tháng 5/2024' }).waitFor();
    await page.getByText(words).waitFor();
    expect(page.url()).toBe(`${full.url}${address}`);
    expect(complaints).toEqual([]);
  });
});

describe('the map of gaps', () => {
  it('a gap chosen in the list is in the address and on the map, whose cells become smaller there', async () => {
    const { page, complaints } = await tabs.today.take();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/gaps', { waitUntil: 'networkidle' });
    expect(asked.some((address) => /maplibre/.test(address))).toBe(false);
    const first = page.locator('main ol button').first();
    await first.click();
    await expect.poll(() => page.locator('.canvas.ready').count()).toBe(1);
    await expect.poll(() => first.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => page.url()).toMatch(/gap=[a-z-]+-[0-9a-f]{15}-[123]\b/);
    await expect.poll(() => asked.some((address) => address.includes('cells=8&bounds='))).toBe(true);
    expect(complaints).toEqual([]);
  });
});

describe('map and table', () => {
  it('show another part of the province after the map was moved: the map of before does not stay', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Phóng to bản đồ' }).press('Enter');
    await page.locator('.canvas.ready').waitFor();
    await page.locator('select[name=within]').first().selectOption({ label: 'Cả tỉnh' });
    await page.waitForURL('**within=all**');
    await expect.poll(() => page.locator('.canvas.ready').count()).toBe(0);
    expect(await page.locator('svg.map').first().locator('a').count()).toBe(18);
    expect(complaints).toEqual([]);
  });

  it('are one: a row that has the focus is spoken and ringed, Enter opens its area', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/', { waitUntil: 'networkidle' });
    const links = page.locator('main tbody tr th a');
    const name = await links.nth(1).innerText();
    // Until the page's own script has started, keys only scroll.
    await expect
      .poll(async () => {
        await links.first().focus();
        await page.keyboard.press('ArrowDown');
        return page.evaluate(() => document.activeElement?.textContent);
      })
      .toBe(name);
    await expect
      .poll(() => page.locator('[aria-live="polite"]').allInnerTexts())
      .toContainEqual(expect.stringContaining(name));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/areas/2024/district/**');
    expect(await page.locator('h1').innerText()).toBe(name);
    // The keyboard goes on at the content of the page that was opened, not before its head.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
    expect(complaints).toEqual([]);
  });

  it('keep the filter in the address, and back goes back; Ctrl K finds an area, by its name without marks', async () => {
    const { page } = await tabs.today.take();
    await page.goto('/', { waitUntil: 'networkidle' });
    const before = await page.locator('h1').innerText();
    await page.locator('select[name="operator"]').selectOption('mobifone');
    await page.waitForURL('**operator=mobifone**');
    await expect.poll(() => page.locator('h1').innerText()).not.toBe(before);
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Tìm địa bàn' });
    await expect.poll(() => box.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('luc nam');
    const options = page.getByRole('option');
    await expect.poll(() => options.first().innerText()).toContain('Huyện Lục Nam');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => options.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await options.nth(1).getAttribute('id'));
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/areas/2024/district/218?*operator=mobifone*');
    await page.goBack();
    await page.waitForURL('**operator=mobifone**');
    await page.goBack();
    await expect.poll(() => page.locator('h1').innerText()).toBe(before);
  });

  it('stay, as a drawing that works, where WebGL2 is missing', async () => {
    const old = await openBrowser({ webgl: false });
    const { page, complaints } = await watchedPage(old, full.url);
    await page.goto('/', { waitUntil: 'networkidle' });
    const drawing = page.locator('main svg.map').first();
    expect(await drawing.isVisible()).toBe(true);
    expect(await page.locator('.maplibregl-canvas').count()).toBe(0);
    await expect
      .poll(async () => {
        await page.mouse.move(0, 0);
        await drawing.locator('a').first().hover();
        return page.locator('main figure .card').count();
      })
      .toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await old.close();
  });
});

describe('the crossfilter of an area', () => {
  it('counts what mouse and keyboard choose, keeps it in the address, moves nothing and clears', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/areas/2024/district/218', { waitUntil: 'networkidle' });
    await page.locator('summary', { hasText: 'Lọc chéo' }).click();
    const panel = page.getByRole('region', { name: 'Lọc chéo' });
    const height = async () => (await panel.boundingBox())?.height;
    const before = await height();
    await panel.scrollIntoViewIfNeeded();
    const first = panel.getByRole('slider', { name: 'Từ giờ', exact: true });
    await first.waitFor();
    expect(await height()).toBe(before);

    const box = (await panel.getByRole('group', { name: 'Theo giờ trong ngày' }).boundingBox())!;
    const at = (hour: number) => [box.x + ((hour + 0.5) / 24) * box.width, box.y + 20] as const;
    await page.mouse.move(...at(18));
    await page.mouse.down();
    await page.mouse.move(...at(21), { steps: 5 });
    await page.mouse.up();
    await first.press('ArrowLeft');
    await panel.getByRole('slider', { name: 'Đến dưới tốc độ' }).press('PageDown');
    await page.waitForURL(/brush-hours=17\.\.22&brush-kbps=0\.\.\d+$/);

    const below = Number(new URL(page.url()).searchParams.get('brush-kbps')!.split('..')[1]);
    const answer = await fetch(`${full.url}/api/v1/statistics/tests?edition=2024&level=district&code=218`);
    const tests = decodeMeasurements(new Uint8Array(await answer.arrayBuffer()));
    const chosen = [...tests.kbps].filter((kbps, i) => {
      return kbps < below && tests.hour[i]! >= 17 && tests.hour[i]! < 22;
    });
    const figures = () => panel.locator('dd').allInnerTexts();
    const share = chosen.filter((kbps) => kbps >= 40_000).length / chosen.length;
    const expected = [
      `${formatCount(chosen.length, 'vi')}\ntrong ${formatCount(tests.kbps.length, 'vi')} lượt`,
      `${formatMbps(mean(chosen)!, 'vi')} Mbps`,
      `${formatMbps(median(chosen)!, 'vi')} Mbps`,
      formatShare(share, 'vi', 1),
    ];
    expect(await figures()).toEqual(expected);
    await page.reload({ waitUntil: 'networkidle' });
    await panel.scrollIntoViewIfNeeded();
    await expect.poll(figures).toEqual(expected);
    expect(await axeViolations(page)).toEqual([]);

    await panel.getByRole('button', { name: 'Bỏ chọn hết' }).click();
    await page.waitForURL((url) => !url.search.includes('brush'));
    expect(complaints).toEqual([]);
  });
});

describe('files that a person drops', () => {
  const header = ['Thời gian', 'Tốc độ tải xuống (Mbps)', 'Huyện', 'Nhà mạng', 'Công nghệ'];
  const row = (speed: string) => ['13/06/2024 08:00:00', speed, 'Lục Nam', 'Viettel', '4G'];
  const csv = (head: readonly string[], speed: string) =>
    new TextEncoder().encode([head, row(speed)].map((cells) => cells.join(';')).join('\n'));
  const choose = async (name: string, content: Uint8Array, look = false) => {
    const { page, complaints } = await tabs.empty.take();
    await page.goto('/data', { waitUntil: 'networkidle' });
    if (look) await page.getByLabel('Xem và chỉnh cột trước khi nạp').check();
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
    await page.locator('input[type=file]').setInputFiles(file);
    return { page, complaints };
  };

  it('in an archive are asked about and loaded one by one', async () => {
    const unsure = header.with(1, 'Tốc độ tải xuống');
    const { page, complaints } = await choose(
      'tháng 6.zip',
      zipSync({ 'rõ.csv': csv(header, '41,5'), 'thiếu đơn vị.csv': csv(unsure, '42,5') }),
    );
    const panel = page.getByRole('region', { name: 'Chọn cột cho tháng 6.zip/thiếu đơn vị.csv' });
    await panel.getByLabel('Đơn vị của cột Tốc độ tải xuống').selectOption('Mbps');
    await panel.getByRole('button', { name: 'Nạp', exact: true }).click();
    const entries = page.locator('article').filter({ hasText: 'tháng 6.zip/' });
    await expect.poll(() => entries.filter({ hasText: '1 nhận' }).count(), { timeout: 20_000 }).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('as a workbook of like sheets load those that are ticked, and the sheets left at a click', async () => {
    const sheets = ['Tháng 4', 'Tháng 5', 'Tháng 6'].map((name, i) => ({
      ...{ name, rows: [header, row(`5${i},5`)] },
    }));
    const { page, complaints } = await choose('ba trang.xlsx', await writeXlsx({ sheets }));
    const panel = page.getByRole('region', { name: 'Chọn cột cho ba trang.xlsx' });
    await panel.getByLabel('Tháng 5').uncheck();
    await panel.getByRole('button', { name: 'Nạp', exact: true }).click();
    const accepted = page.locator('article').getByText('1 dòng: 1 nhận');
    await expect.poll(() => accepted.count(), { timeout: 20_000 }).toBe(2);
    await page.getByRole('button', { name: 'Nạp tiếp các trang còn lại: Tháng 5' }).click();
    await expect.poll(() => accepted.count(), { timeout: 20_000 }).toBe(3);
    expect(complaints).toEqual([]);
  });

  it('as a workbook give the sheet that is chosen, hidden ones too', async () => {
    const sheets = ['Tháng 6', 'Tháng 7'].map((name, i) => ({
      ...{ name, rows: [header, row(`4${i},5`)] },
      ...(i === 1 ? { hidden: true } : {}),
    }));
    const { page, complaints } = await choose('hai trang.xlsx', await writeXlsx({ sheets }), true);
    const panel = page.getByRole('region', { name: 'Chọn cột cho hai trang.xlsx' });
    // What cannot be read is said at once, in sight; then it can be chosen again.
    const ofSheet = (url: URL) => url.searchParams.get('sheet') === 'Tháng 7';
    await page.route(ofSheet, (route) => route.fulfill({ body: 'x' }), { times: 1 });
    await panel.getByLabel('Trang tính').selectOption('Tháng 7');
    await panel.getByRole('alert').waitFor();
    expect(await alertsOutOfSight(page)).toEqual([]);
    await panel.getByLabel('Trang tính').selectOption('');
    await panel.getByRole('alert').waitFor({ state: 'detached' });
    await panel.getByLabel('Trang tính').selectOption('Tháng 7');
    await expect.poll(() => panel.textContent(), { timeout: 20_000 }).toContain('41,5');
    await panel.getByRole('button', { name: 'Nạp', exact: true }).click();
    const entry = page.locator('article').filter({ hasText: 'hai trang.xlsx' });
    await expect.poll(() => entry.textContent(), { timeout: 20_000 }).toContain('Tháng 7');
    expect(complaints).toEqual([]);
  });
});

describe('an event noted on a date', () => {
  it('is numbered on the trend of its area until somebody removes it', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/data/annotations?unit=2024/district/218', { waitUntil: 'networkidle' });
    await page.locator('input[type="date"]').fill('2024-05-20');
    await page.getByLabel('Sự việc').fill('Phát sóng trạm mới');
    await page.getByLabel('Người ghi').fill('Lan');
    await page.getByRole('button', { name: 'Ghi mốc' }).click();
    await page.getByRole('rowheader', { name: 'Phát sóng trạm mới' }).waitFor();
    await page.goto('/areas/2024/district/218', { waitUntil: 'networkidle' });
    expect(await page.locator('.trend li').allInnerTexts()).toEqual([
      '1. 20/5/2024: Phát sóng trạm mới (Huyện Lục Nam, mọi nhà mạng)',
    ]);
    expect(await page.locator('.trend .annotation text').allTextContents()).toEqual(['1']);
    await page.goto('/data/annotations', { waitUntil: 'networkidle' });
    await page.getByLabel('Người ghi').fill('Minh');
    await page.getByRole('button', { name: 'Bỏ mốc «Phát sóng trạm mới»' }).click();
    await page.getByText('Chưa ghi mốc nào').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps the page behind a dialog still, and gives the focus back when Esc closes it', async () => {
    const { page } = await tabs.today.take({ width: 390, height: 700 });
    await page.goto('/tallies/ubnd-223', { waitUntil: 'networkidle' });
    const accept = page.getByRole('button', { name: 'Chấp nhận cảnh báo' }).first();
    await accept.click();
    await page.getByRole('dialog', { name: 'Chấp nhận cảnh báo' }).waitFor();
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(195, 5);
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(200);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(await accept.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('lets a person accept what is doubtful about a report with a reason, and take that back', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/tallies/ubnd-223', { waitUntil: 'networkidle' });
    const accept = page.getByRole('button', { name: 'Chấp nhận cảnh báo' });
    const before = await accept.count();
    expect(before).toBeGreaterThan(0);
    await accept.first().click();
    await page.getByLabel('Lý do').fill('Đã hỏi, có đợt ra quân');
    await page.getByLabel('Người chấp nhận').fill('Lan');
    await page.getByRole('button', { name: 'Chấp nhận', exact: true }).click();
    await page.getByText('Đã hỏi, có đợt ra quân').waitFor();
    expect(await accept.count()).toBe(before - 1);
    await page.getByRole('button', { name: 'Rút lại' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click();
    await expect.poll(() => accept.count()).toBe(before);
    expect(complaints).toEqual([]);
  });
});

/** The last of this file: from the first account on that server is open to nobody else. */
describe('the first account', () => {
  it('is taken from its invitation to its own page, with nothing for axe to find', async () => {
    const response = await fetch(`${empty.url}/api/users`, {
      method: 'POST',
      headers: {
        ...{ origin: empty.url, authorization: `Bearer ${readCommandToken(empty.dataDir)}` },
        'content-type': 'application/json',
      },
      body: JSON.stringify({ command: 'first-admin', name: 'minh' }),
    });
    const { invitation } = (await response.json()) as { invitation: { token: string } };
    const { page, complaints } = await tabs.empty.take();
    await page.goto(`/sign-in/invitation/${invitation.token}`, { waitUntil: 'networkidle' });
    expect(await axeViolations(page)).toEqual([]);
    const password = 'con trâu đi cày ruộng sâu';
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(password);
    const secret = await page.locator('input[name=secret]').inputValue();
    await page.getByLabel('Mã 6 số đang hiện').fill(new TOTP({ secret }).generate());
    await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
    await page.waitForURL('/');
    await page.goto('/account', { waitUntil: 'networkidle' });
    expect(await axeViolations(page)).toEqual([]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(beyond, { message: `/account at ${width}` }).toBe(0);
    }
    expect(complaints).toEqual([]);

    // Without script a page that is drawn anew says what was refused, in sight, at the form that was sent.
    const plain = await browser.newContext({
      ...{ javaScriptEnabled: false, baseURL: empty.url, viewport: { width: 390, height: 800 } },
    });
    const bare = await plain.newPage();
    const expectRefusal = async (action: string, words: string) => {
      const alerts = bare.getByRole('alert');
      expect(await alerts.allInnerTexts()).toEqual([expect.stringContaining(words)]);
      await expect(bare.locator('form', { has: alerts }).getAttribute('action')).resolves.toBe(action);
      expect(await bare.locator('form > :focus').getByRole('alert').count()).toBe(1);
      const box = (await alerts.boundingBox())!;
      expect([box.y >= 0, box.y + box.height <= 800]).toEqual([true, true]);
    };
    await bare.goto('/sign-in');
    await bare.getByLabel('Tên đăng nhập').fill('minh');
    await bare.getByLabel('Mật khẩu').fill('sai');
    await bare.getByRole('button', { name: 'Đăng nhập' }).click();
    await expectRefusal('?/enter', 'không đúng');
    await plain.addCookies(await page.context().cookies());
    await bare.goto('/account');
    await bare.getByText('Chuyển sang điện thoại khác').first().click();
    await bare.getByLabel('Mã 6 số đang hiện').fill('000000');
    const form = bare.locator('form[action="?/factor"]');
    await form.getByLabel('Mật khẩu hiện nay').fill('sai');
    await form.getByRole('button').click();
    await expectRefusal('?/factor', 'Mật khẩu hiện nay không đúng');
    await plain.close();
  });
});
