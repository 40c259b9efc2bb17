import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { UPDATE_USAGE, updateLines } from '#lib/messages/install/update.ts';
import { readPassphrase } from '#lib/server/backup/passphrase.ts';
import { readConfig } from '#lib/server/config.ts';
import { update } from '#lib/server/update/update.ts';
import { VERSION } from '#lib/server/version.ts';
import { runCommand } from './run-command.ts';

const usage = { code: 'update_usage', usage: UPDATE_USAGE };

/** The program that an installation has as its current one, beside this version's folder; null where this is no such folder. */
function currentProgram(root: string): string | null {
  const current = join(dirname(root), 'current');
  return existsSync(current) ? realpathSync(current) : null;
}

await runCommand(async (args, locale) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      out: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'accept-figures': { type: 'boolean', default: false },
      'passphrase-file': { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const config = readConfig(process.env, process.cwd());
  const from = values.from ? resolve(values.from) : currentProgram(config.root);
  const folder = values.out ? resolve(values.out) : (config.backup?.dir ?? null);
  if (positionals.length > 0 || from === null || folder === null) {
    const problem = positionals.join(' ') || (from === null ? '--from' : '--out');
    throw new Fault(usage.code, { problem, usage: UPDATE_USAGE });
  }
  const name = `before-${VERSION}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.tar`;
  const passphrase = readPassphrase(values['passphrase-file'] ?? config.backup?.passphraseFile ?? null);
  const report = await update({
    ...{ config, from, backup: { folder, name, passphrase } },
    ...{ dryRun: values['dry-run'], acceptFigures: values['accept-figures'] },
  });
  if (report.outcome === 'stopped') process.exitCode = 1;
  return updateLines(join(folder, name), report, locale);
}, usage);
