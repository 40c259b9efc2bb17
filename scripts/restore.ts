import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { BACKUP_USAGE, restoreLines } from '#lib/messages/backup.ts';
import { readPassphrase } from '#lib/server/backup/passphrase.ts';
import { restoreBackup } from '#lib/server/backup/restore-backup.ts';
import { readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { runCommand } from './run-command.ts';

await runCommand(async (args, locale) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'passphrase-file': { type: 'string' }, lang: { type: 'string' } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) {
    throw new Fault('backup_usage', { problem: positionals.join(' ') || '…', usage: BACKUP_USAGE });
  }
  const { dataDir, root } = readConfig(process.env, process.cwd());
  const server = await findServer(dataDir);
  if (server) throw new Fault('server_runs', { url: server.url }, 409);
  const report = await restoreBackup({
    ...{ file: resolve(file), dataDir, reference: join(root, 'data', 'reference'), env: process.env },
    passphrase: readPassphrase(values['passphrase-file'] ?? null),
  });
  return restoreLines(dataDir, report, locale);
});
