import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, SERVER_COMMAND, type Actor } from '#lib/domain/access/actor.ts';
import { RULES } from '#lib/domain/access/action.ts';
import { allow } from '#lib/domain/access/allow.ts';
import { isRanked, RANKED_ROLES, ROLES, type Grant, type Role } from '#lib/domain/access/role.ts';
import { declaredAction, routeKey } from '#lib/server/access/declared-action.ts';
import { LOOKS } from '#lib/server/access/looks.ts';
import { RESOURCES } from '#lib/server/access/asked-resource.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { makeToken } from '#lib/server/accounts/access-tokens.ts';
import { addDays, localDateAt } from '#lib/domain/local-date.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { handle } from '../../src/hooks.server.ts';
import { copyVocabulary } from '../support/templates.ts';
import { addMember } from '../support/test-accounts.ts';
import { ROUTES, type RouteOfFile as Route } from './route-files.ts';

const OWN = 'http://localhost:3000';
const NOW = new Date('2026-03-02T01:00:00Z');
const OWN_CODES = { unit: 'y-te', operator: 'viettel' };
const COMMAND_TOKEN = 'a-secret-of-this-run';

/** How a request says who sends it. */
interface Sender {
  readonly actor: Actor;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookie: string | null;
}

const grantOf = (role: Role): Grant =>
  role === 'unit'
    ? { role, unit: OWN_CODES.unit }
    : role === 'operator'
      ? { role, operator: OWN_CODES.operator }
      : { role };

let warehouse: Warehouse;
let accounts: Accounts;
const senders: Record<string, Sender> = {
  nobody: { actor: NOBODY, headers: {}, cookie: null },
  'a wrong cookie': { actor: NOBODY, headers: {}, cookie: 'A'.repeat(43) },
};
beforeAll(async () => {
  warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock: () => NOW });
  await copyVocabulary(warehouse);
  accounts = await Accounts.open({ dataDir: null, clock: () => NOW });
  accounts.commandToken = COMMAND_TOKEN;
  Object.assign(globalThis, {
    iSpeedWarehouse: Promise.resolve(warehouse),
    iSpeedAccounts: Promise.resolve(accounts),
  });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  senders.server = { actor: SERVER_COMMAND, headers: bearer(COMMAND_TOKEN), cookie: null };
  for (const role of ROLES) {
    const grant = grantOf(role);
    const { id, session } = await addMember(accounts, grant);
    const person: Actor = {
      ...{ kind: 'account', accountId: id, sessionId: 1, name: role, grant, needsSecondFactor: false },
    };
    senders[role] = { actor: person, headers: {}, cookie: session };
    const endsOn = addDays(localDateAt(NOW), 10);
    const token = await makeToken(accounts, accounts.byId(id)!, { name: 'sync', grant, endsOn });
    const program: Actor = {
      ...{ kind: 'token', tokenId: 1, name: 'sync', ownerId: id, ownerName: role, grant },
    };
    senders[`a token of ${role}`] = { actor: program, headers: bearer(token), cookie: null };
  }
  const { id, session } = await addMember(accounts, { role: 'admin' }, { name: 'bare', hasFactor: false });
  const bare: Actor = {
    ...{ kind: 'account', accountId: id, sessionId: 1, name: 'bare', grant: { role: 'admin' } },
    needsSecondFactor: true,
  };
  senders['an admin without a second factor'] = { actor: bare, headers: {}, cookie: session };
});
afterAll(() => Promise.all([warehouse.close(), accounts.close()]));

/** The names above, before there is anybody. */
const NAMES = [
  ...['nobody', 'a wrong cookie', 'server', ...ROLES, ...ROLES.map((role) => `a token of ${role}`)],
  'an admin without a second factor',
];

