import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations, type SharedTab } from '../../support/open-browser.ts';
import { full, tabs, WIDTHS } from './servers.ts';
import {
  expectDialogToGiveBackFocus,
  expectForcedColours,
  expectMapOnTouch,
  expectOverviewInSight,
  expectSoundPaper,
  firstSheet,
  pagesOnPaper,
} from './expected-of-pages.ts';

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
  '/tallies/reminders?month=2026-07',
  '/quotas?edition=2025&level=commune',
  '/cases',
  '/cases/8',
  '/cases/summary',
  '/cases/letters',
  '/workbench',
  '/workbench?mode=sql',
  '/cases/new?edition=2024&level=district&code=218&code=221',
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
  '/tallies/links?month=2026-07',
  '/dictionary',
  '/search?q=tan+yen',
  '/api',
  '/?period=month:2030-01',
];
/** Pages with a script of their own that a browser of today draws in the other language; the words of the others are typed alike. */
const IN_ENGLISH = ['/', '/areas/2024/district/218', '/gaps', '/workbench'];
/** What every page says while there is a simulated batch. */
const SIMULATED = { vi: 'Dữ liệu mô phỏng', en: 'Simulated data' } as const;
/** Pages that open folded, with the 115 units that report today: as opened they are at most so high, in CSS pixels, on a laptop and on a phone. */
const FOLDED = [
  ...['/areas/2024/district/218', '/gaps', '/quotas?edition=2025&level=commune', '/method', '/dictionary'],
  ...['/tallies', '/tallies/reminders?month=2026-07', '/tallies/links?month=2026-07'],
];
const HIGHEST = { laptop: 4000, phone: 9000 } as const;

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
