import { createWriteStream } from 'node:fs';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import type { ChainReport } from '#lib/domain/audit/audit-entry.ts';
import { readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import { Fault, type ErrorBody, type FaultDetails } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { AUDIT_USAGE, chainLines } from '#lib/messages/audit.ts';
import { accountsFile } from '#lib/server/accounts/accounts-file.ts';
import { askServer, type ServerAddress } from '#lib/server/ask-server.ts';
import { AUDIT_FORMATS, auditFile } from '#lib/server/audit/audit-file.ts';
import { askedEntries } from '#lib/server/audit/list-entries.ts';
import { verifyAudit } from '#lib/server/audit/verify-audit.ts';
import { headsOfBackups, newestBackup } from '#lib/server/backup/audit-heads.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { Database } from '#lib/server/db/database.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { runCommand } from './run-command.ts';

const RESOURCES = { threads: 2, memoryLimit: '400MB', readOnly: true } as const;
const usage = (problem: string) => new Fault('audit_usage', { problem, usage: AUDIT_USAGE });

/** Opens the files that no server has open, as they are. */
async function withFiles<T>(
  { dataDir }: Config,
  work: (databases: Record<'warehouse' | 'accounts', Database | null>) => Promise<T>,
): Promise<T> {
  const open = (path: string) => (existsSync(path) ? Database.open({ path, ...RESOURCES }) : null);
  const databases = {
    warehouse: await open(warehouseFile(dataDir)),
    accounts: await open(accountsFile(dataDir)),
  };
  try {
    return await work(databases);
  } finally {
    for (const db of Object.values(databases)) await db?.close();
  }
}

async function answerOf(response: Response): Promise<Response> {
  if (response.ok) return response;
  const { code, details } = (await response.json()) as ErrorBody;
  throw new Fault(code, details as FaultDetails, response.status);
}

async function askRunning(server: ServerAddress, backups: readonly string[]) {
  const headers = { 'content-type': 'application/json' };
  const body = new TextEncoder().encode(JSON.stringify({ backups }));
  const response = await askServer(server, '/api/audit', { method: 'POST', headers, body });
  return (await (await answerOf(response)).json()) as readonly ChainReport[];
}

async function verify(config: Config, named: readonly string[], locale: Locale): Promise<readonly string[]> {
  const files =
    named.length > 0 ? named.map((file) => resolve(file)) : await newestBackup(config.backup?.dir ?? null);
  const server = await findServer(config.dataDir);
  const reports = server
    ? await askRunning(server, files)
    : await withFiles(config, async (databases) =>
        verifyAudit(config.dataDir, databases, await headsOfBackups(files)),
      );
  if (reports.some(({ problem }) => problem !== null)) process.exitCode = 1;
  return reports.flatMap((report) => chainLines(report, locale));
}

async function exportEntries(
  config: Config,
  search: URLSearchParams,
  out: string | undefined,
  locale: Locale,
) {
  const format = AUDIT_FORMATS.find((known) => known === search.get('format'));
  if (!format) throw usage(search.get('format') ?? '…');
  const to = () => (out === undefined ? process.stdout : createWriteStream(out, { mode: 0o600 }));
  const write = (body: unknown) =>
    pipeline(Readable.fromWeb(body as ReadableStream<Uint8Array>), to(), { end: out !== undefined });
  const server = await findServer(config.dataDir);
  if (server) {
    const response = await answerOf(await askServer(server, `/admin/audit/file?${search}`));
    await write(response.body);
    return;
  }
  const question = readAuditQuestion(search);
  await withFiles(config, async (databases) => {
    const db = databases[question.chain];
    if (db !== null) await write(await auditFile(question.chain, askedEntries(db, question), format, locale));
  });
}

await runCommand(
  async (args, locale) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ chain: text, format: text, who: text, action: text, object: text, from: text, to: text },
        ...{ out: text, lang: text, backup: { type: 'string', multiple: true, default: [] } },
      },
    });
    const [command = '', ...further] = positionals;
    if (!['verify', 'export'].includes(command) || further.length > 0)
      throw usage(positionals.join(' ') || '…');
    const config = readConfig(process.env, process.cwd());
    const { out, backup, ...asked } = values;
    if (command === 'verify') return verify(config, backup, locale);
    const search = new URLSearchParams({ format: 'csv', lang: locale });
    for (const [name, value] of Object.entries(asked)) if (value !== undefined) search.set(name, value);
    await exportEntries(config, search, out, locale);
    return out === undefined ? [] : [out];
  },
  { code: 'audit_usage', usage: AUDIT_USAGE },
);
