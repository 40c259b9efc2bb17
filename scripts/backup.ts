import { basename, dirname, resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { summaryOf } from '#lib/domain/backup/manifest.ts';
import { Fault } from '#lib/domain/fault.ts';
import { BACKUP_USAGE, backupLines } from '#lib/messages/backup.ts';
import { readPassphrase } from '#lib/server/backup/passphrase.ts';
import { runBackup } from '#lib/server/backup/run-backup.ts';
import { verifyBackup } from '#lib/server/backup/verify-backup.ts';
import { readConfig } from '#lib/server/config.ts';
import { runCommand } from './run-command.ts';

await runCommand(async (args, locale) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      verify: { type: 'boolean', default: false },
      'passphrase-file': { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const [file, ...rest] = positionals;
  const { out, verify } = values;
  if (rest.length > 0 || (out === undefined) === (file === undefined) || (file && !verify)) {
    throw new Fault('backup_usage', { problem: positionals.join(' ') || '…', usage: BACKUP_USAGE });
  }
  if (file !== undefined) {
    const { size } = await stat(file).catch((cause: unknown) => {
      throw new Fault('backup_absent', { file }, 404, { cause });
    });
    return backupLines(file, summaryOf(await verifyBackup(resolve(file)), size), true, locale);
  }
  const passphrase = readPassphrase(values['passphrase-file'] ?? null);
  const target = { folder: dirname(resolve(out!)), name: basename(out!), passphrase, verify };
  const made = await runBackup(readConfig(process.env, process.cwd()), target, process.env);
  return backupLines(out!, made, verify, locale);
});
