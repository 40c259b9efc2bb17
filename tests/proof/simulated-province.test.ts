import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import jstat from 'jstat';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows, recompute, unitFinder, type ExportRow, type RecomputedFigure } from './recompute.ts';
import { openBrowser, watchedPage } from '../support/open-browser.ts';
import { runServer, temporaryFolder, type RunningServer } from '../support/run-server.ts';

const TESTS = 200_000;
const LIMIT_KBPS = 40_000;
const OPERATORS = {
  Viettel: 'viettel',
  VinaPhone: 'vinaphone',
  MobiFone: 'mobifone',
  Vietnamobile: 'vietnamobile',
  iTel: 'itel',
};

interface AnswerRow {
  readonly unit_code: string;
  readonly unit_name: string;
  readonly operator: string | null;
  readonly tests: number;
  readonly failed_tests: number;
  readonly devices: number;
  readonly download_kbps_mean: number;
  readonly download_kbps_mean_lower: number;
  readonly download_kbps_mean_upper: number;
  readonly download_kbps_median: number;
  readonly share_at_limit: number;
  readonly verdict: string;
}

let server: RunningServer;
let browser: Browser;
let answers: readonly AnswerRow[];
let truth: ReadonlyMap<string, RecomputedFigure>;

const run = (script: string, ...args: string[]) => {
  const result = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: server.dataDir },
  });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
};

/** The rows' own figures by district, and by district and operator, without any of the program's code. */
function recomputeAll(rows: readonly ExportRow[]): ReadonlyMap<string, RecomputedFigure> {
  const districtOf = unitFinder('district');
  const groups = new Map<string, ExportRow[]>();
  for (const row of rows.filter((entry) => entry['Công nghệ'] === '4G')) {
    const district = districtOf(Number(row['Kinh độ']), Number(row['Vĩ độ']));
    if (district === null) continue;
    for (const key of [
      `${district}`,
      `${district}/${OPERATORS[row['Nhà mạng'] as keyof typeof OPERATORS]}`,
    ]) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  const quantile = (df: number) => jstat.studentt.inv(0.975, df);
  return new Map([...groups].map(([key, group]) => [key, recompute(group, LIMIT_KBPS, quantile)]));
}

const vietnamese = (value: number, digits: number) =>
  value.toLocaleString('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits });

beforeAll(async () => {
  server = await runServer({ sample: false });
  browser = await openBrowser();
  const path = join(temporaryFolder(), 'mo-phong.csv');
  run('simulate', '--out', path, '--tests', String(TESTS), '--seed', '7');
  expect(run('ingest', path)).toContain(vietnamese(TESTS, 0));
  truth = recomputeAll(readRows(path));
  const query = 'edition=2024&level=district&from=2024-06-13&to=2024-07-13&by=operator';
  const answer = await fetch(`${server.url}/api/v1/statistics/areas?${query}`);
  answers = ((await answer.json()) as { rows: AnswerRow[] }).rows;
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('a simulated province, 200,000 tests through file, warehouse, API and map', () => {
  it('answers with a row for every district, and for every operator in it', () => {
    const keys = answers.map((row) => (row.operator ? `${row.unit_code}/${row.operator}` : row.unit_code));
    expect([...keys].sort()).toEqual([...truth.keys()].sort());
  });

  it('gives the figures that the rows give', () => {
    for (const row of answers) {
      const expected = truth.get(row.operator ? `${row.unit_code}/${row.operator}` : row.unit_code)!;
      expect(row.tests).toBe(expected.tests);
      expect(row.failed_tests).toBe(expected.failedTests);
      expect(row.devices).toBe(expected.devices);
      expect(row.download_kbps_median).toBe(expected.medianKbps);
      expect(row.share_at_limit).toBe(expected.shareAtLimit);
      expect(row.download_kbps_mean).toBeCloseTo(expected.meanKbps, 6);
      expect(row.download_kbps_mean_lower).toBeCloseTo(expected.lowerKbps, 4);
      expect(row.download_kbps_mean_upper).toBeCloseTo(expected.upperKbps, 4);
    }
  });

  it('shows each of them in the table of the overview', async () => {
    const { page, complaints } = await watchedPage(browser, server.url);
    await page.goto('/');
    for (const [code, figure] of [...truth].filter(([key]) => !key.includes('/'))) {
      const name = answers.find((row) => row.unit_code === code)!.unit_name;
      const row = page.locator('main tbody tr', { has: page.getByRole('link', { name, exact: true }) });
      const text = (await row.innerText()).replaceAll(/\s+/g, ' ');
      const half = (figure.upperKbps - figure.lowerKbps) / 2;
      expect(text).toContain(`${vietnamese(figure.meanKbps / 1000, 1)} ± ${vietnamese(half / 1000, 1)}`);
      expect(text).toContain(vietnamese(figure.tests, 0));
      expect(text).toContain(`${vietnamese(figure.devices, 0)} thiết bị`);
      expect(text).toContain(vietnamese(figure.medianKbps / 1000, 1));
      expect(text).toContain(`${vietnamese(figure.shareAtLimit * 100, 0)}%`);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows each mean on the map, drawn and interactive', async () => {
    const { page } = await watchedPage(browser, server.url);
    await page.goto('/');
    const districts = [...truth].filter(([key]) => !key.includes('/'));
    const drawing = await page.locator('main svg.map').first().textContent();
    for (const [, figure] of districts) expect(drawing).toContain(vietnamese(figure.meanKbps / 1000, 1));

    await page.locator('.maplibregl-canvas').waitFor({ state: 'visible' });
    const links = page.locator('main svg.map').first().locator('a');
    for (const [code, figure] of districts) {
      const { unit_name: name } = answers.find((row) => row.unit_code === code)!;
      await page.locator('main tbody').getByRole('link', { name, exact: true }).focus();
      const card = page.locator('main figure .card').first();
      await card.waitFor();
      expect((await card.innerText()).replaceAll(/\s+/g, ' ')).toContain(
        vietnamese(figure.meanKbps / 1000, 1),
      );
    }
    expect(await links.count()).toBe(districts.length);
    await page.close();
  });
});
