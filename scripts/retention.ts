import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import { formatBytes, formatCount, formatInstant, type Locale } from '#lib/domain/format.ts';
import type { RetentionReport } from '#lib/domain/safekeeping/removal.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { retentionMessages } from '#lib/messages/retention.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { askServer, type ServerAddress } from '#lib/server/ask-server.ts';
import { readConfig } from '#lib/server/config.ts';
import { confirmRetention } from '#lib/server/ingest/confirm-retention.ts';
import { retentionReport } from '#lib/server/ingest/retention.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';

actAsCommand();

const JSON_TYPE = 'application/json';

const locale: Locale = /--lang[= ]en\b/.test(process.argv.join(' ')) ? 'en' : 'vi';
const t = retentionMessages[locale];

/** The report of the running server, after a confirmation where one is given. */
async function askRunning(server: ServerAddress, confirmation: string | null): Promise<RetentionReport> {
  const path = confirmation === null ? '/api/v1/retention' : '/api/v1/retention/confirmation';
  const headers = { 'content-type': JSON_TYPE };
  const response = await (confirmation === null
    ? askServer(server, path)
    : askServer(server, path, { method: 'POST', headers, body: new TextEncoder().encode(confirmation) }));
  const body = (await response.json()) as RetentionReport & { code: string; details: FaultDetails };
  if (!response.ok) throw new Fault(body.code, body.details, response.status);
  return body;
}

async function askWarehouse(confirmation: string | null): Promise<RetentionReport> {
  const config = readConfig(process.env, process.cwd());
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    return confirmation === null
      ? await retentionReport(warehouse)
      : await confirmRetention(warehouse, confirmation, JSON_TYPE);
  } finally {
    await warehouse.close();
  }
}

function linesOf(report: RetentionReport): string[] {
  const { clock, removals } = report;
  return [
    t.note(report),
    ...(clock.state === 'steady' ? [] : [t.jump[clock.state](clock), t.ask, t.usage]),
    ...(removals.length === 0 ? [t.empty] : []),
    ...removals.map((removal) => {
      const amount =
        removal.rows === null
          ? formatBytes(removal.bytes ?? 0, locale)
          : t.rows(formatCount(removal.rows, locale));
      const what = `${t.kinds[removal.kind]}: ${amount}`;
      const why = t.why[removal.reason](removal.days, removal.dueOn);
      return [formatInstant(removal.doneAt), what, removal.fileName ?? '–', why].join(' · ');
    }),
  ];
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { today: { type: 'string' }, by: { type: 'string' }, lang: { type: 'string' } },
  });
  const confirming = positionals[0] === 'confirm';
  if (positionals.length > (confirming ? 1 : 0) || (confirming && !values.today)) {
    console.error(t.usage);
    process.exitCode = 1;
    return;
  }
  const { dataDir } = readConfig(process.env, process.cwd());
  const by = values.by ?? userInfo().username;
  const confirmation = confirming ? JSON.stringify({ today: values.today, by }) : null;
  const server = await findServer(dataDir);
  const report = server ? await askRunning(server, confirmation) : await askWarehouse(confirmation);
  for (const line of linesOf(report)) console.log(line);
}

run().catch((error: unknown) => {
  console.error(error instanceof Fault ? faultSentence(error, locale) : error);
  process.exitCode = 1;
});
