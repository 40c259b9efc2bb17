import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { differingTables, type TableContents } from '#lib/domain/backup/manifest.ts';
import { readContents } from '#lib/server/backup/contents.ts';
import { keepRecords } from '#lib/server/backup/records.ts';
import { verifyBackup } from '#lib/server/backup/verify-backup.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { NOW, openApiWorld } from '../api/api-world.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { durationOf, runAndKill } from './kill-moments.ts';

/** `KILL_MOMENTS=20` for the long run. */
const MOMENTS = Number(process.env.KILL_MOMENTS ?? 2);
/** A program's start takes most of the time; later moments are the ones that matter. */
const TIMEOUT_MS = 60_000 + MOMENTS * 60_000;
const moments = (durationMs: number) =>
  Array.from({ length: MOMENTS }, (_, i) => durationMs * (0.4 + (0.6 * (i + 0.5)) / MOMENTS));

let dataDir: string;
let contents: readonly TableContents[];
const contentsOf = async (folder: string) => {
  const warehouse = await Warehouse.open({
    ...{ dataDir: folder, threads: 1, memoryLimit: '512MB', clock: () => NOW },
  });
  const { tables } = await readContents(warehouse.db);
  await warehouse.close();
  return tables;
};
beforeAll(async () => {
  const { warehouse } = await openApiWorld();
  await warehouse.close();
  dataDir = warehouse.dataDir;
  contents = await contentsOf(dataDir);
});

describe('a command that is killed at some moment', { timeout: TIMEOUT_MS }, () => {
  it('backing up: leaves the warehouse as it was, and a sound backup or none', async () => {
    const folder = temporaryFolder();
    const command = (name: string) => ({
      ...({ script: 'scripts/backup.ts', dataDir } as const),
      args: ['--out', join(folder, name), '--verify'],
    });
    const duration = await durationOf(command('first.tar'));
    for (const [i, moment] of moments(duration).entries()) {
      await runAndKill(command(`${i}.tar`), moment);
      if (existsSync(join(folder, `${i}.tar`))) await verifyBackup(join(folder, `${i}.tar`));
    }
    expect(differingTables(await contentsOf(dataDir), contents)).toEqual([]);
    // The next one sweeps up what the killed ones left.
    await durationOf(command('last.tar'));
    expect(readdirSync(folder).filter((name) => !name.endsWith('.tar'))).toEqual([]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('snapshot'))).toEqual([]);
  });

  it('restoring: leaves a folder that another restore completes, or a complete one', async () => {
    const file = join(temporaryFolder(), 'i-speed.tar');
    await durationOf({ script: 'scripts/backup.ts', dataDir, args: ['--out', file] });
    const command = (folder: string) =>
      ({ script: 'scripts/restore.ts', dataDir: folder, args: [file] }) as const;
    const duration = await durationOf(command(join(temporaryFolder(), 'whole')));
    for (const moment of moments(duration)) {
      const folder = join(temporaryFolder(), 'killed');
      const code = await runAndKill(command(folder), moment);
      if (code === null && !existsSync(join(folder, 'warehouse', 'i-speed.duckdb'))) {
        await durationOf(command(folder));
      } else if (existsSync(join(folder, 'restore-unfinished'))) {
        await durationOf(command(folder));
      }
      // The audit goes on with the restore itself.
      const differing = differingTables(await contentsOf(folder), contents);
      expect(differing.filter((table) => table !== 'audit_entry')).toEqual([]);
      expect(readdirSync(folder).filter((name) => /^(restoring|restore)-/.test(name))).toEqual([]);
    }
  });

  it('rebuilding: leaves the warehouse of before or the new one, each whole', async () => {
    const command = { script: 'scripts/rebuild.ts', dataDir, args: [] } as const;
    const warehouse = await Warehouse.open({
      ...{ dataDir, threads: 1, memoryLimit: '512MB', clock: () => NOW },
    });
    keepRecords(warehouse);
    await warehouse.change({ commit: async () => undefined });
    await warehouse.settled();
    await warehouse.close();
    const duration = await durationOf(command);
    const rowsOf = (tables: readonly TableContents[]) =>
      tables.find(({ table }) => table === 'measurement')!.rows;
    for (const moment of moments(duration)) {
      await runAndKill(command, moment);
      const file = join(dataDir, 'warehouse', 'i-speed.duckdb');
      const kept = readdirSync(join(dataDir, 'warehouse')).filter((name) => name.includes('before-rebuild'));
      if (!existsSync(file)) renameSync(join(dataDir, 'warehouse', kept.sort().at(-1)!), file);
      expect(rowsOf(await contentsOf(dataDir))).toBe(rowsOf(contents));
      for (const name of kept) rmSync(join(dataDir, 'warehouse', name), { force: true });
    }
    await durationOf(command);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('rebuilding'))).toEqual([]);
  });
});
