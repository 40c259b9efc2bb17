import { accessSync, constants } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { areaImportLines } from '#lib/messages/area-import.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { importAreas } from '#lib/server/areas/import-areas.ts';
import { AREA_IMPORT_OPTIONS, areaImportRequest } from '#lib/server/areas/import-request.ts';
import { sendAreas } from '#lib/server/areas/send-areas.ts';
import { readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';

actAsCommand();

const OPTIONS = [...AREA_IMPORT_OPTIONS, 'lang'] as const;

function readArguments(args: string[]) {
  const usage = (problem: string) =>
    new Fault('areas_usage', { problem, options: OPTIONS.map((name) => `--${name}`) });
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
    });
    const [command, path, ...rest] = positionals;
    if (command !== 'import' || !path || rest.length > 0) throw usage(positionals.join(' ') || '…');
    return { path, options: new URLSearchParams(values as Record<string, string>) };
  } catch (error) {
    throw error instanceof TypeError ? usage(error.message) : error;
  }
}

function checkReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw new Fault('areas_file_missing', { file: path }, 400, { cause });
  }
}

async function run(): Promise<void> {
  const { path, options } = readArguments(process.argv.slice(2));
  const fileName = basename(path);
  const request = areaImportRequest(options, fileName);
  checkReadable(path);
  const config = readConfig(process.env, process.cwd());
  const server = await findServer(config.dataDir);
  const importHere = async () => {
    const warehouse = await openService({ ...config, sample: false }, () => undefined);
    try {
      return await importAreas(warehouse, path, request);
    } finally {
      await warehouse.close();
    }
  };
  const report = server ? await sendAreas(server, path, fileName, options) : await importHere();
  for (const line of areaImportLines(report, locale)) console.log(line);
}

const locale: Locale = /--lang[= ]en\b/.test(process.argv.join(' ')) ? 'en' : 'vi';
run().catch((error: unknown) => {
  if (error instanceof Fault) console.error(faultSentence(error, locale));
  else console.error(faultSentence({ code: 'unexpected', details: {} }, locale), error);
  process.exitCode = 1;
});
