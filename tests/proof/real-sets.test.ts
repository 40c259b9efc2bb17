import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandWords } from '../support/command.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { copyOfReference } from '../support/templates.ts';

/** Public sets with answers published by others; not part of this project, so absent on most machines. */
const REAL = process.env.REAL_DATA ?? '../shared/real';
const present = existsSync(REAL);

/** The operators' means were published with two digits, kbit/s. */
const PUBLISHED_ROUNDING = 0.0051;

/** Runs commands on a warehouse of their own, which has the reference data. */
async function runner() {
  const dataDir = temporaryFolder();
  await copyOfReference(dataDir);
  return (script: string, ...args: string[]) => {
    const result = spawnSync(process.execPath, [...commandWords(`scripts/${script}.ts`), ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: dataDir },
    });
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    return result.stdout;
  };
}

interface Output {
  readonly rows: readonly {
    readonly unit_code: string;
    readonly operator: string | null;
    readonly tests: number;
    readonly download_kbps_mean: number | null;
  }[];
}

describe.runIf(present)('published figures', () => {
  describe.each(['csv', 'parquet'] as const)('Ookla open-data tiles of 18 areas, %s', (format) => {
    const published = present
      ? readFileSync(join(REAL, 'ookla-islands/published-fixed-2023Q4.csv'), 'utf8')
          .trim()
          .split(/\r?\n/)
          .slice(1)
      : [];
    let output: Output;

    beforeAll(async () => {
      const here = await runner();
      const [edition, level] = ['--edition=islands', '--level=district'];
      here(
        'areas',
        'import',
        join(REAL, 'ookla-islands/areas.geojson'),
        edition,
        level,
        '--code=code',
        '--name=name',
      );
      const columns = ['download=avg_d_kbps:kbps', 'upload=avg_u_kbps:kbps', 'latency=avg_lat_ms'];
      const places = ['longitude=tile_x', 'latitude=tile_y'];
      here(
        'ingest',
        join(REAL, `ookla-islands/tiles-fixed-2023Q4.${format}`),
        ...[...columns, ...places].map((entry) => `--map=${entry}`),
        '--const=tested_on=2023-10-01',
        '--const=technology=fixed',
        '--aggregates=as_tests',
      );
      const dates = ['--from=2023-10-01', '--to=2024-01-01', '--technology=fixed', '--failed=as_zero'];
      output = JSON.parse(here('statistics', 'areas', edition, level, ...dates, '--format=json')) as Output;
    });

    it.each(published)('%s', (line) => {
      const [area, mean, , , tiles] = line.split(',');
      const row = output.rows.find((entry) => entry.unit_code === area);
      expect(row?.tests).toBe(Number(tiles));
      // Puerto Rico's mean was published, its tiles are not in the file: no tiles, no figure.
      if (tiles === '0') expect(row?.download_kbps_mean).toBeNull();
      else expect(Math.abs(row!.download_kbps_mean! / 1000 - Number(mean))).toBeLessThan(1e-6);
    });
  });

  it('the two operators of the Dakar drive, failed tests counted', async () => {
    const run = await runner();
    const box = [-18, 14, -17, 15] as const;
    const [west, south, east, north] = box;
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const outline = join(temporaryFolder(), 'dakar.geojson');
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const dakar = { type: 'Feature', properties: { code: 'dakar', name: 'Dakar' }, geometry };
    writeFileSync(outline, JSON.stringify({ type: 'FeatureCollection', features: [dakar] }));
    run('areas', 'import', outline, '--edition=dakar', '--level=district', '--code=code', '--name=name');
    for (const name of ['Orange', 'Yas']) run('ingest', join(REAL, `gnettrack/${name}_log_datatest.txt`));
    const scope = [
      '--edition=dakar',
      '--level=district',
      '--from=2025-07-01',
      '--to=2025-08-01',
      '--technology=all',
    ];
    const means = (failed: string) => {
      const text = run(
        'statistics',
        'areas',
        ...scope,
        `--failed=${failed}`,
        '--by=operator',
        '--format=json',
      );
      return Object.fromEntries(
        (JSON.parse(text) as Output).rows.map((row) => [row.operator, row.download_kbps_mean]),
      ) as Record<string, number>;
    };
    const counted = means('as_zero');
    expect(Math.abs(counted.orange! - 5989.18)).toBeLessThan(PUBLISHED_ROUNDING);
    expect(Math.abs(counted.yas! - 3307.24)).toBeLessThan(PUBLISHED_ROUNDING);
    expect(means('excluded').orange).toBeGreaterThan(counted.orange!);
  });
});
