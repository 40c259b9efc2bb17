import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { alertsOutOfSight } from './expected-of-pages.ts';
import { tabs } from './servers.ts';

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
