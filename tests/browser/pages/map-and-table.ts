import { describe, expect, it } from 'vitest';
import { axeViolations, openBrowser, watchedPage } from '../../support/open-browser.ts';
import { full, tabs } from './servers.ts';

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
