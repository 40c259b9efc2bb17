import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mayBeOpen } from '#lib/domain/access/open-mode.ts';
import { addDays, localDateAt } from '#lib/domain/local-date.ts';
import { makeToken } from '#lib/server/accounts/access-tokens.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { clientAddress } from '#lib/server/origins/client-address.ts';
import { liesIn, LOOPBACK, networkOf } from '#lib/server/origins/networks.ts';
import { userOfProxy } from '#lib/server/origins/user-of-proxy.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { handle } from '../../src/hooks.server.ts';
import { addMember } from '../support/test-accounts.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const networks = (...texts: string[]) => texts.map((text) => networkOf(text)!);

it('reads networks as CIDR writes them, and tells what lies in them', () => {
  const inside = networks('10.0.0.0/8', '192.168.1.7', 'fd00::/8');
  const of = (address: string) => liesIn(inside, address);
  expect(['10.1.2.3', '::ffff:10.1.2.3', '192.168.1.7', 'fd12::1', 'fe80::1%eth0'].map(of)).toEqual([
    ...[true, true, true, true, false],
  ]);
  expect(['11.0.0.1', '192.168.1.8', '127.0.0.1', '', 'localhost', '10.0.0'].map(of)).not.toContain(true);
  expect(['10.0.0.0/33', 'fd00::/129', 'example.vn', '', '10.0.0.0/', '10.0.0.0/8/8'].map(networkOf)).toEqual(
    Array(6).fill(null),
  );
});

it('believes an address in a header of the named proxy alone', () => {
  const ask = (remoteAddress: string, proxies = LOOPBACK) =>
    clientAddress(
      { headers: { 'x-real-ip': '10.0.0.7' }, socket: { remoteAddress } } as unknown as IncomingMessage,
      { addressHeader: 'x-real-ip', proxyDepth: 1, proxies },
    );
  expect([ask('127.0.0.1'), ask('::ffff:127.0.0.1'), ask('::1')]).toEqual(Array(3).fill('10.0.0.7'));
  expect(ask('203.0.113.9')).toBe('203.0.113.9');
  expect(ask('172.16.0.2', networks('172.16.0.2'))).toBe('10.0.0.7');
  expect(ask('127.0.0.1', networks('172.16.0.2'))).toBe('127.0.0.1');
});

it('believes a name in a header of the named proxy alone, and only where one is configured', () => {
  const ask = (
    remoteAddress: string,
    sent: string | string[] | undefined,
    userHeader: string | null = 'x-user',
  ) =>
    userOfProxy(
      {
        platform: {
          req: { headers: { 'x-user': sent }, socket: { remoteAddress } } as unknown as IncomingMessage,
        },
      },
      { userHeader, proxies: networks('10.0.0.5') },
    );
  expect([ask('10.0.0.5', 'lan'), ask('::ffff:10.0.0.5', ' Lan ')]).toEqual(['lan', 'Lan']);
  expect(ask('10.0.0.5', Buffer.from('trần.lan').toString('latin1'))).toBe('trần.lan');
  const unbelieved = [
    ...[ask('127.0.0.1', 'lan'), ask('10.0.0.6', 'lan'), ask('', 'lan'), ask('10.0.0.5', 'lan', null)],
    ...[ask('10.0.0.5', undefined), ask('10.0.0.5', ''), ask('10.0.0.5', 'lan, hoa'), ask('10.0.0.5', ['a'])],
    userOfProxy({ platform: undefined }, { userHeader: 'x-user', proxies: LOOPBACK }),
  ];
  expect(unbelieved).toEqual(Array(9).fill(null));
  // Beside such a header nobody is let in without an account.
  const here = { origins: ['http://localhost:3000'], host: '127.0.0.1', addressHeader: null };
  expect([mayBeOpen({ ...here, userHeader: null }), mayBeOpen({ ...here, userHeader: 'x-user' })]).toEqual([
    ...[true, false],
  ]);
});

let warehouse: Warehouse;
let accounts: Accounts;
const sessions: Record<string, string> = {};
let token: string;
beforeAll(async () => {
  process.env.INSIDE_NETWORKS = '10.0.0.0/8';
  warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock: () => NOW });
  accounts = await Accounts.open({ dataDir: null, clock: () => NOW });
  const bare = await addMember(accounts, { role: 'viewer' }, { name: 'bare' });
  Object.assign(globalThis, {
    iSpeedWarehouse: Promise.resolve(warehouse),
    iSpeedAccounts: Promise.resolve(accounts),
  });
  const factor = await addMember(accounts, { role: 'viewer' }, { name: 'factor', hasFactor: true });
  Object.assign(sessions, { bare: bare.session, factor: factor.session });
  const endsOn = addDays(localDateAt(NOW), 10);
  const wanted = { name: 'sync', grant: { role: 'viewer' }, endsOn } as const;
  token = await makeToken(accounts, accounts.byId(bare.id)!, wanted);
});
afterAll(async () => {
  delete process.env.INSIDE_NETWORKS;
  await Promise.all([warehouse.close(), accounts.close()]);
});

/** Sends a request from an address to the hook of every request alone. */
async function send(
  route: string,
  address: string,
  { cookie, headers = {} }: { readonly cookie?: string; readonly headers?: Record<string, string> },
): Promise<Response> {
  const url = new URL(route, 'http://localhost:3000');
  const request = new Request(url, { headers: { host: url.host, accept: 'text/html', ...headers } });
  const cookies = {
    get: (name: string) => (name === 'i-speed-session' ? cookie : undefined),
    set: () => undefined,
  };
  const event = {
    ...{ request, url, cookies, params: {}, locals: {}, route: { id: route }, isDataRequest: false },
    getClientAddress: () => address,
  };
  const resolve = () => new Response('asked');
  const answer = handle({ event, resolve } as unknown as Parameters<typeof handle>[0]);
  return Promise.resolve(answer).catch(
    ({ status, location = '' }: { status: number; location?: string }) =>
      new Response(null, { status, headers: { location } }),
  );
}

it('asks a second factor of whoever comes from outside, whatever their role, and of the owner of a token', async () => {
  const route = '/api/v1/batches';
  const status = async (name: string, address: string) =>
    (await send(route, address, { cookie: sessions[name]! })).status;
  const answers = ['bare', 'factor'].flatMap((name) =>
    ['10.1.2.3', '203.0.113.9', '::ffff:10.1.2.3', '127.0.0.1'].map((address) => status(name, address)),
  );
  expect(await Promise.all(answers)).toEqual([200, 403, 200, 403, 200, 200, 200, 200]);
  const headers = { authorization: `Bearer ${token}` };
  const program = async (address: string) => (await send(route, address, { headers })).status;
  expect(await Promise.all(['10.1.2.3', '203.0.113.9'].map(program))).toEqual([200, 401]);
  const led = await send('/gaps', '203.0.113.9', { cookie: sessions.bare! });
  expect([led.status, led.headers.get('location')]).toEqual([303, '/account']);
});
