import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes } from '#lib/server/api/operations.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { handle } from '../../src/hooks.server.ts';
import { provideAccounts } from '../support/test-accounts.ts';
import { contentOf, openApiWorld, type ApiWorld } from './api-world.ts';
import { ALL_OPERATIONS, callRoute, OWN, type Call } from './call-route.ts';
import { CALLS } from './calls.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.warehouse.close());

const WRITING = ALL_OPERATIONS.filter(changes);

/** Origins that are none of the server's own; null: none is sent. */
const FOREIGN = [
  ...[
    'https://evil.example',
    'null',
    '',
    'http://localhost:3001',
    'https://localhost:3000',
    'http://localhost',
  ],
  ...[
    'http://evil.localhost:3000',
    'http://localhost:3000.evil.example',
    'http://localhost:3000/',
    'localhost:3000',
  ],
  ...[`${OWN}, https://evil.example`, `${OWN} https://evil.example`, null],
] as const;
/** Hosts that are none of the server's own; null: none is sent. */
const FOREIGN_HOSTS = [
  ...[
    'evil.example',
    'evil.example:3000',
    'localhost',
    'localhost:3001',
    '127.0.0.1',
    '127.0.0.1.evil.example:3000',
  ],
  ...[
    'evil.example@localhost:3000',
    'localhost:3000@evil.example',
    'localhost:3000/',
    '0.0.0.0:3000',
    '',
    null,
  ],
] as const;
/** What a request of this server's own pages has. */
const OWN_NAMES = ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'] as const;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | null>>;
}

/** Sends a request to the hook alone: how it answers, and whether it would ask a route. */
async function send({ method, path, headers }: Sent) {
  const own = { host: 'localhost:3000', origin: OWN, ...headers };
  const given = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== null);
  const url = new URL(path, OWN);
  const request = new Request(url, { method, headers: given });
  const cookies = { get: () => undefined, set: () => undefined };
  let asked = false;
  const resolve = () => {
    asked = true;
    return new Response('taken');
  };
  (globalThis as { iSpeedWarehouse?: Promise<Warehouse> }).iSpeedWarehouse = Promise.resolve(world.warehouse);
  await provideAccounts(world.warehouse.clock);
  const event = { request, url, params: {}, cookies, locals: {}, route: { id: null } };
  const answer = await Promise.resolve(
    handle({ event, resolve } as unknown as Parameters<typeof handle>[0]),
  ).catch((thrown: { status: number; body: object }) =>
    Response.json(thrown.body, { status: thrown.status }),
  );
  const body = answer.status === 403 ? ((await answer.json()) as Record<string, unknown>) : {};
  return { status: answer.status, asked, body };
}

/** Every method of every route, from the files there are: of the API, of pages, and the forms of pages. */
const ROUTES = readdirSync('src/routes', { recursive: true, encoding: 'utf8' }).flatMap((file) => {
  const [, folder, name] = /^(.*?)\/?(\+(?:server|page\.server|page)\.(?:ts|svelte))$/.exec(file) ?? [];
  if (folder === undefined || name === undefined) return [];
  const path = `/${folder.replaceAll(/\[\w+\]/g, '1')}`;
  const source = readFileSync(join('src/routes', file), 'utf8');
  if (name === '+page.svelte') return [{ method: 'GET', path }];
  if (name === '+server.ts') {
    const methods = [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)];
    return methods.map((found) => ({ method: found[1]!, path }));
  }
  const actions = /^export const actions\b[\s\S]*?^\};/m.exec(source)?.[0] ?? '';
  const names = [...actions.matchAll(/^ {2}(?:async )?(\w+)\b/gm)].map((found) => found[1]!);
  return names.map((action) => ({
    method: 'POST',
    path: action === 'default' ? path : `${path}?/${action}`,
  }));
});
const writes = ({ method }: { readonly method: string }) => method !== 'GET';

it('finds the routes there are', () => {
  const operations = ALL_OPERATIONS.filter(({ path }) => path.startsWith('/api'));
  const api = ROUTES.filter(({ path }) => path.startsWith('/api/'));
  expect(api.length).toBeGreaterThanOrEqual(operations.length);
  expect(ROUTES.filter(writes).length).toBeGreaterThan(WRITING.length);
  expect(ROUTES).toContainEqual({ method: 'POST', path: '/report/1' });
  expect(ROUTES).toContainEqual({ method: 'GET', path: '/' });
});

