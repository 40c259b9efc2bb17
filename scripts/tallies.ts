import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { askServerFor } from '#lib/server/answers/ask-server.ts';
import { readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/presence.ts';
import { openService } from '#lib/server/service.ts';
import { tallyAnswer } from '#lib/server/tallies/tally-answer.ts';

const OPTIONS = ['month', 'from', 'to', 'format', 'lang'] as const;

function readArguments(args: string[]): URLSearchParams {
  try {
    const { values } = parseArgs({
      args,
      options: Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
    });
    return new URLSearchParams(values as Record<string, string>);
  } catch (error) {
    const problem = /'([^']*)'/.exec((error as Error).message)?.[1] ?? '';
    throw new Fault('tallies_usage', { problem, options: OPTIONS.map((name) => `--${name}`) });
  }
}

async function run(): Promise<void> {
  const params = readArguments(process.argv.slice(2));
  const config = readConfig(process.env, process.cwd());
  const server = await findServer(config.dataDir);
  if (server) {
    process.stdout.write(await askServerFor('tallies', server.url, params));
    return;
  }
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    const { body } = await tallyAnswer(warehouse, params);
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
