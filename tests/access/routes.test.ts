import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ACTIONS } from '#lib/domain/access/action.ts';
import { OTHER_ROUTES, PAGES } from '#lib/server/access/page-actions.ts';
import { declaredAction, routeKey } from '#lib/server/access/declared-action.ts';
import { OPERATIONS } from '#lib/server/api/operations.ts';

const FILE = /^(.*?)\/?\+(server\.ts|page\.server\.ts|page\.svelte|page\.ts)$/;
const METHOD = /^export const (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|fallback)\b/gm;
const ACTION = /^ {2}(?:async )?(\w+)\b/gm;

/** A request that some file of the routes answers. */
interface Answered {
  readonly method: string;
  readonly route: string;
  readonly search: URLSearchParams;
}

/** Every method of every route and every form of every page, from the files there are. */
const ANSWERED: readonly Answered[] = readdirSync('src/routes', {
  recursive: true,
  encoding: 'utf8',
}).flatMap((file) => {
  const [, folder, kind] = FILE.exec(file) ?? [];
  if (folder === undefined) return [];
  const route = `/${folder}`;
  const source = readFileSync(join('src/routes', file), 'utf8');
  const plain = new URLSearchParams();
  if (kind === 'server.ts')
    return [...source.matchAll(METHOD)].map(([, method]) => ({ method: method!, route, search: plain }));
  if (kind === 'page.svelte') return [{ method: 'GET', route, search: plain }];
  const forms = /^export const actions\b[\s\S]*?^\};/m.exec(source)?.[0] ?? '';
  return [...forms.matchAll(ACTION)].map(([, name]) => ({
    ...{ method: 'POST', route },
    search: new URLSearchParams(name === 'default' ? {} : { [`/${name}`]: '' }),
  }));
});

it('every page, form, file and operation declares what it does', () => {
  expect(ANSWERED.length).toBeGreaterThan(110);
  const undeclared = ANSWERED.filter((asked) => declaredAction(asked) === null);
  expect(undeclared.map(({ method, route, search }) => `${method} ${route} ${search}`)).toEqual([]);
});

it('nothing is declared that no file answers', () => {
  const operations = Object.values(OPERATIONS).flat();
  const declared = [
    ...operations.map(({ method, path }) => `${method} ${path}`),
    ...Object.keys(OTHER_ROUTES),
    ...Object.entries(PAGES).flatMap(([route, { forms = {} }]) => [
      `GET ${route}`,
      ...Object.keys(forms).map((name) => `POST ${route}${name === 'default' ? '' : `?/${name}`}`),
    ]),
  ];
  const answered = ANSWERED.map(({ method, route, search }) => {
    const form = [...search.keys()][0];
    return `${method} ${routeKey(route)}${form === undefined ? '' : `?${form}`}`;
  });
  expect(declared.sort()).toEqual([...answered].sort());
});

it('finds no action for what is not declared', () => {
  const none = (method: string, route: string, search = '') =>
    declaredAction({ method, route, search: new URLSearchParams(search) });
  for (const method of ['PUT', 'PATCH', 'OPTIONS', 'TRACE', 'get'])
    expect([method, none(method, '/api/v1/batches')]).toEqual([method, null]);
  expect(none('POST', '/')).toBeNull();
  expect(none('DELETE', '/gaps')).toBeNull();
  expect(none('GET', '/no/such')).toBeNull();
  expect(none('POST', '/report/[token]', '?/other')).toBeNull();
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(none('GET', name)).toBeNull();
    expect(none('POST', '/report/[token]', `?/${name}`)).toBeNull();
  }
});

it('takes HEAD for GET, and the first form that is named', () => {
  const of = (method: string, route: string, search = '') =>
    declaredAction({ method, route, search: new URLSearchParams(search) });
  expect(of('HEAD', '/rows')).toBe('view_rows');
  expect(of('POST', '/report/[token]', '?x=1&/other&/default')).toBeNull();
  expect([of('GET', '/api/health'), of('GET', '/api/health', '?deep=1')]).toEqual([
    'ask_publicly',
    'view_retention',
  ]);
});

it('every action but those of accounts, reports and audit is asked for by something', () => {
  const asked = new Set(ANSWERED.map(declaredAction));
  const waiting = ['report', 'manage_accounts', 'view_audit', 'keep_own_account', 'view_retention'];
  expect(ACTIONS.filter((action) => !asked.has(action) && !waiting.includes(action))).toEqual([]);
});
