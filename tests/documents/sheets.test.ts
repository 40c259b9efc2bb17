import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaTitle } from '#lib/domain/area.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { formatMbps } from '#lib/domain/format.ts';
import { areaSheet } from '#lib/server/documents/sheets/area-sheet.ts';
import { provinceFacts } from '#lib/server/documents/sheets/province-facts.ts';
import { provinceSheet } from '#lib/server/documents/sheets/province-sheet.ts';
import { renderSheet } from '#lib/server/documents/sheets/render-sheet.ts';
import { sheetExport } from '#lib/server/exports/sheet-export.ts';
import { areaProfile } from '#lib/server/statistics/area-profile.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { openApiWorld, NOW, type ApiWorld } from '../api/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.warehouse.close());

const ADDRESS = 'https://i-speed.example/?period=rolling:2024-06&data=3';
const params = (level: string, period = 'rolling:2024-06') =>
  new URLSearchParams({ period, edition: '2024', level });
const DISTRICTS = parseFilterChoice(params('district'));
const AREA = { edition: '2024', level: 'district', code: '216' } as const;
const asked = { origin: 'https://i-speed.example', locale: 'vi' as const, params: params('district') };

/** Pages, every word with single spaces between, and how far above the paper's lower edge the lowest word stands, in points. */
async function read(pdf: Uint8Array) {
  const document = await getDocumentProxy(pdf.slice());
  const { text, totalPages } = await extractText(document, { mergePages: true });
  const { items } = await (await document.getPage(1)).getTextContent();
  const heights = items.flatMap((item) => ('transform' in item ? [Number(item.transform[5])] : []));
  return { pages: totalPages, text: text.replace(/\s+/g, ' '), lowest: Math.min(...heights) };
}

describe('a sheet of A4', () => {
  it('is one page with the digits of the overview, who issues it, its version and the address that stays', async () => {
    const { warehouse } = world;
    const sheet = await provinceSheet(warehouse, DISTRICTS, ADDRESS, 'vi');
    const { pages, text } = await read(await renderSheet(sheet, 'pdf', NOW));
    expect(pages).toBe(1);
    const shown = await overview(warehouse, DISTRICTS);
    const rows = shown.statistics.filter(({ operator, tests }) => operator === null && tests > 0);
    expect(rows.length).toBeGreaterThan(5);
    for (const { deciding } of rows) expect(text).toContain(formatMbps(deciding, 'vi'));
    expect(text).toContain(sheet.heading);
    expect(sheet.issuer).not.toBeNull();
    expect(text).toContain(sheet.issuer!.name.toLocaleUpperCase('vi'));
    for (const words of [sheet.printed, sheet.simulated!, sheet.lead[0]!, ADDRESS])
      expect(text).toContain(words);
    expect(text).toContain(`Phiên bản dữ liệu ${warehouse.dataVersion}.`);
    expect(sheet.printed).toContain('20/7/2024');
    expect(sheet.simulated).toContain('MÔ PHỎNG');
  });

  it('names what fails with its change, each operator with its figures, cases and gaps, or that there are none', async () => {
    const facts = await provinceFacts(world.warehouse, DISTRICTS, 'vi');
    const { beside, below, pair } = await provinceSheet(world.warehouse, DISTRICTS, ADDRESS, 'vi');
    const cells = (block: (typeof beside)[number]) => block.table?.rows.map(([first]) => first!.text) ?? [];
    expect(cells(beside[0]!)).toEqual(facts.weak.map(({ name }) => name).slice(0, 10));
    expect(facts.weak.length > 0 || beside[0]!.intro.length === 1).toBe(true);
    expect(cells(below[0]!)).toEqual(facts.operators.map(({ name }) => name));
    expect(facts.operators.every(({ whole }) => whole !== null)).toBe(true);
    expect(pair[0]!.intro).toEqual(['Chưa có hồ sơ kiến nghị nào.']);
    expect(pair[1]!.intro).toEqual([facts.gaps.sentence]);
  });

  it('of a district has every commune inside with the digits of its page, the most surely slow first', async () => {
    const { warehouse } = world;
    const choice = parseFilterChoice(new URLSearchParams({ period: 'rolling:2024-06' }));
    const sheet = await areaSheet(warehouse, { area: AREA, choice, address: ADDRESS }, 'vi');
    const { pages, text } = await read(await renderSheet(sheet, 'pdf', NOW));
    expect(pages).toBe(1);
    const { area, statistic, inner } = await areaProfile(warehouse, AREA, choice);
    expect(text).toContain(`${areaTitle(area)} `);
    expect(text).toContain(`Trung bình ${formatMbps(statistic.deciding, 'vi')} Mbps`);
    expect(inner!.areas.length).toBeGreaterThan(3);
    const bounds = inner!.areas.map(({ statistic: figures }) => figures.decidingUpper ?? Infinity);
    expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
    expect(new Set(bounds).size).toBeGreaterThan(3);
    for (const { area: commune, statistic: figures } of inner!.areas) {
      expect(text).toContain(areaTitle(commune));
      expect(text).toContain(formatMbps(figures.deciding, 'vi'));
    }
  });

  it('stays one page with the most that it has to tell, and says so where nothing was measured', async () => {
    const { warehouse } = world;
    const full = await provinceSheet(warehouse, DISTRICTS, ADDRESS, 'en');
    const [block] = full.beside;
    const long = { ...block!, lines: Array.from({ length: 60 }, (_, i) => `Một dòng nữa của địa bàn ${i}`) };
    const crowded = { ...full, below: [...full.below, long], beside: [long] };
    const { pages, text, lowest } = await read(await renderSheet(crowded, 'pdf', NOW));
    expect([pages, text.includes(ADDRESS), lowest > 20]).toEqual([1, true, true]);
    const empty = parseFilterChoice(params('district', 'month:2023-01'));
    const sheet = await provinceSheet(warehouse, empty, ADDRESS, 'vi');
    expect(sheet.lead).toEqual([
      'Trong kỳ này chưa có lượt đo nào khớp bộ lọc. Hãy chọn kỳ khác ở trang Tổng quan.',
    ]);
    expect(sheet.beside[0]!.intro[0]).toBe('Trong kỳ này chưa có huyện nào kết luận được là dưới 40 Mbps.');
    expect(sheet.below[0]!.intro).toEqual(['Trong kỳ này chưa có lượt đo nào ghi nhà mạng.']);
  });

  it('is made once for a data version, in either form, with the address of its page', async () => {
    const { warehouse } = world;
    const ask = (format: string) => sheetExport(warehouse, { ...asked, code: '216', format });
    const [first, again] = [await ask('png'), await ask('png')];
    expect(first.body).toBe(again.body);
    expect(first.fileName).toMatch(/^to-a4_2024_district_216_.*_v\d+_mo-phong\.png$/);
    const png = Buffer.from(first.body as Uint8Array);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16)]).toEqual(['PNG', 1654]);
    const { text } = await read((await ask('pdf')).body as Uint8Array);
    const address = `https://i-speed.example/areas/2024/district/216?period=rolling:2024-06&data=${warehouse.dataVersion}`;
    expect(text).toContain(address);
  });
});
