import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/open-browser.ts';
import { alertsOutOfSight } from './expected-of-pages.ts';
import { PAGE_STATES } from './page-states.ts';
import { tabs } from './servers.ts';

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
