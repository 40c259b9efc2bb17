import { BlockList, isIP } from 'node:net';

/** A range of addresses; of one address its whole length. */
export interface Network {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

const LENGTHS = { ipv4: 32, ipv6: 128 } as const;

/** This machine, by every name it has for itself. */
export const LOOPBACK: readonly Network[] = [
  { address: '127.0.0.0', prefix: 8, family: 'ipv4' },
  { address: '::1', prefix: LENGTHS.ipv6, family: 'ipv6' },
];

/** An IPv4 address as a socket for both kinds gives it. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/** The network of a text as CIDR writes it, or of one address; null where it is none. */
export function networkOf(text: string): Network | null {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const kind = isIP(address);
  if (kind === 0) return null;
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  const prefix = length === undefined ? LENGTHS[family] : Number(length);
  return prefix <= LENGTHS[family] ? { address, prefix, family } : null;
}

/** Does an address lie in one of some networks? One that is none lies nowhere. */
export function liesIn(networks: readonly Network[], address: string): boolean {
  const bare = address.split('%')[0]!.replace(MAPPED, '');
  const kind = isIP(bare);
  if (kind === 0) return false;
  const list = new BlockList();
  for (const { address: of, prefix, family } of networks) list.addSubnet(of, prefix, family);
  return list.check(bare, kind === 4 ? 'ipv4' : 'ipv6');
}
