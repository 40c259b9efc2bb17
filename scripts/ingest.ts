import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { LOCALES, type Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { INGEST_USAGE, progressLine, reportLines } from '#lib/messages/load-report.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { readConfig } from '#lib/server/config.ts';
import { loadFiles, type ProgressListener } from '#lib/server/ingest/load-files.ts';
import {
  parseNamedColumns,
  parseSheet,
  parseAggregates,
  parseWithout,
  type StatedOptions,
} from '#lib/server/ingest/read/load-options.ts';
import { sendToServer } from '#lib/server/uploads/send-to-server.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';

actAsCommand();

const CLEAR_LINE = '\r\u001b[2K';

type FileWords = Omit<StatedOptions, 'onlyNamed'>;

/** Loads the files one after another, through the running server when there is one. Returns how many failed. */
async function ingest(files: readonly string[], words: FileWords, locale: Locale) {
  const config = readConfig(process.env, process.cwd());
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const options = { ...words, loadedBy: userInfo().username, signal: stop.signal };
  const server = await findServer(config.dataDir);
  const warehouse = server ? null : await openService({ ...config, sample: false }, console.log);
  const load = (path: string, onProgress: ProgressListener) => {
    const source = { path, name: basename(path) };
    return warehouse
      ? loadFiles(warehouse, source, options, onProgress)
      : sendToServer(server!, source, options, onProgress);
  };
  const clearLine = () => process.stdout.isTTY && process.stdout.write(CLEAR_LINE);
  let failed = 0;
  const sayFault = (file: string, error: unknown) => {
    failed += 1;
    clearLine();
    console.error(`${file}: ${sayError(error, locale)}`);
  };
  for (const file of files) {
    try {
      const outcomes = load(file, (progress, name) => {
        if (clearLine()) process.stdout.write(progressLine(name, progress, locale));
      });
      for await (const outcome of outcomes) {
        if ('fault' in outcome) sayFault(outcome.name, outcome.fault);
        else {
          clearLine();
          const isNothing = outcome.report.outcome === 'nothing_accepted';
          if (isNothing) failed += 1;
          (isNothing ? console.error : console.log)(reportLines(outcome.report, locale).join('\n'));
        }
      }
    } catch (error) {
      sayFault(file, error);
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
    keep: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    aggregates: { type: 'string' },
    'reference-name': { type: 'string' },
    profile: { type: 'string' },
    sheet: { type: 'string', multiple: true, default: [] },
    header: { type: 'string' },
    'even-operator-file': { type: 'boolean', default: false },
    lang: { type: 'string', default: 'vi' },
  },
});
const locale = LOCALES.find((name) => name === values.lang) ?? 'vi';
if (positionals.length === 0) {
  console.error(INGEST_USAGE[locale]);
  process.exitCode = 1;
} else {
  try {
    const words = {
      ...parseNamedColumns(values.map, values.const),
      ...parseSheet(values.sheet, values.header),
      ...parseAggregates(values.aggregates, values['reference-name']),
      ...parseWithout(values.without),
      ...(values.keep.length > 0 ? { keep: values.keep } : {}),
      ...(values.profile ? { profile: values.profile } : {}),
      ...(values['even-operator-file'] ? { evenOperatorFile: true } : {}),
    };
    if ((await ingest(positionals, words, locale)) > 0) process.exitCode = 1;
  } catch (error) {
    console.error(sayError(error, locale));
    process.exitCode = 1;
  }
}
