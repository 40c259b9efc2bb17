import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GapFigure } from '#lib/server/evidence/gaps/gap-evidence.ts';
import { makeContent, type PackContent } from '#lib/server/evidence/pack-content.ts';
import { Database } from '#lib/server/db/database.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recomputeGapRows } from '../support/recompute-gaps.ts';
import { recomputeRows } from '../support/recompute-rows.ts';
import { contentOf, openEvidenceWorld, SECRETS } from './evidence-world.ts';
import { withMadeGaps } from './made-gaps.ts';

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

describe('gap areas of a pack', () => {
  it('have the figures that an independent program gives from the rows and windows in it', async () => {
    const { evidence } = await contentOf(warehouse, 'operator=VTT', ['A']);
    for (const seed of [1, 2, 3]) {
      const content = await makeContent(withMadeGaps(evidence, seed), SECRETS);
      const { figures } = JSON.parse(partOf(content, 'gaps.json')) as { figures: GapFigure[] };
      const { standard } = JSON.parse(partOf(content, 'standards.json')) as { standard: { limit: number } };
      const [rows, windows] = [partOf(content, 'rows.csv'), partOf(content, 'gap-selection.json')];
      const again = recomputeGapRows(rows, windows, partOf(content, 'scope.json'), standard.limit);
      expect(figures.map(({ status, retested }) => `${status} ${retested}`).sort()).toEqual([
        ...['confirmed false', 'confirmed true', 'suspected false'],
      ]);
      for (const row of figures) {
        const { p, error, atMost, ...own } = again.get(row.gap)!;
        expect(row).toMatchObject(own);
        expect(Math.abs(error / row.error - 1)).toBeLessThan(1e-9);
        // Below 1e-12 the program's own normal distribution is 0.
        expect(Math.abs(p - row.p)).toBeLessThan(1e-3 * row.p + 1e-12);
        expect(Math.abs((atMost ?? 1) / (row.atMostKbps ?? 1) - 1)).toBeLessThan(1e-4);
      }
    }
  });

  it('are counted by recompute-gaps.sql in DuckDB, run as it is', async () => {
    const { evidence } = await contentOf(warehouse, 'operator=VTT', ['A']);
    const content = await makeContent(withMadeGaps(evidence), SECRETS);
    expect(await answerOf(content, 'recompute-gaps.sql')).toEqual(
      content.gaps!.figures.map((row) => ({
        gap_id: row.gap,
        tests: row.tests,
        devices: row.devices,
        days: row.days,
        judged_devices: row.judgedDevices,
        kbps_votes_sum: row.votes,
      })),
    );
    const [area] = await answerOf(content, 'recompute.sql');
    expect(area).toMatchObject({ unit_code: 'A', tests: content.evidence.figures[0]!.tests });
  });
});

/** What a SQL part answers beside the rows of its pack. */
async function answerOf(content: PackContent, name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-sql-'));
  const db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '300MB' });
  try {
    writeFileSync(join(folder, 'rows.csv'), partOf(content, 'rows.csv'));
    const text = partOf(content, name).replace("'rows.csv'", `'${join(folder, 'rows.csv')}'`);
    return await db.query<Record<string, number | string>, Record<never, never>>({ text }, {});
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

it('recompute.sql gives the main figures in DuckDB, run as it is', async () => {
  const content = await contentOf(warehouse, 'operator=VTT', ['A', 'B']);
  expect(await answerOf(content, 'recompute.sql')).toEqual(
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
