import { createWriteStream, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import type { QueryValue } from '#lib/domain/workbench/query.ts';
import { leftOutLine, QUERY_USAGE, truncatedLine } from '#lib/messages/workbench-files.ts';
import { askServer } from '#lib/server/ask-server.ts';
import { readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';
import { askWorkbench, formOf, leftOutBy, resultResponse } from '#lib/server/workbench/ask-workbench.ts';
import { readQuery } from '#lib/server/workbench/read-query.ts';
import { runCommand } from './run-command.ts';

const usage = (problem: string) => new Fault('query_usage', { problem, usage: QUERY_USAGE });

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const several = { type: 'string', multiple: true } as const;
  try {
    const options = { format: text, out: text, lang: text, by: text, bom: flag, value: several };
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [sql, ...further] = positionals;
    if (sql === undefined || further.length > 0) throw usage(further.join(' ') || '…');
    const { format = 'csv', out, value = [], by = userInfo().username, bom = false } = values;
    if (out === undefined && process.stdout.isTTY && !['csv', 'json'].includes(format)) throw usage('--out');
    return {
      out,
      body: JSON.stringify({ sql, format, by, bom, values: Object.fromEntries(value.map(valueIn)) }),
    };
  } catch (error) {
    throw error instanceof TypeError ? usage(error.message) : error;
  }
}

/** `name=value`: a number where it is one. */
function valueIn(text: string): [string, QueryValue] {
  const [, name, value] = /^(\w+)=([\s\S]*)$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) throw usage(`--value ${text}`);
  return [name, value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
}

const JSON_CONTENT = { 'content-type': 'application/json' };

/** Asks the running server. Throws the Fault it refuses with. */
async function fromServer(server: Parameters<typeof askServer>[0], body: string): Promise<Response> {
  const bytes = Buffer.from(body);
  const response = await askServer(server, '/api/v1/query', {
    ...{ method: 'POST', body: bytes, headers: { ...JSON_CONTENT, 'content-length': String(bytes.length) } },
  });
  if (response.ok) return response;
  const refusal = (await response.json()) as { code: string; details?: FaultDetails };
  throw new Fault(refusal.code, refusal.details ?? {}, response.status);
}

async function write(response: Response, out: string | undefined): Promise<void> {
  const body = Readable.fromWeb(response.body as ReadableStream);
  if (out === undefined) {
    for await (const piece of body) process.stdout.write(piece as Uint8Array);
    return;
  }
  try {
    await pipeline(body, createWriteStream(out, { mode: 0o600 }));
  } catch (error) {
    rmSync(out, { force: true });
    throw error;
  }
}

await runCommand(async (args, locale) => {
  const { out, body } = readArguments(args);
  const config = readConfig(process.env, process.cwd());
  const server = await findServer(config.dataDir);
  const finish = async (response: Response) => {
    await write(response, out);
    const { headers } = response;
    if (headers.get('x-result-truncated') !== 'no') {
      console.error(truncatedLine(Number(headers.get('x-result-rows')), locale));
    }
    const leftOut = leftOutBy(headers);
    if (leftOut.length > 0) console.error(leftOutLine(leftOut, locale));
    return [];
  };
  if (server) return finish(await fromServer(server, body));
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    const asked = readQuery(body, JSON_CONTENT['content-type']);
    const result = await askWorkbench(warehouse, asked, { by: asked.by }, formOf(asked, locale));
    return await finish(resultResponse(result, asked.format, asked.title));
  } finally {
    await warehouse.close();
  }
});
