import { hostname, networkInterfaces } from 'node:os';
import type { Variable } from '../config-variable.ts';

/** What a `Host` header may look like: a name or an address, and a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Values of HOST that listen on every address of the machine. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** `ORIGIN`: one or more addresses (scheme, host, port if it is not the usual one) without a path, separated by commas or spaces. */
export const originsVariable = (): Variable<readonly string[]> => ({
  read: (text) => {
    const origins = text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readOrigin);
    return origins.some((origin) => origin === null) ? undefined : [...new Set(origins as string[])];
  },
  expects: { expects: 'origins' },
});

function readOrigin(text: string): string | null {
  const [, scheme, host] = /^(https?):\/\/([^/]+)\/?$/i.exec(text) ?? [];
  return scheme === undefined || host === undefined ? null : originOf(scheme, host);
}

/** The origin of a scheme and a host as browsers write it; null for what is no host. */
function originOf(scheme: string, host: string): string | null {
  if (!HOST.test(host)) return null;
  const address = `${scheme.toLowerCase()}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : null;
}

/** The part of a configuration that says where the server is reached. */
export interface Reached {
  /** As `ORIGIN` names them; empty without it. */
  readonly origins: readonly string[];
  readonly host: string;
  readonly port: number;
}

/**
 * Under which origins is the server reached? Those that are configured; without any `http://localhost:PORT` and its
 * addresses, and where HOST makes it reachable for others the addresses and the name of this machine.
 */
export function acceptedOrigins({ origins, host, port }: Reached): readonly string[] {
  if (origins.length > 0) return origins;
  const names = [
    'localhost',
    '127.0.0.1',
    '[::1]',
    ...(listensEverywhere(host) ? machineNames() : [inUrl(host)]),
  ];
  const found = names.map((name) => originOf('http', `${name}:${port}`));
  return [...new Set(found.filter((origin) => origin !== null))];
}

/** Does the server listen for other machines on every address, so that nobody knows under which name they will ask? */
export const listensEverywhere = (host: string): boolean => EVERYWHERE.includes(host);

/** A host as it stands in a URL: IPv6 in brackets. */
export const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** This machine's addresses and its name; addresses that are valid on one network card only are left out. */
function machineNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  const reachable = addresses.filter(
    (entry) => !entry.internal && !(entry.family === 'IPv6' && entry.scopeid),
  );
  return [...reachable.map(({ address }) => inUrl(address)), hostname()];
}

/**
 * Which of the origins does a request with this `Host` header ask? `scheme` decides between http and https of one host.
 * Null for none.
 */
export function originAsked(
  origins: readonly string[],
  host: string | null | undefined,
  scheme?: string,
): string | null {
  if (!host) return null;
  const asked = origins.filter((origin) => originOf(new URL(origin).protocol.slice(0, -1), host) === origin);
  return asked.find((origin) => origin.startsWith(`${scheme}://`)) ?? asked[0] ?? null;
}
