import { Fault } from '#lib/domain/fault.ts';
import { askServer } from '#lib/server/ask-server.ts';
import { readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { runCommand } from './run-command.ts';

/** `npm run health`: what the server of this data folder says of itself; exit 0 only where one answers. */
await runCommand(async () => {
  const { dataDir } = readConfig(process.env, process.cwd());
  const server = await findServer(dataDir);
  if (server === null) throw new Fault('server_absent', { folder: dataDir });
  const answer = await askServer(server, '/api/health');
  if (!answer.ok) process.exitCode = 1;
  return [await answer.text()];
});
