import { describe, expect, it } from 'vitest';
import { tabs } from './servers.ts';

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

  it('takes over a sentence from the search, to have it completed', async () => {
    const { page, complaints } = await tabs.today.take();
    const sentence = 'tải lên theo nhà mạng ở Nghĩa Phương và Lục Sơn';
    await page.goto('/tallies', { waitUntil: 'networkidle' });
    await page.keyboard.press('Control+K');
    await page.locator('dialog[open] input').fill(sentence);
    await page.getByRole('option', { name: sentence }).waitFor();
    await page.keyboard.press('Enter');
    const box = page.getByRole('searchbox').first();
    await expect.poll(() => box.inputValue()).toBe(sentence);
    await page.getByRole('button', { name: 'Cả 2 tên: cấp xã, bộ địa giới 2025' }).click();
    await box.press('Enter');
    await page.waitForURL('**area=commune_2025**');
    expect(new URL(page.url()).searchParams.get('words')).toBeNull();
    expect(await box.inputValue()).toContain('Lục Sơn');
    // Nobody's sentence is that long, and reading it takes time.
    await page.goto(`/workbench?words=${'3G '.repeat(100)}`, { waitUntil: 'networkidle' });
    expect(await box.inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });
});
