import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { full, tabs } from './servers.ts';

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

  it('has both of two choices, the second made before the first had come', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.locator('form.filter .menu summary').nth(1).click();
    await page.locator('form.filter').getByRole('link', { name: 'Xã 2025' }).click();
    await page.locator('form.filter select[name=operator]').selectOption('viettel');
    await expect.poll(() => page.url()).toMatch(/[?&]operator=viettel/);
    expect(new URL(page.url()).searchParams.get('level')).toBe('commune');
    // The page of this choice does not come before the next is made.
    const wait = async (route: Route) => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      await route.continue().catch(() => undefined);
    };
    await page.route('**/__data.json**', wait, { times: 1 });
    await page.locator('form.filter select[name=operator]').selectOption('');
    await page.locator('form.filter .menu summary').nth(0).click();
    await page.locator('form.filter').getByRole('link', { name: 'Quý' }).click();
    await expect.poll(() => page.url()).toMatch(/[?&]period=quarter:/);
    expect(new URL(page.url()).searchParams.get('operator')).toBeNull();
    expect(complaints).toEqual([]);
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
