import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  readRows,
  recompute,
  areaFinder,
  type Bounds,
  type ExportRow,
  type Judging,
  type RecomputedFigure,
} from './recompute.ts';
import { commandWords } from '../support/command.ts';
import { openBrowser, watchedPage } from '../support/open-browser.ts';
import { runServer, temporaryFolder, type RunningServer } from '../support/run-server.ts';

const TESTS = 40_000;
const STANDARD = '4g-mean-40';
const OPERATORS = {
  Viettel: 'viettel',
  VinaPhone: 'vinaphone',
  MobiFone: 'mobifone',
  Vietnamobile: 'vietnamobile',
  iTel: 'itel',
};

type ResultRow = Readonly<Record<string, number | string | null>> & {
  readonly unit_code: string;
  readonly unit_name: string;
  readonly operator: string | null;
};

let server: RunningServer;
let browser: Browser;
let results: readonly ResultRow[];
let truth: ReadonlyMap<string, RecomputedFigure>;

const run = (script: string, ...args: string[]) => {
  const result = spawnSync(process.execPath, [...commandWords(`scripts/${script}.ts`), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: server.dataDir },
  });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
};

/** The rows' own figures by district, and by district and operator, without any of the program's code. */
function recomputeAll(rows: readonly ExportRow[]): ReadonlyMap<string, RecomputedFigure> {
  const districtOf = areaFinder('district');
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
  const judging = readJudging();
  return new Map([...groups].map(([key, group]) => [key, recompute(group, judging)]));
}

/** What a district is judged by over one month, from the files that say so. */
function readJudging(): Judging {
  const read = (name: string) => JSON.parse(readFileSync(`data/reference/standards/${name}.json`, 'utf8'));
  const { standards } = read('standards') as { standards: readonly { id: string; limit: number }[] };
  const { gates } = read('gates') as {
    gates: readonly { aspect: string; effect: string; minimum: number | { district: number } }[];
  };
  const { limit } = standards.find(({ id }) => id === STANDARD)!;
  const least = (aspect: string) => {
    const { minimum } = gates.find((gate) => gate.aspect === aspect)!;
    return typeof minimum === 'number' ? minimum : minimum.district;
  };
  return {
    limitKbps: limit,
    minimums: {
      tests: least('tests'),
      devices: least('devices'),
      places: least('places'),
      times: least('times'),
    },
  };
}

/** Both are within a millionth of the interval's half width: quantiles of Student's t are not exact to the last digit. */
function expectBounds(row: ResultRow, name: string, bounds: Bounds): void {
  const found = [row[`${name}_lower`], row[`${name}_upper`]];
  if (bounds === null) return expect(found, name).toEqual([null, null]);
  const room = (bounds[1] - bounds[0]) * 5e-7;
  bounds.forEach((bound, i) => expect(Math.abs(Number(found[i]) - bound), name).toBeLessThanOrEqual(room));
}

