import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportMonth } from '#lib/domain/period.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { loadReference } from '#lib/server/reference.ts';
import { areaProfile } from '#lib/server/statistics/area-profile.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** Lục Nam (218) has tests of two operators, faster with MobiFone; Yên Thế (215) has none. */
const EXPORT = `Ngày đo,Nhà mạng,Công nghệ,Download (Mbps),Huyện,Mã thiết bị
20/06/2024,Viettel,4G,30,Lục Nam,a
21/06/2024,Viettel,4G,34,Lục Nam,b
21/06/2024,MobiFone,4G,60,Lục Nam,c
22/06/2024,MobiFone,4G,64,Lục Nam,d
20/05/2024,Viettel,4G,20,Lục Nam,a
`;

let warehouse: Warehouse;
const lucNam = '218';

beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '1GB',
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  await loadReference(warehouse, 'data/reference');
  const folder = mkdtempSync(join(tmpdir(), 'area-profile-'));
  const path = join(folder, 'tests.csv');
  writeFileSync(path, EXPORT);
  await loadFile(warehouse, { path, name: 'tests.csv' }, { loadedBy: 'test' });
  rmSync(folder, { recursive: true });
});
afterAll(() => warehouse.close());

const profileOf = (code: string) =>
  areaProfile(warehouse, { edition: '2024', level: 'district', code }, { period: reportMonth('2024-07') });

describe("an area's profile", () => {
  it('gives the mean of its own tests in the period chosen', async () => {
    const { area, statistic, filter } = await profileOf(lucNam);
    expect(area.name).toBe('Lục Nam');
    expect(filter.period).toMatchObject({ from: '2024-06-13', to: '2024-07-13' });
    expect(statistic).toMatchObject({ tests: 4, downloadKbpsMean: 47_000, verdict: 'too_few' });
  });

  it('sets the operators side by side, fastest first, also when the filter names one', async () => {
    const { operators } = await areaProfile(
      warehouse,
      { edition: '2024', level: 'district', code: lucNam },
      { operator: 'viettel', period: reportMonth('2024-07') },
    );
    expect(operators.map((row) => row.downloadKbpsMean)).toEqual([62_000, 32_000]);
  });

  it('shows the month before in the trend and leaves months without tests empty', async () => {
    const { trend } = await profileOf(lucNam);
    expect(trend.map((point) => point.downloadKbpsMean).slice(-3)).toEqual([null, 20_000, 47_000]);
  });

  it('counts every test in one speed class and on one day', async () => {
    const { distribution, daily } = await profileOf(lucNam);
    expect(distribution.reduce((sum, bin) => sum + bin.tests, 0)).toBe(4);
    expect(daily.filter((count) => count.tests > 0).map((count) => count.on)).toEqual([
      '2024-06-20',
      '2024-06-21',
      '2024-06-22',
    ]);
  });

  it('lists the communes of the other edition where its own has no finer level, and says so', async () => {
    const { inner } = await profileOf(lucNam);
    expect(inner).toMatchObject({ edition: '2025', level: 'commune', sameEdition: false });
    expect(inner!.areas.length).toBeGreaterThan(1);
  });

  it('lists the districts of a province in its own edition', async () => {
    const { parent } = await profileOf(lucNam);
    const above = await areaProfile(
      warehouse,
      { edition: '2024', level: 'province', code: parent!.area.code },
      {},
    );
    expect(above.inner).toMatchObject({ edition: '2024', level: 'district', sameEdition: true });
    expect(above.inner!.areas).toHaveLength(10);
  });

  it('of an area without tests has no figures, not zeros', async () => {
    const { statistic, operators } = await profileOf('215');
    expect(statistic).toMatchObject({ tests: 0, downloadKbpsMean: null, verdict: 'untested' });
    expect(operators).toEqual([]);
  });

  it('of an area that does not exist is a fault that says so', async () => {
    await expect(profileOf('999')).rejects.toMatchObject({ code: 'area_unknown', status: 404 });
  });
});