/** Sends a request to the hook alone: its status, and whether a route was asked. */
async function send({ method, route, search }: Route, { headers, cookie }: Sender, accept = '*/*', at = OWN) {
  const params = { id: '1', unit: OWN_CODES.unit, code: 'AAAA-AAAA-AAAA', token: 'none', batch: '1' };
  const path = route.replaceAll(
    /\[(\w+)\]/g,
    (_, name: string) => (params as Record<string, string>)[name] ?? '1',
  );
  const url = new URL(path + search, at);
  const own = { host: 'localhost:3000', origin: OWN, accept };
  const request = new Request(url, { method, headers: { ...own, ...headers } });
  const cookies = {
    get: (name: string) => (name === 'i-speed-session' ? (cookie ?? undefined) : undefined),
    set: () => undefined,
  };
  let asked = false;
  const event = { request, url, params, cookies, locals: {}, route: { id: route }, isDataRequest: false };
  const resolve = () => {
    asked = true;
    return new Response('asked');
  };
  const answer = await Promise.resolve(
    handle({ event, resolve } as unknown as Parameters<typeof handle>[0]),
  ).catch(
    (thrown: { status: number; location?: string }) =>
      new Response(null, { status: thrown.status, headers: { location: thrown.location ?? '' } }),
  );
  return { status: answer.status, asked, location: answer.headers.get('location'), answer };
}

/** Routes of which a unit and an operator read their own part; of a case, a pack or a form that is not there, none. */
const OF_OWN_PART = Object.keys(RESOURCES).filter(
  (key) => !/\/cases\/{id}|\/packs\/{code}|\/template$/.test(key),
);

describe.each(NAMES)('by %s', (name) => {
  it('every route answers whom its action is allowed to, and nobody else', async () => {
    const leaks: string[] = [];
    const shut: string[] = [];
    for (const route of ROUTES) {
      const sender = senders[name]!;
      const key = `${route.method} ${route.route}`;
      const search = new URLSearchParams(route.search);
      const action = declaredAction({ ...route, search })!;
      const owner = sender.actor.kind === 'account' ? { owner: sender.actor.accountId } : {};
      const isOwn = OF_OWN_PART.includes(`${route.method} ${routeKey(route.route)}`);
      const resource = { ...owner, ...(isOwn ? OWN_CODES : {}) };
      const may = allow(sender.actor, action, resource);
      const { asked, status } = await send(route, sender);
      if (asked && !may) leaks.push(key);
      if (!asked && may) shut.push(key);
      if (!may) expect([key, [401, 403, 404].includes(status)]).toEqual([key, true]);
    }
    expect({ leaks, shut }).toEqual({ leaks: [], shut: [] });
  });
});

it('walks every route there is', () => {
  expect(ROUTES.length).toBeGreaterThan(115);
  expect(NAMES.sort()).toEqual(Object.keys(senders).sort());
});

it('who may what, in numbers that were counted by hand once', async () => {
  const open = async (name: string) => {
    const answers = await Promise.all(ROUTES.map((route) => send(route, senders[name]!)));
    return answers.filter(({ asked }) => asked).length;
  };
  const counts = Object.fromEntries(
    await Promise.all(
      ['nobody', ...RANKED_ROLES, 'unit', 'operator'].map(async (name) => [name, await open(name)]),
    ),
  ) as Record<string, number>;
  // Each role of the office more than the one before; units and operators their part beside what everybody may.
  expect(counts.nobody).toBe(17);
  for (const [less, more] of [
    ['nobody', 'operator'],
    ['operator', 'viewer'],
    ['unit', 'viewer'],
    ['viewer', 'analyst'],
    ['analyst', 'editor'],
    ['editor', 'admin'],
  ] as const)
    expect([less, more, counts[less]! < counts[more]!]).toEqual([less, more, true]);
  expect(counts.operator).toBeLessThan(63);
});

it('a unit and an operator are answered by each route whose action is theirs, so that pages offer what is answered', () => {
  for (const role of ['unit', 'operator'] as const) {
    const routes = ROUTES.filter(({ method, route, search }) => {
      const action = declaredAction({ method, route, search: new URLSearchParams(search) })!;
      return RULES[action][role] === 'own';
    });
    const keys = routes.map(({ method, route }) => `${method} ${routeKey(route)}`);
    expect(keys.filter((key) => !(key in RESOURCES))).toEqual([]);
    expect(keys.length).toBeGreaterThan(role === 'unit' ? 4 : 25);
  }
});

