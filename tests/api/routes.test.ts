import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FILTER_NAMES } from '#lib/domain/filter.ts';
import { OPERATION_WORDS } from '#lib/messages/api/operation-words.ts';
import { PARAMETER_WORDS } from '#lib/messages/api/parameter-words.ts';
import { AREA_IMPORT_OPTIONS } from '#lib/server/areas/import-request.ts';
import { AREA_IMPORT_PARAMETERS, FILTER_PARAMETERS, PARAMETERS } from '#lib/server/api/parameters.ts';
import { ALL_OPERATIONS } from './call-route.ts';

const ROUTES = 'src/routes/api';
const METHOD = /^export const (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|fallback)\b/gm;

/** For `npm run backup` and `npm run users`, which are known by a secret that only this machine's own commands can read. */
const OF_COMMANDS = ['POST /api/audit', 'POST /api/snapshot', 'POST /api/users'];

/** Each method of each address that the routes answer, as `GET /api/v1/batches/{id}`, from the files themselves. */
const answered = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('+server.ts'))
  .flatMap((name) => {
    const address = `/api/${name.replace(/\/\+server\.ts$/, '')}`.replaceAll('[', '{').replaceAll(']', '}');
    const text = readFileSync(join(ROUTES, name), 'utf8');
    return [...text.matchAll(METHOD)].map(([, method]) => `${method} ${address}`);
  });

it('every method of every route is described, and every description has a route', () => {
  expect(answered.length).toBeGreaterThan(40);
  const described = ALL_OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect([...described, ...OF_COMMANDS].sort()).toEqual(answered.sort());
});

it('every operation has a name and words of its own', () => {
  const ids = ALL_OPERATIONS.map(({ id }) => id);
  expect([...ids].sort()).toEqual(Object.keys(OPERATION_WORDS).sort());
});

it('the parts of an address are parameters, and no parameter is described that nothing takes', () => {
  for (const { path, parameters } of ALL_OPERATIONS) {
    const inPath = parameters.map((key) => PARAMETERS[key]).filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
  }
  const taken = new Set(['lang', ...ALL_OPERATIONS.flatMap(({ parameters }) => parameters)]);
  expect([...taken].sort()).toEqual(Object.keys(PARAMETER_WORDS).sort());
});

it('parameters with a registry are those of the registry', () => {
  expect(FILTER_PARAMETERS).toEqual(FILTER_NAMES);
  expect(AREA_IMPORT_PARAMETERS.map((key) => PARAMETERS[key].name)).toEqual(AREA_IMPORT_OPTIONS);
});
