import type { Actor } from '#lib/domain/access/actor.ts';
import { grantOf } from '#lib/domain/access/actor.ts';
import { refusalOf, type Refusal, type Resource } from '#lib/domain/access/allow.ts';
import type { Action } from '#lib/domain/access/action.ts';
import { isRanked } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { askedResource } from './asked-resource.ts';
import { declaredAction, routeKey } from './declared-action.ts';

/** A request as it is judged by. */
export interface JudgedRequest {
  readonly method: string;
  /** The route that would answer; null where there is none. */
  readonly route: string | null;
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly search: URLSearchParams;
}

const FAULTS: Readonly<Record<Refusal, readonly [code: string, status: number]>> = {
  sign_in: ['sign_in_needed', 401],
  second_factor: ['second_factor_needed', 403],
  forbidden: ['not_allowed', 403],
  absent: ['not_found', 404],
};

/** What a request does, and why its actor may not; null where they may. */
export interface Judgement {
  /** Null for what nobody declared. */
  readonly action: Action | null;
  readonly refusal: Fault | null;
}

/**
 * Why may an actor not be answered? Null when it may. What nobody declared is refused to all; without a session even what
 * is not there asks for signing in, so that nobody learns what is. Called once, in `src/hooks.server.ts`, for every request.
 */
export async function judgeRequest(
  actor: Actor,
  request: JudgedRequest,
  warehouse: Warehouse,
): Promise<Judgement> {
  const { method, route, search } = request;
  const action = route === null ? null : declaredAction({ method, route, search });
  if (action === null && actor.kind === 'nobody') return { action, refusal: faultOf('sign_in') };
  if (route === null) return { action, refusal: null };
  if (action === null) return { action, refusal: new Fault('route_undeclared', {}, 405) };
  const refusal = refusalOf(actor, action, await resourceFor(actor, route, request, warehouse));
  return { action, refusal: refusal === null ? null : faultOf(refusal) };
}

function faultOf(refusal: Refusal): Fault {
  const [code, status] = FAULTS[refusal];
  return new Fault(code, {}, status);
}

/** Whose it is decides only for units and operators, and of one's own account for everybody. */
async function resourceFor(
  actor: Actor,
  route: string,
  { method, params, search }: JudgedRequest,
  warehouse: Warehouse,
): Promise<Resource> {
  const owner = actor.kind === 'account' ? { owner: actor.accountId } : {};
  const grant = grantOf(actor);
  if (grant === null || isRanked(grant.role)) return owner;
  const key = `${method === 'HEAD' ? 'GET' : method} ${routeKey(route)}`;
  return { ...owner, ...(await askedResource(key, warehouse, { params, search, grant })) };
}
