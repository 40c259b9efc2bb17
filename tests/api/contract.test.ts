import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  GEO_JSON_TYPE,
  JSON_TYPE,
  LINES_TYPE,
  mediaType,
  type Operation,
} from '#lib/server/api/operation.ts';
import { openApiWorld, type ApiWorld } from './api-world.ts';
import { ALL_OPERATIONS, callRoute } from './call-route.ts';
import { CALLS } from './calls.ts';
import { entriesWritten, EXPECTED_ENTRY } from './expected-entries.ts';
import { problemsOf } from './check-answer.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.warehouse.close());

/** Holds an answer to what is described for its status; gives the kind of its content, null for no content. */
async function checkAnswer({ path, method }: Operation, response: Response): Promise<string | null> {
  const type = mediaType(response.headers.get('content-type') ?? '');
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) return null;
  const text = () => new TextDecoder().decode(bytes);
  const bodies = [JSON_TYPE, GEO_JSON_TYPE].includes(type)
    ? [text()]
    : type === LINES_TYPE
      ? text().trim().split('\n')
      : [];
  const described = ['paths', path, method.toLowerCase(), 'responses', String(response.status)];
  for (const body of bodies) {
    const problems = await problemsOf([...described, 'content', type, 'schema'], JSON.parse(body));
    expect(problems, body.slice(0, 2000)).toEqual([]);
  }
  return type;
}

describe.each(ALL_OPERATIONS.map((operation) => [operation.id, operation] as const))(
  '%s',
  (id, operation) => {
    it('answers as it is described, in every kind of content', async () => {
      const calls = await CALLS[id].answered(world);
      const types = new Set<string | null>();
      const written: (readonly string[])[] = [];
      const writes = vi.spyOn(world.warehouse.db, 'write');
      for (const call of calls) {
        const since = await entriesWritten(world.warehouse);
        writes.mockClear();
        const response = await callRoute(world.warehouse, operation, call);
        // What only asks changes nothing.
        expect(operation.method === 'GET' && writes.mock.calls.length > 0).toBe(false);
        expect(response.status, response.ok ? '' : await response.clone().text()).toBe(operation.status);
        expect(response.headers.has('etag') || !operation.tagged).toBe(true);
        types.add(await checkAnswer(operation, response));
        written.push(await since());
      }
      writes.mockRestore();
      // What could not be loaded is answered as well, and changed nothing.
      const loaded = id === 'loadFile' ? calls.slice(0, 2) : calls;
      const expected = EXPECTED_ENTRY[id];
      expect(written.filter((entries) => id !== 'loadFile' || entries.length > 0)).toEqual(
        loaded.map(() => (expected === undefined ? [] : [expected])),
      );
      const described = Object.keys(operation.answer);
      expect([...types].sort()).toEqual(described.length === 0 ? [null] : described.sort());
    });

    it.runIf(operation.tagged)('says 304 to who holds the answer', async () => {
      const [call] = await CALLS[id].answered(world);
      const etag = (await callRoute(world.warehouse, operation, call!)).headers.get('etag')!;
      const headers = { 'if-none-match': etag };
      expect((await callRoute(world.warehouse, operation, { ...call, headers })).status).toBe(304);
    });

    it('refuses with a described status, a code and a sentence', async () => {
      const { refused } = CALLS[id];
      expect(refused.length > 0).toBe(operation.refusals.length > 0);
      for (const { status, ...call } of refused) {
        const since = await entriesWritten(world.warehouse);
        const response = await callRoute(world.warehouse, operation, call);
        expect([response.status, operation.refusals.includes(status)]).toEqual([status, true]);
        expect(await checkAnswer(operation, response)).toBe(JSON_TYPE);
        expect(await since()).toEqual([]);
      }
    });
  },
);
