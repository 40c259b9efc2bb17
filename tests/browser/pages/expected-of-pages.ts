import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from '../../support/open-browser.ts';
import { WIDTHS } from './servers.ts';

/** What is said at once, and cannot be seen whole without scrolling. */
export const alertsOutOfSight = (page: Page) =>
  page.locator('[role="alert"]').evaluateAll((alerts) =>
    alerts.flatMap((alert) => {
      const { top, bottom } = alert.getBoundingClientRect();
      const foot = document.elementFromPoint(innerWidth / 2, bottom - 2);
      return top >= 0 && foot && alert.contains(foot) ? [] : [alert.textContent];
    }),
  );

/** How many sheets of paper a page is. */
export const pagesOnPaper = async (page: Page) =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;

/** Width and height of the first sheet of paper, in points. */
export const firstSheet = async (page: Page) =>
  /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/
    .exec((await page.pdf({ preferCSSPageSize: true })).toString('latin1'))!
    .slice(1)
    .map((points) => Number(points).toFixed(0));

/** Without scrolling: map, legend and the first rows; the name of every district, and nothing blank beside the table. */
export async function expectOverviewInSight(page: Page) {
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
export async function expectMapOnTouch(page: Page) {
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
export async function expectForcedColours(page: Page) {
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
export async function expectDialogToGiveBackFocus(page: Page) {
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
export async function expectSoundPaper(page: Page) {
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
