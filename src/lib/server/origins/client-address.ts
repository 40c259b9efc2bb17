import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { liesIn, type Network } from './networks.ts';

/** The part of a configuration that says where the address of a client stands. */
export interface AddressSource {
  /** Name of the header that the proxy sets, in small letters; null without a proxy. */
  readonly addressHeader: string | null;
  /** How many proxies add to that header: the address counted from its end. */
  readonly proxyDepth: number;
  /** From where the proxy comes: what others write into that header is not believed. */
  readonly proxies: readonly Network[];
}

/** An IPv4 address as a socket for both kinds gives it. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/** Did a request come by a connection of the proxy? */
export const isFromProxy = (
  { socket }: Pick<IncomingMessage, 'socket'>,
  { proxies }: Pick<AddressSource, 'proxies'>,
): boolean => liesIn(proxies, socket.remoteAddress ?? '');

/**
 * From which address does a request come? From the one that the proxy names; of a request that did not come through it, and
 * where it names none, the connection's.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  source: AddressSource,
): string {
  const { headers, socket } = request;
  const { addressHeader, proxyDepth } = source;
  const isNamed = addressHeader !== null && isFromProxy(request, source);
  const named = isNamed ? String(headers[addressHeader] ?? '') : '';
  const address = named.split(',').at(-proxyDepth)?.trim() ?? '';
  return (isIP(address) ? address : (socket.remoteAddress ?? '')).replace(MAPPED, '');
}

const GROUPS = 8;
/** The part of an IPv6 address that names a network: a provider gives a customer all addresses of one (RFC 6177). */
const NETWORK_GROUPS = 4;

/**
 * As whom is a client at an address counted? An IPv4 address as itself, an IPv6 address as its network of 64 bits, of which
 * one client may take any address.
 */
export function countedClient(address: string): string {
  const bare = address.split('%')[0]!;
  if (isIP(bare) !== 6) return bare;
  const [before, after] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [groupsIn(before), groupsIn(after)];
  const zeros = Array<string>(GROUPS - first.length - last.length).fill('0');
  const groups = [...first, ...zeros, ...last];
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return embeddedIPv4(groups);
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

const groupsIn = (text = ''): string[] => text.split(':').filter(Boolean);

const embeddedIPv4 = (groups: readonly string[]): string =>
  groups
    .slice(6)
    .map((group) => parseInt(group, 16))
    .flatMap((number) => [number >> 8, number & 255])
    .join('.');
