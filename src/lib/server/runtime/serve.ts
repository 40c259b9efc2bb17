import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fault } from '#lib/domain/fault.ts';
import type { Config } from '../config.ts';
import { clientAddress } from '../origins/client-address.ts';
import { acceptedOrigins, inUrl, listensEverywhere, originAsked } from '../origins/origins.ts';
import { register } from '../server-discovery.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** How long open connections may finish after Ctrl-C. */
const SHUTDOWN_GRACE_MS = 2000;
const FORCED_EXIT_MS = 15_000;
/**
 * How long an idle connection stays open: longer than nginx (60 s) and browsers keep one, so that no request is sent into a
 * connection that is being closed.
 */
const KEEP_ALIVE_MS = 75_000;

/** Headers that tell the built application what this module has found out of a request; a client's own are replaced. */
const SCHEME_HEADER = 'x-i-speed-scheme';
const ADDRESS_HEADER = 'x-i-speed-address';

/** Where a server listens, and under which origins it answers. */
export interface Served {
  readonly url: string;
  readonly origins: readonly string[];
}

/**
 * Serves the built application until the process is told to stop; resolves with its address once it
 * listens. The build's start hook has opened the warehouse by then. Rejects with what that hook or the
 * socket threw.
 */
export async function serve(config: Config): Promise<Served> {
  const handler = await builtHandler(config);
  let origins: readonly string[] = [];
  const server = createServer((request, response) => {
    const { host, 'x-forwarded-proto': forwarded } = request.headers;
    const origin = originAsked(origins, host, String(forwarded));
    request.headers[SCHEME_HEADER] = origin?.startsWith('https:') ? 'https' : 'http';
    request.headers[ADDRESS_HEADER] = clientAddress(request, config);
    if (origin === null) request.url = withoutFile(request.url);
    handler(request, response);
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, config);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  process.env.PORT = String(port);
  origins = acceptedOrigins({ ...config, port });
  const url = `http://${shownHost(config.host)}:${port}`;
  stopOnSignal(server, register(config.dataDir, { url, origin: origins[0]! }));
  return { url, origins };
}

/**
 * The handler gives out files of the build before it asks the hook, which refuses other hosts. A request for one is sent
 * past the files: to a path without any, in the API or outside, since the refusal looks different there.
 */
const withoutFile = (url = '/'): string => (url.startsWith('/api/') ? '/api/other-host' : '/other-host');

/**
 * The built application's handler. It would know one origin only: it takes the scheme from a header instead, and the host
 * from the request, which its hook compares with the list. Its variables have a prefix (svelte.config.js).
 */
async function builtHandler({ root }: Config): Promise<Handler> {
  process.env.I_SPEED_ADAPTER_BODY_SIZE_LIMIT = 'Infinity';
  process.env.I_SPEED_ADAPTER_PROTOCOL_HEADER = SCHEME_HEADER;
  process.env.I_SPEED_ADAPTER_ADDRESS_HEADER = ADDRESS_HEADER;
  const { handler } = (await import(pathToFileURL(join(root, 'build', 'handler.js')).href)) as {
    handler: Handler;
  };
  return handler;
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
  if (host === '127.0.0.1' || listensEverywhere(host)) return 'localhost';
  return inUrl(host);
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