const vietnamese = (value: number, digits: number) =>
  value.toLocaleString('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const figureOf = ({ unit_code: code, operator }: ResultRow) =>
  truth.get(operator === null ? code : `${code}/${operator}`)!;

beforeAll(async () => {
  server = await runServer({ sample: false });
  browser = await openBrowser();
  const path = join(temporaryFolder(), 'mo-phong.csv');
  run('simulate', '--out', path, '--tests', String(TESTS), '--seed', '7');
  expect(run('ingest', path)).toContain(vietnamese(TESTS, 0));
  truth = recomputeAll(readRows(path));
  const query = 'edition=2024&level=district&from=2024-06-13&to=2024-07-13&by=operator';
  const answer = await fetch(`${server.url}/api/v1/statistics/areas?${query}`);
  results = ((await answer.json()) as { rows: ResultRow[] }).rows;
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('a simulated province through file, warehouse, API and map', () => {
  it('gives a row for every district, and for every operator in it', () => {
    const keys = results.map((row) => (row.operator ? `${row.unit_code}/${row.operator}` : row.unit_code));
    expect([...keys].sort()).toEqual([...truth.keys()].sort());
  });

  it('gives the figures that the rows give', () => {
    for (const row of results) {
      const expected = figureOf(row);
      expect(row).toMatchObject({
        tests: expected.tests,
        failed_tests: expected.failedTests,
        failed_share: expected.failedTests / (expected.tests + expected.failedTests),
        tests_without_device: expected.testsWithoutDevice,
        devices: expected.devices,
        clusters: expected.clusters,
        places: expected.places,
        times_of_day: expected.timesOfDay,
        share_at_limit: expected.shareAtLimit,
      });
      expect(row.download_kbps_mean).toBeCloseTo(expected.mean, 6);
      expect(row.download_kbps_device_mean).toBeCloseTo(expected.deviceMean, 6);
      ['p20', 'median', 'p80'].forEach((name, i) =>
        expect(row[`download_kbps_${name}`]).toBeCloseTo(expected.percentiles[i]!.kbps, 6),
      );
    }
  });

  it('gives the intervals that the rows give, written out as the method says', () => {
    for (const row of results) {
      const expected = figureOf(row);
      expectBounds(row, 'download_kbps_mean', expected.meanBounds);
      expectBounds(row, 'download_kbps_device_mean', expected.deviceMeanBounds);
      expectBounds(row, 'share_at_limit', expected.shareBounds);
      ['p20', 'median', 'p80'].forEach((name, i) =>
        expectBounds(row, `download_kbps_${name}`, expected.percentiles[i]!.bounds),
      );
    }
  });

  it('judges and lights them as the standard and the limits say', () => {
    for (const row of results) {
      const { verdict, lights } = figureOf(row);
      expect(row).toMatchObject({
        verdict,
        enough_tests: lights.tests,
        enough_devices: lights.devices,
        enough_places: lights.places,
        enough_times: lights.times,
      });
    }
    expect(new Set(results.map(({ verdict }) => verdict)).size).toBeGreaterThan(2);
  });

  it('shows each of them in the table of the overview', async () => {
    const { page, complaints } = await watchedPage(browser, server.url);
    await page.goto('/');
    for (const [code, figure] of [...truth].filter(([key]) => !key.includes('/'))) {
      const name = results.find((row) => row.unit_code === code)!.unit_name;
      const row = page.locator('main tbody tr', { has: page.getByRole('link', { name, exact: true }) });
      const text = (await row.innerText()).replaceAll(/\s+/g, ' ');
      const half = (figure.deviceMeanBounds![1] - figure.deviceMeanBounds![0]) / 2;
      expect(text).toContain(`${vietnamese(figure.deviceMean / 1000, 1)} ± ${vietnamese(half / 1000, 1)}`);
      expect(text).toContain(vietnamese(figure.tests, 0));
      expect(text).toContain(`${vietnamese(figure.devices, 0)} thiết bị`);
      expect(text).toContain(vietnamese(figure.percentiles[1]!.kbps / 1000, 1));
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
    for (const [, figure] of districts) expect(drawing).toContain(vietnamese(figure.deviceMean / 1000, 1));

    // The pointer may be on the drawing before the page has its script: a move brings the map all the same.
    const box = page.locator('main figure .box').first();
    let x = 100;
    await expect
      .poll(async () => {
        await box.hover({ position: { x: (x += 5), y: 100 } });
        return page.locator('.canvas.ready').count();
      })
      .toBeGreaterThan(0);
    const links = page.locator('main svg.map').first().locator('a');
    for (const [code, figure] of districts) {
      const { unit_name: name } = results.find((row) => row.unit_code === code)!;
      await page.locator('main tbody').getByRole('link', { name, exact: true }).focus();
      const card = page.locator('main figure .card').first();
      await card.waitFor();
      expect((await card.innerText()).replaceAll(/\s+/g, ' ')).toContain(
        vietnamese(figure.deviceMean / 1000, 1),
      );
    }
    expect(await links.count()).toBe(districts.length);
    await page.close();
  });
});
