import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes } from '#lib/server/api/operations.ts';
import { contentOf, openApiWorld, type ApiWorld } from './api-world.ts';
import { ALL_OPERATIONS, callRoute, type Call } from './call-route.ts';
import { CALLS } from './calls.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.warehouse.close());

const WRITING = ALL_OPERATIONS.filter(changes);

/** All that the warehouse and its folder hold. */
const everything = async () => [
  await contentOf(world.warehouse),
  readdirSync(join(world.warehouse.dataDir, 'inbox'), { recursive: true }).sort(),
];
const from = (site: string, { headers, ...call }: Call): Call => ({
  ...call,
  headers: { ...headers, 'sec-fetch-site': site },
});

describe.each(WRITING.map((operation) => [operation.method, operation.path, operation] as const))(
  '%s %s',
  (_method, _path, operation) => {
    it('refuses what another site’s page sends, and changes nothing', async () => {
      const [call] = await CALLS[operation.id].answered(world);
      const before = await everything();
      for (const site of ['cross-site', 'same-site']) {
        const response = await callRoute(world.warehouse, operation, from(site, call!));
        expect(response.status).toBe(403);
        const { message, ...refusal } = (await response.json()) as Record<string, unknown>;
        expect(refusal).toEqual({ code: 'upload_from_elsewhere', details: {} });
        expect(message).toBeTypeOf('string');
      }
      expect(await everything()).toEqual(before);
    });

    it('takes what its own pages send', async () => {
      const [call] = await CALLS[operation.id].answered(world);
      const response = await callRoute(world.warehouse, operation, from('same-origin', call!));
      expect(response.status).toBe(operation.status);
      await response.text();
    });
  },
);

it('refuses on every path and for every method that may change something, before any route is asked', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const path of ['/report/token', '/no/such/page', '/api/v1/batches']) {
      const operation = { path, method } as unknown as Parameters<typeof callRoute>[1];
      const response = await callRoute(world.warehouse, operation, from('cross-site', {}));
      expect([method, path, response.status]).toEqual([method, path, 403]);
    }
  }
});

it('answers questions that another site’s page asks, as it always did', async () => {
  const health = ALL_OPERATIONS.find(({ id }) => id === 'readHealth')!;
  expect((await callRoute(world.warehouse, health, from('cross-site', {}))).status).toBe(200);
});
