import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { requestFromServer } from '#lib/server/exports/request-from-server.ts';
import { FORMATS, oneOf } from '#lib/server/exports/file-result.ts';
import { readConfig } from '#lib/server/config.ts';
import {
  DOCUMENT_FORMATS,
  DOCUMENT_PATH,
  documentExport,
  isDocumentFormat,
} from '#lib/server/exports/document-export.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';
import { tallyExport } from '#lib/server/exports/tally-export.ts';

const OPTIONS = ['month', 'from', 'to', 'format', 'out', 'lang'] as const;

function readArguments(args: string[]): URLSearchParams {
  try {
    const { values } = parseArgs({
      args,
      options: {
        bom: { type: 'boolean', default: false },
        ...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
      },
    });
    const { bom, ...rest } = values;
    const params = new URLSearchParams(rest as Record<string, string>);
    params.set('bom', bom ? '1' : '0');
    return params;
  } catch (error) {
    const problem = /'([^']*)'/.exec((error as Error).message)?.[1] ?? '';
    throw new Fault('tallies_usage', { problem, options: [...OPTIONS, 'bom'].map((name) => `--${name}`) });
  }
}

async function askFor(params: URLSearchParams): Promise<string | Uint8Array | null> {
  const format = oneOf(params, 'format', [...FORMATS, ...DOCUMENT_FORMATS]);
  const config = readConfig(process.env, process.cwd());
  const server = await findServer(config.dataDir);
  if (server) {
    return requestFromServer(isDocumentFormat(format) ? DOCUMENT_PATH[format] : 'tallies', server, params);
  }
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    const answer = isDocumentFormat(format)
      ? documentExport(warehouse, format, params)
      : tallyExport(warehouse, params);
    return (await answer).body;
  } finally {
    await warehouse.close();
  }
}

async function run(): Promise<void> {
  const params = readArguments(process.argv.slice(2));
  const out = params.get('out');
  if (out === null && process.stdout.isTTY && isDocumentFormat(params.get('format') ?? '')) {
    throw new Fault('tallies_out_missing');
  }
  const body = await askFor(params);
  if (body === null) return;
  if (out === null) {
    process.stdout.write(body);
    return;
  }
  try {
    writeFileSync(out, body);
  } catch (error) {
    throw new Fault('tallies_out_unwritable', { file: out, problem: (error as Error).message });
  }
  console.log(out);
}

const locale: Locale = /--lang[= ]en\b/.test(process.argv.join(' ')) ? 'en' : 'vi';
run().catch((error: unknown) => {
  console.error(error instanceof Fault ? faultSentence(error, locale) : error);
  process.exitCode = 1;
});
