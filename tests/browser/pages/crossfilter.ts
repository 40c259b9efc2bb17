import { mean, median } from 'd3';
import { describe, expect, it } from 'vitest';
import { formatCount, formatMbps, formatShare } from '#lib/domain/format.ts';
import { decodeMeasurements } from '#lib/transport/measurement-table.ts';
import { axeViolations } from '../../support/open-browser.ts';
import { full, tabs } from './servers.ts';

describe('the crossfilter of an area', () => {
  it('counts what mouse and keyboard choose, keeps it in the address, moves nothing and clears', async () => {
    const { page, complaints } = await tabs.today.take();
    await page.goto('/areas/2024/district/218', { waitUntil: 'networkidle' });
    await page.locator('summary', { hasText: 'Lọc chéo' }).click();
    const panel = page.getByRole('region', { name: 'Lọc chéo' });
    const height = async () => (await panel.boundingBox())?.height;
    const before = await height();
    await panel.scrollIntoViewIfNeeded();
    const first = panel.getByRole('slider', { name: 'Từ giờ', exact: true });
    await first.waitFor();
    expect(await height()).toBe(before);

    const box = (await panel.getByRole('group', { name: 'Theo giờ trong ngày' }).boundingBox())!;
    const at = (hour: number) => [box.x + ((hour + 0.5) / 24) * box.width, box.y + 20] as const;
    await page.mouse.move(...at(18));
    await page.mouse.down();
    await page.mouse.move(...at(21), { steps: 5 });
    await page.mouse.up();
    await first.press('ArrowLeft');
    await panel.getByRole('slider', { name: 'Đến dưới tốc độ' }).press('PageDown');
    await page.waitForURL(/brush-hours=17\.\.22&brush-kbps=0\.\.\d+$/);

    const below = Number(new URL(page.url()).searchParams.get('brush-kbps')!.split('..')[1]);
    const answer = await fetch(`${full.url}/api/v1/statistics/tests?edition=2024&level=district&code=218`);
    const tests = decodeMeasurements(new Uint8Array(await answer.arrayBuffer()));
    const chosen = [...tests.kbps].filter((kbps, i) => {
      return kbps < below && tests.hour[i]! >= 17 && tests.hour[i]! < 22;
    });
    const figures = () => panel.locator('dd').allInnerTexts();
    const share = chosen.filter((kbps) => kbps >= 40_000).length / chosen.length;
    const expected = [
      `${formatCount(chosen.length, 'vi')}\ntrong ${formatCount(tests.kbps.length, 'vi')} lượt`,
      `${formatMbps(mean(chosen)!, 'vi')} Mbps`,
      `${formatMbps(median(chosen)!, 'vi')} Mbps`,
      formatShare(share, 'vi', 1),
    ];
    expect(await figures()).toEqual(expected);
    await page.reload({ waitUntil: 'networkidle' });
    await panel.scrollIntoViewIfNeeded();
    await expect.poll(figures).toEqual(expected);
    expect(await axeViolations(page)).toEqual([]);

    await panel.getByRole('button', { name: 'Bỏ chọn hết' }).click();
    await page.waitForURL((url) => !url.search.includes('brush'));
    expect(complaints).toEqual([]);
  });
});