it('every look at single rows is written down', () => {
  const looks = ROUTES.filter(({ method, route, search }) => {
    const action = declaredAction({ method, route, search: new URLSearchParams(search) })!;
    return ['view_rows', 'view_loaded_rows', 'take_evidence'].includes(action);
  }).map(({ method, route }) => `${method} ${routeKey(route)}`);
  expect(looks.length).toBeGreaterThan(7);
  expect(looks.filter((key) => !(key in LOOKS))).toEqual([]);
});

it('a route that nobody declared answers nobody', async () => {
  const undeclared = { method: 'GET', route: '/secret-page', search: '' };
  for (const name of NAMES) {
    const { asked, status } = await send(undeclared, senders[name]!);
    const isNobody = senders[name]!.actor.kind === 'nobody';
    expect([name, asked, status]).toEqual([name, false, isNobody ? 401 : 405]);
  }
});

it('a person is led to sign in and back, a program told so; an unknown token is no way to be somebody else', async () => {
  const page = { method: 'GET', route: '/gaps', search: '?period=month:2024-06' };
  const led = await send(page, senders.nobody!, 'text/html');
  expect([led.status, led.location]).toEqual([303, '/sign-in?to=%2Fgaps%3Fperiod%3Dmonth%3A2024-06']);
  const bare = await send(page, senders['an admin without a second factor']!, 'text/html');
  expect([bare.status, bare.location]).toEqual([303, '/account']);
  const home = await send({ method: 'GET', route: '/', search: '' }, senders.unit!, 'text/html');
  expect([home.status, home.location]).toEqual([303, `/tallies/${OWN_CODES.unit}`]);
  const api = { method: 'GET', route: '/api/v1/batches', search: '' };
  expect((await send(api, senders.nobody!, 'text/html')).status).toBe(401);
  const wrong = { ...senders.viewer!, headers: { authorization: 'Bearer wrong' } };
  // A reader of feeds sends the token as a password, under any name.
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`feed:${password}`).toString('base64')}`,
  });
  const feed = { method: 'GET', route: '/admin/alerts', search: '' };
  const asFeed = async (password: string) =>
    (await send(feed, { ...senders.nobody!, headers: basic(password) })).status;
  expect([await asFeed(COMMAND_TOKEN), await asFeed(COMMAND_TOKEN.slice(1)), await asFeed('')]).toEqual([
    ...[200, 401, 401],
  ]);
  const { status, answer } = await send(api, wrong);
  expect([status, await answer.json()]).toMatchObject([401, { code: 'access_token_unknown' }]);
});

it('every answer, refusals too, is framed by no other site, and over TLS keeps the browser to TLS', async () => {
  const api = { method: 'GET', route: '/api/v1/batches', search: '' };
  const headersAt = async (at: string) => (await send(api, senders.viewer!, '*/*', at)).answer.headers;
  for (const [at, tls] of [
    [OWN, null],
    ['https://elsewhere.example.vn', 'max-age=31536000; includeSubDomains'],
  ] as const) {
    const headers = await headersAt(at);
    expect(headers.get('strict-transport-security')).toBe(tls);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
});

it('nothing tells an operator or a unit that something of others is there', async () => {
  for (const name of ['operator', 'unit', 'a token of operator']) {
    for (const route of ['/api/v1/cases/[id]', '/api/v1/packs/[code]/file', '/cases/[id]']) {
      const { status, answer } = await send({ method: 'GET', route, search: '' }, senders[name]!);
      expect([name, route, status, await answer.json()]).toMatchObject([
        name,
        route,
        404,
        { code: 'not_found' },
      ]);
    }
  }
});

it('what one’s role may not, its unit’s or operator’s other codes may not either', async () => {
  const other = { method: 'GET', route: '/tallies/[unit]', search: '' };
  const unit = await addMember(accounts, { role: 'unit', unit: 'noi-vu' }, { name: 'other-unit' });
  const sender: Sender = { actor: NOBODY, headers: {}, cookie: unit.session };
  expect((await send(other, sender)).asked).toBe(false);
  expect((await send(other, senders.unit!)).asked).toBe(true);
  expect(ROLES.filter((role) => !isRanked(role))).toEqual(['unit', 'operator']);
});
