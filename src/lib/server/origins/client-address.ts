import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The part of a configuration that says where the address of a client stands. */
export interface AddressSource {
  /** Name of the header that the proxy sets, in small letters; null without a proxy. */
  readonly addressHeader: string | null;
  /** How many proxies add to that header: the address counted from its end. */
  readonly proxyDepth: number;
}

/** An IPv4 address as a socket for both kinds gives it. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * From which address does a request come? From the one that the proxy names; of a request that did not come through it, and
 * where it names none, the connection's.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  { addressHeader, proxyDepth }: AddressSource,
): string {
  const named = addressHeader === null ? '' : String(headers[addressHeader] ?? '');
  const address = named.split(',').at(-proxyDepth)?.trim() ?? '';
  return (isIP(address) ? address : (socket.remoteAddress ?? '')).replace(MAPPED, '');
}
