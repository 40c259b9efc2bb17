import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { LoadProgress } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { LOCALES, type Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { INGEST_USAGE, progressLine, reportLines } from '#lib/messages/load-report.ts';
import { readConfig } from '#lib/server/config.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { parseNamedColumns } from '#lib/server/ingest/load-options.ts';
import { sendToServer } from '#lib/server/ingest/send-to-server.ts';
import { findServer } from '#lib/server/presence.ts';
import { openService } from '#lib/server/service.ts';

const CLEAR_LINE = '\r\u001b[2K';

/** Loads the files one after another, through the running server when there is one. Returns how many failed. */
async function ingest(files: readonly string[], maps: string[], constants: string[], locale: Locale) {
  const config = readConfig(process.env, process.cwd());
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const options = {
    ...parseNamedColumns(maps, constants),
    loadedBy: userInfo().username,
    signal: stop.signal,
    root: config.root,
  };
  const server = await findServer(config.dataDir);
  const warehouse = server ? null : await openService({ ...config, sample: false }, console.log);
  const load = (path: string, onProgress: (progress: LoadProgress) => void) => {
    const source = { path, name: basename(path) };
    return warehouse
      ? loadFile(warehouse, source, options, onProgress)
      : sendToServer(server!.url, source, options, onProgress);
  };
  let failed = 0;
  for (const file of files) {
    try {
      const report = await load(file, (progress) => {
        if (process.stdout.isTTY) process.stdout.write(CLEAR_LINE + progressLine(file, progress, locale));
      });
      if (process.stdout.isTTY) process.stdout.write(CLEAR_LINE);
      console.log(reportLines(report, locale).join('\n'));
    } catch (error) {
      failed += 1;
      if (process.stdout.isTTY) process.stdout.write(CLEAR_LINE);
      console.error(`${file}: ${sayError(error, locale)}`);
    }
  }
  await warehouse?.close();
  return failed;
}

function sayError(error: unknown, locale: Locale): string {
  if (error instanceof Fault) return faultSentence(error, locale);
  console.error(error);
  return faultSentence({ code: 'unexpected', details: {} }, locale);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    const: { type: 'string', multiple: true, default: [] },
    map: { type: 'string', multiple: true, default: [] },
    lang: { type: 'string', default: 'vi' },
  },
});
const locale = LOCALES.find((name) => name === values.lang) ?? 'vi';
if (positionals.length === 0) {
  console.error(INGEST_USAGE[locale]);
  process.exitCode = 1;
} else {
  const failed = await ingest(positionals, values.map, values.const, locale).catch((error: unknown) => {
    console.error(sayError(error, locale));
    return 1;
  });
  if (failed > 0) process.exitCode = 1;
}
