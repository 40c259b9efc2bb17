import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borderChange } from '#lib/domain/area.ts';
import { counterpartSentences } from '#lib/messages/editions.ts';
import { counterparts } from '#lib/server/areas/counterparts.ts';
import { loadReferenceAreas } from '#lib/server/areas/reference-areas.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 2,
    memoryLimit: '512MB',
    clock: () => new Date('2025-08-01T00:00:00Z'),
    deviceSecret: 'for tests',
  });
  await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, 'data/reference/areas') });
});
afterAll(() => warehouse.close());

const sentencesOf = async (edition: string, level: 'province' | 'district' | 'commune', code: string) =>
  (await counterparts(warehouse, { edition, level, code })).map((of) =>
    counterpartSentences(of, 'vi').join(' '),
  );

describe('moved borders on the page of an area', () => {
  it('names the old communes that a new one was formed of, and the district they lay in', async () => {
    expect(await sentencesOf('2025', 'commune', '07246')).toEqual([
      'Lập từ 3 địa bàn cũ: Xã Đồng Tiến, Xã Canh Nậu và Xã Xuân Lương. Nơi này trước 1/7/2025 thuộc Huyện Yên Thế.',
    ]);
  });

  it('says the same of a commune that only changed its type since, and nothing of that edition', async () => {
    const [first] = await sentencesOf('2025', 'commune', '07246');
    expect(await sentencesOf('2026', 'commune', '07246')).toEqual([first]);
    expect(await sentencesOf('2024', 'district', '218')).toHaveLength(1);
  });

  it('says where a new commune lies in two old districts', async () => {
    const [sentences] = await sentencesOf('2025', 'commune', '07228');
    expect(sentences).toContain(
      'Nơi này trước 1/7/2025 nằm ở cả Thành phố Bắc Giang và Huyện Tân Yên: ranh giới đã thay đổi.',
    );
  });

  it('names the new communes of an old district, those that reach beyond it, and its namesake', async () => {
    const [sentences] = await sentencesOf('2024', 'district', '213');
    expect(sentences).toMatch(/^Nơi này từ 1\/7\/2025 gồm \d+ địa bàn: .*Phường Bắc Giang/);
    expect(sentences).toMatch(/Chỉ một phần nằm ở đây: .*Phường Đa Mai/);
    expect(sentences).toContain('Phường Bắc Giang cùng tên nhưng không cùng địa bàn');
  });

  it('says of a province that it became a part of one that has more', async () => {
    expect(await sentencesOf('2024', 'province', '24')).toEqual(['Nơi này từ 1/7/2025 thuộc Tỉnh Bắc Ninh.']);
    expect(await sentencesOf('2024', 'province', '27')).toEqual([
      'Nơi này từ 1/7/2025 thuộc Tỉnh Bắc Ninh. Tỉnh Bắc Ninh cùng tên nhưng không cùng địa bàn, đừng so sánh trực tiếp.',
    ]);
  });

  it('is empty for an area that does not exist', async () => {
    expect(await sentencesOf('2024', 'district', '999')).toEqual([]);
  });
});

it('a trend mentions the reform only when its date lies inside and the edition changed then', async () => {
  const { editions } = await readCatalog(warehouse);
  expect(borderChange(editions, '2024', '2025-01-01', '2026-01-01')).toBe('2025-07-01');
  expect(borderChange(editions, '2025', '2025-01-01', '2026-01-01')).toBe('2025-07-01');
  expect(borderChange(editions, '2024', '2025-07-01', '2026-01-01')).toBeNull();
  expect(borderChange(editions, '2024', '2024-03-01', '2025-07-01')).toBeNull();
  expect(borderChange(editions, '2024', '2024-01-01', '2024-03-01')).toBeNull();
});
