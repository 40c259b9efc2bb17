import { expect, it } from 'vitest';
import { parsePeriod } from '#lib/domain/period.ts';
import { reportingUnitsByArea } from '#lib/server/statistics/quota-areas.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { openWarehouse } from '../ingest/support.ts';

it('every commune has an office for its quota: its own UBND, before that the district’s where one is known', async () => {
  const warehouse = await openWarehouse('areas');
  const { areasOf } = await readCatalog(warehouse);
  const communes = areasOf('2026', 'commune').map(({ code }) => code);
  const officesIn = async (period: string, edition = '2026') => {
    const of = await reportingUnitsByArea(warehouse, {
      ...{ edition, level: 'commune', period: parsePeriod(period) },
    });
    return communes.map((code) => of(code)?.code ?? null);
  };
  const now = await officesIn('report:2026-11');
  expect(now).toEqual(communes.map((code) => `ubnd-${code}`));
  const before = await officesIn('report:2024-07', '2025');
  expect(before).not.toContain(null);
  const ofDistricts = before.filter((code) => code!.length === 'ubnd-218'.length);
  expect([communes.length, ofDistricts.length]).toEqual([99, 58]);
  const districts = await reportingUnitsByArea(warehouse, {
    ...{ edition: '2024', level: 'district', period: parsePeriod('report:2026-11') },
  });
  expect(districts('218')).toBe(null);
});
