import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FILTER_NAMES } from '#lib/domain/filter.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import {
  checkLines,
  EVIDENCE_USAGE,
  packCheckMessages,
  rotatedLine,
} from '#lib/messages/packs/check-words.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { readConfig } from '#lib/server/config.ts';
import { askedBy, packFormat, sourceAsked } from '#lib/server/evidence/ask-for-pack.ts';
import { rotateKey } from '#lib/server/evidence/keys.ts';
import { makePack } from '#lib/server/evidence/packs.ts';
import { requestPack, requestRotation } from '#lib/server/evidence/request-pack.ts';
import { checkFile, readPublicKey } from '#lib/server/evidence/verify/check-file.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { runCommand } from './run-command.ts';

actAsCommand();

const usage = (problem: string) => new Fault('pack_usage', { problem, usage: EVIDENCE_USAGE });

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ out: text, key: text, areas: text, gaps: text, by: text, lang: text },
        ...Object.fromEntries(FILTER_NAMES.map((name) => [name, text])),
      },
    }) as { values: Record<string, string | undefined>; positionals: string[] };
  } catch (error) {
    throw usage((error as Error).message);
  }
}

async function withWarehouse<T>(work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

const serverHere = () => findServer(readConfig(process.env, process.cwd()).dataDir);

async function pack(values: Record<string, string | undefined>, locale: Locale): Promise<string[]> {
  const { out, ...rest } = values;
  const format = /\.(zip|pdf)$/.exec(out ?? '')?.[1];
  if (!out || !format) throw usage('--out');
  const params = new URLSearchParams({ by: userInfo().username, ...rest, format } as Record<string, string>);
  const server = await serverHere();
  const request = { format: packFormat(params), by: askedBy(params) };
  const { record, bytes } = server
    ? await requestPack(server, params)
    : await withWarehouse(async (warehouse) =>
        makePack(warehouse, await sourceAsked(warehouse, params), request),
      );
  writeFileSync(out, bytes, { mode: 0o600 });
  const t = packCheckMessages[locale];
  return [t.made(record.code, out), ...(record.simulated ? [t.simulated] : []), t.key(record.fingerprint)];
}

async function verify(file: string, keyFile: string | undefined, locale: Locale): Promise<readonly string[]> {
  const key = keyFile === undefined ? null : readPublicKey(readFileSync(keyFile, 'utf8'));
  const check = await checkFile(resolve(file), file, key);
  if (!check.isIntact) process.exitCode = 1;
  return checkLines(check, locale);
}

await runCommand(async (args, locale) => {
  const { values, positionals } = readArguments(args);
  const [command, file, ...further] = positionals;
  if (further.length > 0) throw usage(further.join(' '));
  if (command === 'pack' && file === undefined) return pack(values, locale);
  if (command === 'verify' && file !== undefined) return verify(file, values.key, locale);
  if (command === 'rotate-key' && file === undefined) {
    const by = values.by ?? userInfo().username;
    const server = await serverHere();
    const key = server
      ? await requestRotation(server, by)
      : await withWarehouse((warehouse) => rotateKey(warehouse, by));
    return [rotatedLine(key, locale)];
  }
  throw usage(positionals.join(' ') || '…');
});
