import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { packKey, parseRows, renameRows, rowsCsv } from '#lib/server/evidence/pack-rows.ts';
import { recompute } from '#lib/server/evidence/recompute/recompute.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { robustness } from '#lib/server/statistics/robustness.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { contentOf, filterOf, openEvidenceWorld, zipOf } from './evidence-world.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openEvidenceWorld();
});
afterAll(() => warehouse.close());

const QUERIES = [
  'operator=VTT',
  'operator=all&technology=all',
  'operator=VNPT&failed=as_zero',
  'operator=MBF&flagged=excluded&standard=4g-device-40',
  'operator=all&standard=4g-device-40&failed=as_zero&flagged=excluded&from=2023-09-01&to=2023-11-15',
  'edition=new&level=commune&standard=4g-device-40',
];

describe('figures of a pack', () => {
  it.each(QUERIES)('are the warehouse’s to the digit, other ways of counting included: %s', async (query) => {
    const filter = await filterOf(warehouse, query);
    const statistics = await areaStatistics(warehouse, filter);
    const areas = statistics.map(({ code }) => code);
    const evidence = await liveEvidence(warehouse, { filter, areas, gaps: [] });
    const rows = renameRows(evidence.rows, packKey('s', evidence.scope, 1));
    const { rule, minimums } = evidence;
    const again = recompute(parseRows(rowsCsv(rows)), { filter, areas, rule, minimums });
    expect(again.figures).toEqual(statistics);
    for (const code of areas) {
      const expected = await robustness(warehouse, filter, code);
      const found = again.sensitivity.filter((row) => row.code === code).slice(0, expected.length);
      expect(
        found.map(({ way, counted, mean, lower, upper, verdict, changed }) => ({
          lights: undefined,
          ...{ variant: way, counted, verdict, changed },
          ...{ downloadKbpsMean: mean, downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper },
        })),
      ).toEqual(expected.map((row) => ({ ...row, lights: undefined })));
    }
  });

  it('has other ways of counting where there is a verdict', async () => {
    const { sensitivity } = await contentOf(warehouse, 'operator=VTT&standard=4g-device-40');
    const ways = new Set(sensitivity.map(({ way }) => way));
    expect([...ways]).toEqual(
      expect.arrayContaining(['without_busiest_devices', 'hours_08_11', 'all_tests']),
    );
    expect(ways.size).toBe(7 + 1 + 4);
  });
});

describe('a pack', () => {
  it('is the same bytes each time, and intact', async () => {
    const [one, other] = [await zipOf(warehouse, 'operator=VTT'), await zipOf(warehouse, 'operator=VTT')];
    expect(one.equals(other)).toBe(true);
    expect(await checkPack(one, null)).toMatchObject({
      isIntact: true,
      signer: 'unchecked',
      findings: [],
      figures: 3,
    });
  });
});
