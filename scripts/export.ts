import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { EXPORT_USAGE, exportedPartLine, exportLines } from '#lib/messages/open-data-command.ts';
import { readConfig } from '#lib/server/config.ts';
import { exportEverything } from '#lib/server/open-data/export-everything.ts';
import { runCommand } from './run-command.ts';

const usage = { code: 'export_usage', usage: EXPORT_USAGE };

await runCommand(async (args, locale) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, lang: { type: 'string' } },
  });
  const { out } = values;
  if (out === undefined || positionals.length > 0) {
    throw new Fault(usage.code, { problem: positionals.join(' ') || '…', usage: EXPORT_USAGE });
  }
  const config = readConfig(process.env, process.cwd());
  const summary = await exportEverything(config, resolve(out), (path) =>
    console.error(exportedPartLine(path)),
  );
  return exportLines(out, summary, locale);
}, usage);
