import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageBytes } from '../../../scripts/bench/page-bytes.ts';
import { axeViolations } from '../../support/open-browser.ts';
import { full, empty, tabs } from './servers.ts';

describe('the sample', () => {
  /** SHA-256 of the simulated export of 90,000 rows: what people have seen of the sample stays what they see. */
  const SAMPLE_SHA256 = '8aaafe1ca57fad0789a45ce8e5a47183a19250d92b0a8cebca35d27e2d8ca1e2';

  it('has the same rows in every version', () => {
    expect(readdirSync(join(full.dataDir, 'inbox', 'raw'))).toContain(`${SAMPLE_SHA256}.parquet`);
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
    await page.getByLabel('Hiện cả').check();
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
