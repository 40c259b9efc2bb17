import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fault } from '#lib/domain/fault.ts';
import type { Config } from '../config.ts';
import { register } from '../server-discovery.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** How long open connections may finish after Ctrl-C. */
const SHUTDOWN_GRACE_MS = 2000;
const FORCED_EXIT_MS = 15_000;

/**
 * Serves the built application until the process is told to stop; resolves with its address once it
 * listens. The build's start hook has opened the warehouse by then. Rejects with what that hook or the
 * socket threw.
 */
export async function serve(config: Config): Promise<string> {
  Object.assign(process.env, { BODY_SIZE_LIMIT: 'Infinity', PROTOCOL_HEADER: 'x-forwarded-proto' });
  const { handler } = (await import(pathToFileURL(join(config.root, 'build', 'handler.js')).href)) as {
    handler: Handler;
  };
  const server = createServer((request, response) => {
    request.headers['x-forwarded-proto'] ??= 'http';
    handler(request, response);
  });
  server.requestTimeout = 0;
  await listen(server, config);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const url = `http://${shownHost(config.host)}:${port}`;
  stopOnSignal(server, register(config.dataDir, url));
  return url;
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

/** Which Fault does an error of listening become? */
function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new Fault('port_taken', { port }, 503, { cause: error });
  if (error.code === 'EACCES') return new Fault('port_refused', { port }, 503, { cause: error });
  if (error.code === 'EADDRNOTAVAIL')
    return new Fault('config_host_unknown', { host }, 503, { cause: error });
  return error;
}

function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function stopOnSignal(server: Server, withdraw: () => void): void {
  const stop = () => {
    withdraw();
    server.close(() => process.emit('sveltekit:shutdown' as 'exit', 0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), SHUTDOWN_GRACE_MS).unref();
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
