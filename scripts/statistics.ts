import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { FILTER_NAMES } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { requestFromServer } from '#lib/server/exports/request-from-server.ts';
import { readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';
import { EXPORT_NAMES, EXPORTS } from '#lib/server/exports/exports.ts';

const OPTIONS = [...FILTER_NAMES, 'by', 'cells', 'code', 'format', 'lang'] as const;

function readArguments(args: string[]) {
  const usage = (problem: string) =>
    new Fault('statistics_usage', {
      problem,
      tables: EXPORT_NAMES,
      options: [...OPTIONS, 'bom'].map((name) => `--${name}`),
    });
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        bom: { type: 'boolean', default: false },
        ...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
      },
    });
    const name = EXPORT_NAMES.find((known) => known === positionals.join(' '));
    if (!name) throw usage(positionals.join(' '));
    const { bom, ...rest } = values;
    const params = new URLSearchParams(rest as Record<string, string>);
    params.set('bom', bom ? '1' : '0');
    return { name, params };
  } catch (error) {
    throw error instanceof TypeError ? usage(/'([^']*)'/.exec(error.message)?.[1] ?? '') : error;
  }
}

async function run(): Promise<void> {
  const { name, params } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env, process.cwd());
  const server = await findServer(config.dataDir);
  if (server) {
    process.stdout.write(await requestFromServer(`statistics/${name}`, server, params));
    return;
  }
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    const { body } = await EXPORTS[name](warehouse, params);
    if (body !== null) process.stdout.write(body);
  } finally {
    await warehouse.close();
  }
}

const locale: Locale = /--lang[= ]en\b/.test(process.argv.join(' ')) ? 'en' : 'vi';
run().catch((error: unknown) => {
  console.error(error instanceof Fault ? faultSentence(error, locale) : error);
  process.exitCode = 1;
});
