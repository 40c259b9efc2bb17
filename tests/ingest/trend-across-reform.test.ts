import { join } from 'node:path';
import { expect, it } from 'vitest';
import { calendarMonth } from '#lib/domain/period.ts';
import { loadReferenceAreas } from '#lib/server/areas/reference-areas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { trend } from '#lib/server/statistics/trend.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { load } from './support.ts';

const AREAS = join(import.meta.dirname, '../../data/reference/areas');

/** Xã Xuân Lương of Huyện Yên Thế by its names before and after 1/7/2025, and a spot inside it. */
const FILE = `Thời gian đo;Nhà mạng;Công nghệ;Download Mbps;Huyện;Xã;Kinh độ;Vĩ độ
10/05/2025 08:00:01;Viettel;4G;10;Yên Thế;Canh Nậu;;
11/05/2025 08:00:02;Viettel;4G;20;;;106.05;21.57
10/06/2025 08:00:03;Viettel;4G;30;Huyện Yên Thế;Xã Xuân Lương;;
10/07/2025 08:00:04;Viettel;4G;40;;Xã Xuân Lương;;
11/08/2025 08:00:05;Viettel;4G;50;;;106.05;21.57
`;

it('a trend counts the same ground before and after the reform, whatever names its tests came with', async () => {
  const warehouse = await openOnDisk({}, { now: new Date('2025-09-01T00:00:00Z') });
  await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, AREAS) });
  const { batch } = await load(warehouse, 'reform.csv', FILE);
  expect(batch).toMatchObject({ accepted: 5, unplaced: 0 });
  const units = [
    { edition: '2024', level: 'district', code: '215' },
    { edition: '2025', level: 'commune', code: '07246' },
  ] as const;
  for (const { code, ...place } of units) {
    const filter = await resolveFilter(warehouse, { ...place, period: calendarMonth('2025-08') });
    const points = await trend(warehouse, filter, { code, months: 4 });
    expect(points.map((point) => [point.from, point.tests])).toEqual([
      ['2025-05-01', 2],
      ['2025-06-01', 1],
      ['2025-07-01', 1],
      ['2025-08-01', 1],
    ]);
  }
});
