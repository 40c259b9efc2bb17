import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { rebuildLines } from '#lib/messages/backup.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { rebuildWarehouse } from '#lib/server/backup/rebuild.ts';
import { readConfig } from '#lib/server/config.ts';
import { defaultMemory } from '#lib/server/default-memory.ts';
import { referenceOf } from '#lib/server/province/reference-in-use.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { runCommand } from './run-command.ts';

actAsCommand();

await runCommand(async (args, locale) => {
  parseArgs({ args, options: { lang: { type: 'string' } } });
  const { dataDir, root, threads, memoryLimit, retention } = readConfig(process.env, process.cwd());
  const server = await findServer(dataDir);
  if (server) throw new Fault('server_runs', { url: server.url }, 409);
  const report = await rebuildWarehouse({
    ...{ dataDir, threads, retention, reference: referenceOf({ root, dataDir }) },
    memoryLimit: memoryLimit ?? defaultMemory(0, totalmem()),
    clock: () => new Date(),
  });
  return rebuildLines(report, locale);
});
