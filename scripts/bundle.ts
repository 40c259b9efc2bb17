import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { BUNDLE_USAGE, bundleLines } from '#lib/messages/install/bundle.ts';
import { makeBundle } from '#lib/server/bundle/make-bundle.ts';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { runCommand } from './run-command.ts';

const usage = { code: 'bundle_usage', usage: BUNDLE_USAGE };

await runCommand(async (args, locale) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, node: { type: 'string' }, lang: { type: 'string' } },
  });
  const { out, node } = values;
  if (!out?.endsWith('.tar.gz') || positionals.length > 0) {
    const problem = positionals.join(' ') || '--out FILE.tar.gz';
    throw new Fault(usage.code, { problem, usage: BUNDLE_USAGE });
  }
  const root = process.cwd();
  if (!isBuildFresh(root)) build(root);
  return bundleLines(out, await makeBundle({ root, out: resolve(out), node: node ?? null }), locale);
}, usage);
