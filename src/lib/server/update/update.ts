import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareFigures, countValues } from '#lib/domain/update/compare-figures.ts';
import { figureChanges } from '#lib/domain/update/figure-changes.ts';
import type { UpdateReport } from '#lib/domain/update/update-report.ts';
import { Fault } from '#lib/domain/fault.ts';
import { makePrivateFolder, sweepLeftovers, temporaryName } from '../backup/durable.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { runBackup } from '../backup/run-backup.ts';
import type { Config } from '../config.ts';
import { findServer } from '../server-discovery.ts';
import { migrateReally } from './migrate-really.ts';
import { readFigures } from './read-figures.ts';
import { withProgram } from './run-program.ts';

const PREFIX = 'updating';

/** An update of a data folder from the program of before to this one. */
export interface UpdateRequest {
  readonly config: Config;
  /** Folder of the program that the data were used with until now. */
  readonly from: string;
  /** The backup that is made first. */
  readonly backup: { readonly folder: string; readonly name: string; readonly passphrase: string | null };
  /** Only on a copy; a server may run meanwhile. */
  readonly dryRun: boolean;
  /** Goes on although figures differ. */
  readonly acceptFigures: boolean;
}

/**
 * Backs the data up and proves the backup; lets the program of before and then this one run on a copy, compares their
 * figures, and only then lets this one migrate the data themselves. Stops where figures differ that nobody accepted. Throws
 * a Fault when a server runs, or this program fails: on the copy nothing has changed; else everything is put back.
 */
export async function update(request: UpdateRequest): Promise<UpdateReport> {
  const { config, from, backup, dryRun, acceptFigures } = request;
  const { dataDir, root } = config;
  const earlier = versionOf(from);
  const server = dryRun ? null : await findServer(dataDir);
  if (server) throw new Fault('server_runs', { url: server.url }, 409);
  await runBackup(config, { ...backup, verify: true }, process.env);
  await sweepLeftovers(dataDir, PREFIX);
  const folder = makePrivateFolder(join(dataDir, temporaryName(PREFIX)));
  try {
    const copy = join(folder, 'copy');
    const { passphrase } = backup;
    await restoreBackup({
      ...{ file: join(backup.folder, backup.name), dataDir: copy, passphrase, env: process.env },
      reference: join(root, 'data', 'reference'),
    });
    const before = await withProgram({ program: from, dataDir: copy }, readFigures);
    const after = await withProgram({ program: root, dataDir: copy }, readFigures);
    await rm(copy, { recursive: true });
    const differences = compareFigures(before, after);
    const isStopped = differences.length > 0 && !acceptFigures;
    if (!dryRun && !isStopped) await migrateReally({ program: root, dataDir }, after, join(folder, 'kept'));
    return {
      ...{ from: earlier, to: versionOf(root), valuesCompared: countValues(before), differences },
      announced: figureChanges(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), earlier),
      outcome: dryRun ? 'rehearsed' : isStopped ? 'stopped' : 'updated',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function versionOf(program: string): string {
  const file = join(program, 'package.json');
  if (!existsSync(file) || !existsSync(join(program, 'scripts', 'start.ts')))
    throw new Fault('update_no_program', { folder: program }, 404);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
