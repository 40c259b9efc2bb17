import { hostname, networkInterfaces } from 'node:os';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { clientAddress, countedClient } from '#lib/server/origins/client-address.ts';
import { acceptedOrigins, originAsked } from '#lib/server/origins/origins.ts';

const configured = (env: Readonly<Record<string, string>>) => readConfig(env, process.cwd());
const accepted = (env: Readonly<Record<string, string>>) => acceptedOrigins(configured(env));

describe('ORIGIN', () => {
  it.each([
    ['https://a.vn', ['https://a.vn']],
    ['HTTPS://A.vn:443/', ['https://a.vn']],
    ['http://a.vn:80,http://10.0.0.5:3000', ['http://a.vn', 'http://10.0.0.5:3000']],
    [' https://a.vn ,  http://[FE80::1]:3000  https://a.vn', ['https://a.vn', 'http://[fe80::1]:3000']],
  ])('%j is read as addresses that browsers write', (text, origins) => {
    expect(configured({ ORIGIN: text }).origins).toEqual(origins);
    expect(accepted({ ORIGIN: text, HOST: '0.0.0.0' })).toEqual(origins);
  });

  it.each([
    ...['https://a.vn/i-speed', 'https://a.vn/?x', 'https://a.vn#x', 'a.vn', 'ftp://a.vn', '*', 'null'],
    ...['https://u:p@a.vn', 'https://', 'http://a.vn:99999', 'https://a.vn, b.vn', 'http://a b/'],
  ])('%j ends the start with a sentence', (text) => {
    const wrong = { code: 'config_invalid', details: { variable: 'ORIGIN', expects: 'origins' } };
    expect(() => configured({ ORIGIN: text })).toThrow(expect.objectContaining({ code: wrong.code }));
  });

  it('is this machine’s own address without it, and nobody else’s', () => {
    const own = ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'];
    expect(accepted({})).toEqual(own);
    expect(accepted({ PORT: '80' })).toEqual(['http://localhost', 'http://127.0.0.1', 'http://[::1]']);
    expect(accepted({ HOST: '10.1.2.3' })).toEqual([...own, 'http://10.1.2.3:3000']);
  });

  it.each(['0.0.0.0', '::'])('is also what this machine is called by others with HOST=%s', (host) => {
    const origins = accepted({ HOST: host });
    const others = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect(origins).toContain(`http://${address}:3000`);
    expect(origins).toContain(`http://${hostname().toLowerCase()}:3000`);
    expect(origins.slice(0, 3)).toEqual(accepted({}));
    for (const origin of origins) expect(origin).toBe(new URL(origin).origin);
  });
});

describe('the origin that a request asks', () => {
  const ORIGINS = ['https://a.vn', 'http://a.vn', 'http://b.vn:81', 'http://[::1]:3000'];
  it.each([
    ['a.vn', 'https', 'https://a.vn'],
    ['a.vn', 'http', 'http://a.vn'],
    ['A.VN:443', 'http', 'https://a.vn'],
    ['a.vn', 'ftp', 'https://a.vn'],
    ['b.vn:81', 'https', 'http://b.vn:81'],
    ['[::1]:3000', undefined, 'http://[::1]:3000'],
    ...['b.vn', 'b.vn:82', 'a.vn.', 'x@a.vn', 'a.vn/x', 'a.vn?', '', null].map(
      (host) => [host, 'https', null] as const,
    ),
  ] as const)('%j by %j is %j', (host, scheme, origin) => {
    expect(originAsked(ORIGINS, host, scheme)).toBe(origin);
  });
});

describe('the address of a client', () => {
  const of = (
    env: Readonly<Record<string, string>>,
    headers: IncomingMessage['headers'],
    remoteAddress = '127.0.0.1',
  ) => clientAddress({ headers, socket: { remoteAddress } as IncomingMessage['socket'] }, configured(env));
  const REAL = { ADDRESS_HEADER: 'X-Real-IP' };
  const FORWARDED = { ADDRESS_HEADER: 'x-forwarded-for' };

  it('is the connection’s without a proxy, whatever a client claims', () => {
    expect(of({}, { 'x-real-ip': '9.9.9.9', 'x-forwarded-for': '9.9.9.9' }, '10.0.0.7')).toBe('10.0.0.7');
    expect(of({}, {}, '::ffff:10.0.0.7')).toBe('10.0.0.7');
  });

  it('is what the proxy says of it, counted from the end', () => {
    expect(of(REAL, { 'x-real-ip': '10.0.0.9' })).toBe('10.0.0.9');
    expect(of(FORWARDED, { 'x-forwarded-for': '6.6.6.6, 10.0.0.9' })).toBe('10.0.0.9');
    expect(of({ ...FORWARDED, XFF_DEPTH: '2' }, { 'x-forwarded-for': '6.6.6.6, 10.0.0.9, 10.0.0.2' })).toBe(
      '10.0.0.9',
    );
  });

  it('is the connection’s for a request past the proxy, or one that names no address', () => {
    for (const headers of [{}, { 'x-real-ip': '' }, { 'x-real-ip': 'me' }])
      expect(of(REAL, headers)).toBe('127.0.0.1');
    expect(of({ ...FORWARDED, XFF_DEPTH: '2' }, { 'x-forwarded-for': '6.6.6.6' })).toBe('127.0.0.1');
  });

  it('is refused at start where the header or the depth is none', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['ADDRESS_HEADER', 'x real'],
      ['XFF_DEPTH', '0'],
      ['XFF_DEPTH', 'two'],
    ];
    for (const entry of wrong) {
      expect(() => configured(Object.fromEntries([entry]))).toThrow(/config_invalid/);
    }
  });
});

describe('a client that is counted', () => {
  it.each([
    ['10.0.0.9', '10.0.0.9'],
    ['2001:db8:1:2::5', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff:0:0:1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::5', '2001:db8:1:3::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:10.0.0.9', '10.0.0.9'],
    ['::ffff:a00:9', '10.0.0.9'],
    ['', ''],
  ])('%s is counted as %s', (address, client) => {
    expect(countedClient(address)).toBe(client);
  });
});
