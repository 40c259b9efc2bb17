import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { readCommandToken } from '#lib/server/accounts/command-token.ts';
import { axeViolations } from '../../support/open-browser.ts';
import { browser, empty, tabs, WIDTHS } from './servers.ts';

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
