import type { Action } from '#lib/domain/access/action.ts';
import { OPERATIONS } from '../api/operations.ts';
import { OPERATION_ACTIONS } from './operation-actions.ts';
import { OTHER_ROUTES, PAGES } from './page-actions.ts';

/** What a request asks for, as far as it decides what it does. */
export interface Asked {
  readonly method: string;
  /** The route that answers, with its parameters in brackets or braces. */
  readonly route: string;
  readonly search: URLSearchParams;
}

/** The route of every operation with its action: `GET /api/v1/batches/{id}`. */
const OPERATION_ROUTES: ReadonlyMap<string, Action> = new Map(
  Object.values(OPERATIONS)
    .flat()
    .map(({ id, method, path }) => [`${method} ${path}`, OPERATION_ACTIONS[id]]),
);

/** Operations that tell more when asked for it, and what that is. */
const MORE: Readonly<Record<string, { readonly parameter: string; readonly action: Action }>> = {
  'GET /api/health': { parameter: 'deep', action: 'view_retention' },
};

/** A route as it stands in the tables: `/batches/[id]` and `/batches/[[id=number]]` with braces. */
export const routeKey = (route: string): string =>
  route.replace(/\[+(?:\.\.\.)?(\w+)(?:=\w+)?\]+/g, '{$1}').replace(/\/\([^/]+\)/g, '') || '/';

/** Which action does a request ask for? Null for what nobody declared, which nobody may. */
export function declaredAction({ method, route, search }: Asked): Action | null {
  const key = routeKey(route);
  // A route's GET answers HEAD as well.
  const asked = `${method === 'HEAD' ? 'GET' : method} ${key}`;
  const more = MORE[asked];
  if (more && search.has(more.parameter)) return more.action;
  const declared = OPERATION_ROUTES.get(asked) ?? own(OTHER_ROUTES, asked);
  if (declared) return declared;
  const page = own(PAGES, key);
  if (!page) return null;
  if (asked.startsWith('GET ')) return page.view;
  return method === 'POST' ? (own(page.forms ?? {}, formName(search)) ?? null) : null;
}

/** The form that a page's address asks for, as SvelteKit reads it: the first parameter that begins with a slash. */
function formName(search: URLSearchParams): string {
  const named = [...search.keys()].find((name) => name.startsWith('/'));
  return named === undefined ? 'default' : named.slice(1);
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
