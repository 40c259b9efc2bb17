import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeContent } from '#lib/server/evidence/pack-content.ts';
import { Database } from '#lib/server/db/database.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recomputeRows } from '../support/recompute-rows.ts';
import { contentOf, openEvidenceWorld, SECRETS } from './evidence-world.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openEvidenceWorld(8000);
});
afterAll(() => warehouse.close());

const MONTHS = ['2023-08', '2023-10', '2023-12', '2024-02', '2024-04'];
const PACKS = [
  ...MONTHS.flatMap((month) => [
    `operator=VTT&from=${month}-01&to=${month}-28`,
    `operator=all&technology=all&standard=4g-device-40&from=2023-07-01&to=${month}-15`,
  ]),
];

const partOf = (content: Awaited<ReturnType<typeof contentOf>>, name: string) =>
  content.parts.find((part) => part.name === name)!.bytes.toString('utf8');

describe('ten packs', () => {
  it.each(PACKS)('give an independent program the same figures from rows.csv alone: %s', async (query) => {
    const content = await contentOf(warehouse, query, ['A', 'B']);
    const { figures } = JSON.parse(partOf(content, 'figures.json')) as { figures: AreaStatistic[] };
    const { standard } = JSON.parse(partOf(content, 'standards.json')) as { standard: { limit: number } };
    const again = recomputeRows(partOf(content, 'rows.csv'), standard.limit);
    for (const row of figures) {
      const own = again.get(row.code)!;
      expect([own.tests, own.failedTests, own.devices, own.places]).toEqual([
        ...[row.tests, row.failedTests, row.devices, row.places],
      ]);
      const pairs = [
        [own.deviceMean, row.downloadKbpsDeviceMean],
        [own.deviceMeanLower, row.downloadKbpsDeviceMeanLower],
        [own.deviceMeanUpper, row.downloadKbpsDeviceMeanUpper],
        [own.mean, row.downloadKbpsMean],
        [own.median, row.downloadKbpsMedian],
        [own.shareAtLimit, row.shareAtLimit],
      ] as const;
      for (const [computed, said] of pairs) expect(Math.abs(computed / said! - 1)).toBeLessThan(1e-6);
    }
  });
});

it('recompute.sql gives the main figures in DuckDB, run as it is', async () => {
  const content = await contentOf(warehouse, 'operator=VTT', ['A', 'B']);
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-sql-'));
  const db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '300MB' });
  try {
    writeFileSync(join(folder, 'rows.csv'), partOf(content, 'rows.csv'));
    const text = partOf(content, 'recompute.sql').replace("'rows.csv'", `'${join(folder, 'rows.csv')}'`);
    const rows = await db.query<Record<string, number | string>, Record<never, never>>({ text }, {});
    expect(rows).toEqual(
      content.evidence.figures.map((row) => ({
        unit_code: row.code,
        tests: row.tests,
        devices: row.devices,
        download_kbps_mean: row.downloadKbpsMean,
        download_kbps_device_mean: row.downloadKbpsDeviceMean,
        download_kbps_median: row.downloadKbpsMedian,
        share_at_limit: row.shareAtLimit,
      })),
    );
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('every part of a pack of generated data says so', async () => {
  const evidence = { ...(await contentOf(warehouse, 'operator=VTT', ['A'])).evidence };
  const rows = evidence.rows.map((row) => ({ ...row, simulated: true }));
  const content = await makeContent({ ...evidence, simulated: true, rows }, SECRETS);
  const marked = content.parts.filter(({ bytes }) =>
    /MÔ PHỎNG|"simulated": true|,true\r\n|simulated/.test(bytes.toString('utf8')),
  );
  const unmarked = content.parts
    .map(({ name }) => name)
    .filter((name) => !marked.some((part) => part.name === name));
  expect(unmarked).toEqual(['public-key.pem', 'manifest-sha256.txt', 'manifest-sha256.txt.sig']);
});
