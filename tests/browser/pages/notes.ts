import { describe, expect, it } from 'vitest';
import { tabs } from './servers.ts';

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
