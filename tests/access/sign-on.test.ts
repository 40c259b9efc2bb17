import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { disable } from '#lib/server/accounts/administer.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { signOn } from '#lib/server/accounts/sign-on.ts';
import { Oidc } from '#lib/server/sign-on/oidc.ts';
import { grantFrom, isSafe, readOidcSettings } from '#lib/server/sign-on/oidc-settings.ts';
import { addMember, DEVICE } from '../support/test-accounts.ts';

const BACK = 'http://localhost:3000/sign-in/sso/callback';
const ROLES = {
  bientap: 'editor',
  xem: 'viewer',
  'y-te': { unit: 'y-te' },
  viettel: { operator: 'viettel' },
};

let server: Server;
let issuer: string;
let file: string;
/** What the provider says of whoever signs on. */
let claims: Record<string, unknown>;
let now = Date.now();

/** A provider of OpenID Connect on this machine: everybody who comes is signed on at once. */
beforeAll(async () => {
  server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'i-speed', client_secret: 'a-secret-of-the-test', redirect_uris: [BACK] },
        post_logout_redirect_uris: ['http://localhost:3000/sign-in'],
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'preferred_username', 'name', 'groups'] },
    cookies: { keys: ['a-key-of-the-test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        ...{ clientId: 'i-speed', accountId: context.oidc.session!.accountId! },
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  const callback = provider.callback();
  handler = async (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return callback(request, response);
    await provider.interactionFinished(request, response, { login: { accountId: 'someone' } });
  };
  const folder = mkdtempSync(join(tmpdir(), 'sign-on-'));
  writeFileSync(join(folder, 'secret'), 'a-secret-of-the-test\n');
  file = join(folder, 'oidc.json');
  writeFileSync(
    file,
    JSON.stringify({
      issuer,
      client_id: 'i-speed',
      client_secret_file: 'secret',
      scope: 'openid',
      role_claim: 'groups',
      roles: ROLES,
    }),
  );
});
let handler: (...args: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;
afterAll(() => new Promise((resolve) => server.close(resolve)));

let accounts: Accounts;
beforeEach(async () => {
  claims = { preferred_username: 'lan', name: 'Trần Thị Lan', groups: ['bientap', 'khac'] };
  now = Date.now();
  accounts = await Accounts.open({ dataDir: null, clock: () => new Date(now) });
  return () => accounts.close();
});

const open = () => new Oidc(readOidcSettings(file), () => new Date(now));

/** Goes through the provider as a browser does; the search of the address that it comes back to. */
async function throughProvider(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let at = new URL(address), steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    at = new URL(answer.headers.get('location') ?? '', at);
    if (at.href.startsWith(BACK)) return at.search;
  }
  throw new Error('the provider led nowhere');
}

const refused = { code: 'sign_on_refused' };

it('signs somebody on whom the provider vouches for, with the role of their claim, and ends both sessions', async () => {
  const oidc = open();
  const { address, flow } = await oidc.depart(BACK, '/gaps');
  const asked = new URL(address).searchParams;
  expect([asked.get('code_challenge_method'), asked.get('state')!.length > 20, asked.has('nonce')]).toEqual([
    'S256',
    true,
    true,
  ]);
  const { to, idToken, ...known } = await oidc.arrive(flow, await throughProvider(address));
  expect([to, known]).toEqual(['/gaps', { name: 'lan', person: 'Trần Thị Lan', grant: { role: 'editor' } }]);
  const token = await signOn(accounts, known, DEVICE, null);
  expect(findSession(accounts, token)!.account).toMatchObject({
    name: 'lan',
    state: 'active',
    madeBy: 'SSO',
  });
  const end = new URL((await oidc.leave(idToken, 'http://localhost:3000/sign-in'))!);
  expect([end.origin, end.searchParams.get('id_token_hint')]).toEqual([issuer, idToken]);
});

