import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFigures } from '#lib/domain/update/compare-figures.ts';
import { updateLines } from '#lib/messages/install/update.ts';
import { readConfig } from '#lib/server/config.ts';
import { readFigures } from '#lib/server/update/read-figures.ts';
import { migrateReally } from '#lib/server/update/migrate-really.ts';
import { withProgram } from '#lib/server/update/run-program.ts';
import { update } from '#lib/server/update/update.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { temporaryFolder } from '../support/run-server.ts';

/** A program that notes its start in the data folder and answers every address with one row of `figure`. */
const START = (figure: number, failsIn: string) => `
import { createServer } from 'node:http';
import { rmSync, writeFileSync } from 'node:fs';
const data = process.env.DATA_DIR;
writeFileSync(data + '/warehouse/i-speed.duckdb.changed', '${figure}');
if (data.endsWith('${failsIn}')) throw new Error('migration 99 failed');
const instance = 'x' + process.pid;
const server = createServer((request, response) => {
  const row = { unit_name: 'Huyện Lục Ngạn', download_kbps_mean: ${figure}, origin: process.env.ORIGIN };
  const answer = /cases/.test(request.url) ? { cases: [row], total: 3 } : { rows: [row] };
  response.end(JSON.stringify(request.url === '/api/health' ? { instance } : answer));
});
server.listen(Number(process.env.PORT), process.env.HOST, () => {
  const url = 'http://127.0.0.1:' + server.address().port;
  writeFileSync(data + '/warehouse/server.json', JSON.stringify({ url, origin: url, instance }));
});
process.once('SIGINT', () => { rmSync(data + '/warehouse/server.json'); process.exit(0); });
`;

function program(version: string, figure: number, failsIn = 'nowhere'): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'scripts'));
  mkdirSync(join(folder, 'data', 'reference'), { recursive: true });
  writeFileSync(join(folder, 'data', 'reference', 'README.md'), 'reference');
  mkdirSync(join(folder, 'bin'));
  const node = `#!/bin/sh\nexec ${process.execPath} start.mjs\n`;
  writeFileSync(join(folder, 'bin', 'node'), node, { mode: 0o755 });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version, type: 'module' }));
  writeFileSync(
    join(folder, 'CHANGELOG.md'),
    '## [2.0.0] - 2026-01-01\n\n### Figures\n\n- Means are rounded.\n\n## [1.0.0] - 2025-01-01\n\n### Figures\n\n- None.\n',
  );
  writeFileSync(join(folder, 'scripts', 'start.ts'), '');
  writeFileSync(join(folder, 'start.mjs'), START(figure, failsIn));
  return folder;
}

/** Every file of a data folder with its content, but the note of backups and what the audit is told of a restore. */
const contentOf = (dataDir: string) =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'backups.jsonl')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(dataDir, 'restored')))
    .sort()
    .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')] as const);

let dataDir: string;
beforeAll(async () => {
  dataDir = join(temporaryFolder(), 'data');
  mkdirSync(dataDir);
  const resources = { threads: 1, memoryLimit: '256MB' };
  const warehouse = await Warehouse.open({ dataDir, ...resources, clock: () => new Date('2026-01-01') });
  await warehouse.close();
});

const request = (from: string, to: string, more: object = {}) => ({
  ...{ config: readConfig({ DATA_DIR: dataDir, APP_ROOT: to }, process.cwd()), from },
  ...{ backup: { folder: temporaryFolder(), name: 'before.tar', passphrase: null } },
  ...{ dryRun: false, acceptFigures: false, ...more },
});

describe('an update', () => {
  it('stops where figures differ, says which and what the changelog says, and changes nothing', async () => {
    const before = contentOf(dataDir);
    const asked = request(program('1.0.0', 40), program('2.0.0', 41));
    const report = await update(asked);
    expect(report).toMatchObject({ from: '1.0.0', to: '2.0.0', outcome: 'stopped' });
    expect(report.differences).toHaveLength(9);
    expect(contentOf(dataDir)).toEqual(before);
    expect(readdirSync(asked.backup.folder)).toEqual(['before.tar']);
    const lines = updateLines('before.tar', report, 'vi').join('\n');
    expect(lines).toContain(
      '1 trên 1 dòng khác trước. Ví dụ Huyện Lục Ngạn, cột download_kbps_mean: trước 40, nay 41',
    );
    expect(lines).toContain('2.0.0: Means are rounded.');
    expect(lines).not.toContain('1.0.0: None.');
    expect(lines).toContain('CHƯA cập nhật');
  });

  it('lets the new program change the data where they are the same', async () => {
    const report = await update(request(program('1.0.0', 40), program('2.0.0', 40)));
    expect([report.outcome, report.differences]).toEqual(['updated', []]);
    expect(contentOf(dataDir).map(([path]) => path)).toContain(
      join(dataDir, 'warehouse', 'i-speed.duckdb.changed'),
    );
    expect(readdirSync(dataDir).filter((name) => name.startsWith('updating'))).toEqual([]);
  });

  it('puts everything back where the new program fails on the data, or gives other figures than rehearsed', async () => {
    const rehearsed = await withProgram({ program: program('1.0.0', 40), dataDir }, readFigures);
    expect(rehearsed['/api/v1/cases?format=json']).toHaveLength(3);
    const before = contentOf(dataDir);
    const failing = { program: program('2.0.0', 41, 'data'), dataDir };
    await expect(migrateReally(failing, rehearsed, join(dataDir, 'kept'))).rejects.toMatchObject({
      code: 'update_rolled_back',
      details: { code: 'update_program_failed', output: expect.stringContaining('migration 99 failed') },
    });
    const other = { program: program('2.0.0', 41), dataDir };
    await expect(migrateReally(other, rehearsed, join(dataDir, 'kept'))).rejects.toMatchObject({
      details: { code: 'update_other_figures' },
    });
    expect(contentOf(dataDir)).toEqual(before);
    expect(readFileSync(join(dataDir, 'warehouse', 'i-speed.duckdb.changed'), 'utf8')).toBe('40');
  });

  it('refuses a folder without a program, and data that a server has open', async () => {
    await expect(update(request(temporaryFolder(), program('2.0.0', 40)))).rejects.toMatchObject({
      code: 'update_no_program',
    });
    const running = program('1.0.0', 40);
    await withProgram({ program: running, dataDir }, async () => {
      await expect(update(request(running, running))).rejects.toMatchObject({ code: 'server_runs' });
    });
  });
});

describe('comparing figures', () => {
  it('finds values and rows that differ, and takes no column of one side only for a difference', () => {
    const row = { code: 'a', name: 'b', mean: 1 };
    expect(compareFigures({ t: [row] }, { t: [{ ...row, new_column: 2 }] })).toEqual([]);
    expect(compareFigures({ t: [row] }, { t: [{ ...row, mean: null }] })).toMatchObject([
      { rowsDiffering: 1, first: { row: 'a, b', column: 'mean', before: '1', after: 'null' } },
    ]);
    // As Node 20 and Node 24 gave the same mean.
    const [one, other] = [47967.02147237966, 47967.02147237967];
    expect(compareFigures({ t: [{ mean: one }] }, { t: [{ mean: other }] })).toEqual([]);
    expect(compareFigures({ t: [{ mean: 47967.02147 }] }, { t: [{ mean: 47967.02149 }] })).toHaveLength(1);
    expect(compareFigures({ t: [row] }, {})).toMatchObject([{ rowsBefore: 1, rowsAfter: 0, first: null }]);
  });
});
