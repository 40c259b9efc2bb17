import type { RequestEvent } from '@sveltejs/kit';
import { RULES, type Rule } from '#lib/domain/access/action.ts';
import { grantOf, NOBODY, type Actor } from '#lib/domain/access/actor.ts';
import { ownResource } from '#lib/domain/access/allow.ts';
import { unitAddress } from '#lib/domain/access/unit-address.ts';
import { readScopeOf } from '#lib/domain/access/read-scope.ts';
import { headerOfProxy } from '#lib/domain/access/open-mode.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { liesIn, type Network } from '../origins/networks.ts';
import { userOfProxy, type UserSource } from '../origins/user-of-proxy.ts';
import { foreignRequest } from '../origins/foreign-requests.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { judgeRequest } from './refused-action.ts';
import { sessionToken } from './session-cookie.ts';
import { whoAsks } from './who-asks.ts';

/** What a request is judged by. */
export interface Gate {
  readonly warehouse: Warehouse;
  readonly accounts: Accounts;
  readonly origins: readonly string[];
  /** The program is used without an account, by the one person of this machine. */
  readonly isOpen: boolean;
  /** The networks from which a password is enough; null asks no more from elsewhere. */
  readonly inside: readonly Network[] | null;
  /** Where a proxy that signs people on names them. */
  readonly users: UserSource;
}

/** Who asks, and why they are not answered; null when they are. */
export interface Admission {
  readonly actor: Actor;
  readonly refusal: Fault | null;
  /** What of the data they may see. */
  readonly reader: Warehouse;
  /** What the route reads from: all of the data where it answers everybody the same. */
  readonly source: Warehouse;
}

/**
 * Who asks, and may they? The host and the origin come first, then who it is, then what the route does. Called once, in
 * `src/hooks.server.ts`, for every request.
 */
export async function admit(
  event: RequestEvent,
  { warehouse, accounts, origins, isOpen, inside, users }: Gate,
): Promise<Admission> {
  const { request, url, cookies, route, params } = event;
  const none = { actor: NOBODY, reader: warehouse, source: warehouse };
  const foreign = foreignRequest(request, origins) ?? (isOpen ? proxied(request) : null);
  if (foreign) return { ...none, refusal: foreign };
  const authorization = request.headers.get('authorization');
  try {
    const credentials = {
      authorization,
      session: sessionToken(cookies, url),
      named: userOfProxy(event, users),
    };
    const actor = whoAsks(accounts, isOpen, { ...credentials, isInside: isInside(event, inside) });
    const judged = { method: request.method, route: route.id, params, search: url.searchParams };
    const { action, refusal } = await judgeRequest(actor, judged, warehouse);
    const scope = readScopeOf(grantOf(actor));
    const reader = scope === null ? warehouse : await warehouse.readAs(scope);
    const isForEverybody = action !== null && (RULES[action] as Rule).everybody;
    // A unit reads its part of the data, which nobody can write: its report goes into the data themselves.
    const isReport = action === 'report' && request.method === 'POST';
    return { actor, refusal, reader, source: isForEverybody || isReport ? warehouse : reader };
  } catch (thrown) {
    if (thrown instanceof Fault) return { ...none, refusal: thrown };
    throw thrown;
  }
}

/** Does a request come from one of the networks where a password is enough? */
export const isInside = (
  { getClientAddress }: Pick<RequestEvent, 'getClientAddress'>,
  inside: readonly Network[] | null,
): boolean => inside === null || liesIn(inside, getClientAddress());

/** Open mode is for a browser on this machine: what a proxy passes on comes from somebody else. */
function proxied({ headers }: Request): Fault | null {
  const header = headerOfProxy(headers.keys());
  return header === null ? null : new Fault('proxied_in_open_mode', { header }, 403);
}

/**
 * Where a person's browser is sent instead of being refused: to sign in and come back, to add a second factor, or from the
 * first page, which shows figures, to the reports of a unit.
 */
export function addressInstead(
  { code }: Fault,
  { request, url, isDataRequest }: Pick<RequestEvent, 'request' | 'url' | 'isDataRequest'>,
  actor: Actor,
): string | null {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isPage = isDataRequest || request.headers.get('accept')?.includes('text/html');
  if (!isRead || !isPage || url.pathname.startsWith('/api/')) return null;
  if (code === 'second_factor_needed') return '/account';
  const { unit } = ownResource(actor);
  if (code === 'not_allowed' && url.pathname === '/' && unit !== undefined) return unitAddress(unit);
  if (code !== 'sign_in_needed') return null;
  const back = url.pathname + url.search;
  return back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`;
}
