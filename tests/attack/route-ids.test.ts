import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARAMETERS } from '#lib/server/api/parameters.ts';
import { HOSTILE_VALUES } from '../../scripts/attack/hostile-values.ts';
import { contentOf, openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { ALL_OPERATIONS, callRoute } from '../api/call-route.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.warehouse.close());

const WITH_IDS = ALL_OPERATIONS.flatMap((operation) => {
  const inPath = operation.parameters.map((key) => PARAMETERS[key]).filter((one) => one.in === 'path');
  return inPath.length === 0 ? [] : [{ operation, names: inPath.map(({ name }) => name) }];
});
/** Values that lead past the first check of the operations that need more than a path. */
const QUERY = { by: 'An', value: '5', state: 'off', rule: 'latency_zero', name: 'a.csv' };

describe.each(WITH_IDS.map(({ operation, names }) => [operation.id, operation, names] as const))(
  '%s',
  (_id, operation, names) => {
    it('refuses ids that are none, with a status of its own, and changes nothing', async () => {
      const before = await contentOf(world.warehouse);
      for (const value of HOSTILE_VALUES.map(decodeURIComponent).filter(Boolean)) {
        for (const name of names) {
          const params = { ...Object.fromEntries(names.map((other) => [other, '999'])), [name]: value };
          const response = await callRoute(world.warehouse, operation, { params, query: QUERY });
          expect([value.slice(0, 40), response.status < 500]).toEqual([value.slice(0, 40), true]);
          await response.text();
        }
      }
      expect(await contentOf(world.warehouse)).toEqual(before);
    });
  },
);