it('believes no answer that is another’s, was used, was changed or came late', async () => {
  const oidc = open();
  const mine = await oidc.depart(BACK, '/');
  const other = await oidc.depart(BACK, '/');
  const search = await throughProvider(mine.address);
  await expect(oidc.arrive(other.flow, search)).rejects.toMatchObject(refused);
  await expect(oidc.arrive(null, search)).rejects.toMatchObject({ code: 'sign_on_over' });
  await expect(oidc.arrive('guessed', search)).rejects.toMatchObject({ code: 'sign_on_over' });
  expect((await oidc.arrive(mine.flow, search)).name).toBe('lan');
  await expect(oidc.arrive(mine.flow, search)).rejects.toMatchObject({ code: 'sign_on_over' });
  const again = await oidc.depart(BACK, '/');
  const forged = (await throughProvider(again.address)).replace(/state=[^&]+/, 'state=forged');
  await expect(oidc.arrive(again.flow, forged)).rejects.toMatchObject(refused);
  const late = await oidc.depart(BACK, '/');
  const answer = await throughProvider(late.address);
  now += 11 * 60_000;
  await expect(oidc.arrive(late.flow, answer)).rejects.toMatchObject({ code: 'sign_on_over' });
});

it('refuses whom the claim gives no role', async () => {
  for (const groups of [undefined, [], ['khac'], 7, ['y-te', 'viettel']]) {
    claims = { preferred_username: 'lan', groups };
    const oidc = open();
    const { address, flow } = await oidc.depart(BACK, '/');
    await expect(oidc.arrive(flow, await throughProvider(address))).rejects.toMatchObject(refused);
  }
  expect(accounts.list()).toEqual([]);
});

it('an account that was disabled here stays so, one that administers is never the provider’s, a role follows the claim', async () => {
  const known = { name: 'lan', person: '', grant: { role: 'viewer' } } as const;
  await addMember(accounts, { role: 'admin' }, { name: 'chief' });
  await signOn(accounts, known, DEVICE, null);
  const token = await signOn(accounts, { ...known, grant: { role: 'unit', unit: 'y-te' } }, DEVICE, null);
  expect(findSession(accounts, token)!.account.grant).toEqual({ role: 'unit', unit: 'y-te' });
  await disable(accounts, 'lan', 'chief');
  expect(findSession(accounts, token)).toBeNull();
  await expect(signOn(accounts, known, DEVICE, null)).rejects.toMatchObject(refused);
  await expect(signOn(accounts, { ...known, name: 'Chief' }, DEVICE, null)).rejects.toMatchObject(refused);
  await expect(
    signOn(accounts, { ...known, name: 'new', grant: { role: 'admin' } }, DEVICE, null),
  ).rejects.toMatchObject(refused);
  await expect(signOn(accounts, { ...known, name: 'new', grant: null }, DEVICE, null)).rejects.toMatchObject(
    refused,
  );
  await expect(signOn(accounts, { ...known, name: '' }, DEVICE, null)).rejects.toMatchObject(refused);
});

it('takes no session that a browser brings, and ends the one it had', async () => {
  const before = await addMember(accounts, { role: 'viewer' }, { name: 'before' });
  const known = { name: 'lan', person: '', grant: { role: 'viewer' } } as const;
  const token = await signOn(accounts, known, DEVICE, before.session);
  expect([token === before.session, findSession(accounts, before.session)]).toEqual([false, null]);
  expect(findSession(accounts, token)!.account.name).toBe('lan');
});

it('a mapping gives the highest role of the office, else one unit or operator, and nobody an admin', () => {
  const { roles } = readOidcSettings(file);
  expect(grantFrom({ roles }, ['xem', 'bientap', 'viettel'])).toEqual({ role: 'editor' });
  expect(grantFrom({ roles }, 'viettel')).toEqual({ role: 'operator', operator: 'viettel' });
  const bad = (change: object) => {
    const path = `${file}.bad`;
    const good = { issuer, client_id: 'i', client_secret_file: 'secret', role_claim: 'groups', roles: ROLES };
    writeFileSync(path, JSON.stringify({ ...good, ...change }));
    return () => readOidcSettings(path);
  };
  for (const change of [
    { roles: { a: 'admin' } },
    { roles: {} },
    { issuer: 'http://example.vn' },
    { client_id: '' },
    { client_secret_file: 'none' },
  ])
    expect(bad(change)).toThrowError('oidc_file_invalid');
  expect(
    ['https://sso.vn', 'http://localhost:1', 'http://127.0.0.1', 'http://sso.vn', 'ftp://localhost', 'x'].map(
      isSafe,
    ),
  ).toEqual([true, true, true, false, false, false]);
});
