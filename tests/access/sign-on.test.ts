import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { signOn } from '#lib/server/accounts/sign-on.ts';
import { Oidc } from '#lib/server/sign-on/oidc.ts';
import { grantFrom, isSafe, readOidcSettings } from '#lib/server/sign-on/oidc-settings.ts';
import { DEVICE } from '../support/test-accounts.ts';
import { BACK, openProvider, ROLES, throughProvider, type TryProvider } from './try-provider.ts';

let provider: TryProvider;
let [issuer, file] = ['', ''];
let now = Date.now();
beforeAll(async () => {
  provider = await openProvider();
  ({ issuer, file } = provider);
});
afterAll(() => provider.close());

let accounts: Accounts;
beforeEach(async () => {
  provider.claims = { preferred_username: 'lan', name: 'Trần Thị Lan', groups: ['bientap', 'khac'] };
  now = Date.now();
  accounts = await Accounts.open({ dataDir: null, clock: () => new Date(now) });
  return () => accounts.close();
});

const open = () => new Oidc(readOidcSettings(file), () => new Date(now));

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
  expect([to, known]).toEqual([
    '/gaps',
    {
      ...{ identity: { issuer, subject: 'someone' }, name: 'lan', person: 'Trần Thị Lan' },
      ...{ grant: { role: 'editor' }, provedAt: null },
    },
  ]);
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
    provider.claims = { preferred_username: 'lan', groups };
    const oidc = open();
    const { address, flow } = await oidc.depart(BACK, '/');
    await expect(oidc.arrive(flow, await throughProvider(address))).rejects.toMatchObject(refused);
  }
  expect(accounts.list()).toEqual([]);
});

it('asks the provider who somebody is anew where that is wanted, and is told when they said so', async () => {
  const oidc = open();
  const { address, flow } = await oidc.depart(BACK, '/account', true);
  expect(new URL(address).searchParams.get('prompt')).toBe('login');
  const { provedAt } = await oidc.arrive(flow, await throughProvider(address));
  expect(Date.now() - Date.parse(provedAt!)).toBeLessThan(60_000);
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