describe.each(ROUTES.map((route) => [route.method, route.path, route] as const))('%s %s', (_m, _p, route) => {
  it('is not asked under another host, whatever else the request says', async () => {
    for (const host of FOREIGN_HOSTS) {
      const { status, asked, body } = await send({ ...route, headers: { host } });
      expect([host, status, asked, body.code]).toEqual([host, 403, false, 'host_unknown']);
      expect(body.message).toContain('ORIGIN');
    }
  });

  it('is asked by the server’s own pages', async () => {
    for (const host of OWN_NAMES) {
      const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
      expect(await send({ ...route, headers })).toMatchObject({ status: 200, asked: true });
    }
  });
});

describe.each(ROUTES.filter(writes).map((route) => [route.method, route.path, route] as const))(
  '%s %s, which writes',
  (_method, _path, route) => {
    it('is not asked from another origin, nor without one, whatever Sec-Fetch-Site says', async () => {
      for (const origin of FOREIGN) {
        for (const site of ['same-origin', 'none', 'cross-site', null]) {
          const headers = { origin, 'sec-fetch-site': site };
          const { status, asked, body } = await send({ ...route, headers });
          expect([origin, site, status, asked, body.code]).toEqual([
            ...[origin, site, 403, false, 'upload_from_elsewhere'],
          ]);
          expect(body.message).toContain('ORIGIN');
        }
      }
    });
  },
);

describe.each(WRITING.map((operation) => [operation.method, operation.path, operation] as const))(
  '%s %s',
  (_method, _path, operation) => {
    it('changes nothing for another site’s page', async () => {
      const [call] = await CALLS[operation.id].answered(world);
      const everything = async () => [
        await contentOf(world.warehouse),
        readdirSync(join(world.warehouse.dataDir, 'inbox'), { recursive: true }).sort(),
      ];
      const before = await everything();
      const sent: Call = { ...call, headers: { ...call!.headers, origin: 'https://evil.example' } };
      const response = await callRoute(world.warehouse, operation, sent);
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({
        code: 'upload_from_elsewhere',
        details: { origin: 'https://evil.example' },
        message: expect.any(String) as string,
      });
      expect(await everything()).toEqual(before);
    });
  },
);

it('refuses on paths without a route, and for methods that nobody uses', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE']) {
    for (const path of ['/no/such/page', '/data', '/_app/version.json']) {
      const { status, asked } = await send({ method, path, headers: { origin: null } });
      expect([method, path, status, asked]).toEqual([method, path, 403, false]);
    }
  }
});

it('is not asked through a proxy while it is used without accounts', async () => {
  const added = ['forwarded', 'x-forwarded-for', 'X-Forwarded-Proto', 'x-forwarded-host', 'X-Real-IP', 'via'];
  for (const header of added) {
    const headers = { [header]: '10.0.0.9' };
    const { status, asked, body } = await send({ method: 'GET', path: '/data', headers });
    expect([header, status, asked, body.code]).toEqual([header, 403, false, 'proxied_in_open_mode']);
  }
});

it('answers questions that another site’s page asks, as it always did', async () => {
  const health = ALL_OPERATIONS.find(({ id }) => id === 'readHealth')!;
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await callRoute(world.warehouse, health, { headers })).status).toBe(200);
});

it('tells a person by a page in both languages, and a form of a page by an error that it shows', async () => {
  const html = { accept: 'text/html,*/*', host: 'evil.example' };
  const page = await send({ method: 'GET', path: '/data', headers: html });
  expect(page.body.message).toMatch(/Máy chủ không nhận.+ · The server does not answer/);
  const api = await send({ method: 'GET', path: '/api/health', headers: html });
  expect(api.body).toMatchObject({ code: 'host_unknown', details: { host: 'evil.example' } });
  const headers = { origin: null, accept: 'application/json', 'x-sveltekit-action': 'true' };
  const form = await send({ method: 'POST', path: '/report/1', headers });
  expect(form.body).toMatchObject({ type: 'error', status: 403, error: { code: 'upload_from_elsewhere' } });
});
