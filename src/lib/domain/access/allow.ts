import { RULES, type Action, type Reach, type Rule } from './action.ts';
import { grantOf, type Actor } from './actor.ts';
import { isAtLeast, type Grant } from './role.ts';

/** What an action is about, as far as that decides who may. What is absent is not known to be anybody's. */
export interface Resource {
  /** The operator whose evidence or figures it is. */
  readonly operator?: string;
  /** The reporting unit whose reports it is. */
  readonly unit?: string;
  /** The account whose it is. */
  readonly owner?: number;
}

/** Why somebody may not: nobody has signed in; a second factor is to be added first; theirs it is not, or it is not told. */
export type Refusal = 'sign_in' | 'second_factor' | 'forbidden' | 'absent';

/** May an actor do something with a resource? What no rule gives is refused. */
export function allow(actor: Actor, action: Action, resource: Resource = {}): boolean {
  const rule: Rule = RULES[action];
  if (rule.everybody) return true;
  switch (actor.kind) {
    case 'nobody':
      return false;
    case 'machine':
      return rule.machine;
    case 'server':
      return rule.server;
    case 'token':
      return rule.tokens && !rule.ofOwner && isGranted(actor.grant, rule, resource);
    case 'account':
      if (rule.ofOwner) return resource.owner === actor.accountId;
      return !actor.needsSecondFactor && isGranted(actor.grant, rule, resource);
  }
}

/** Why may an actor not do something? Null when it may. */
export function refusalOf(actor: Actor, action: Action, resource: Resource = {}): Refusal | null {
  if (allow(actor, action, resource)) return null;
  if (actor.kind === 'nobody') return 'sign_in';
  if (actor.kind === 'account' && actor.needsSecondFactor) return 'second_factor';
  const role = grantOf(actor)?.role;
  const isOutside = role === 'unit' || role === 'operator';
  return isOutside && RULES[action].hidden ? 'absent' : 'forbidden';
}

/** What is somebody's own: their operator's, their unit's, their account's. */
export function ownResource(actor: Actor): Resource {
  const grant = grantOf(actor);
  return {
    ...(grant?.role === 'operator' ? { operator: grant.operator } : {}),
    ...(grant?.role === 'unit' ? { unit: grant.unit } : {}),
    ...(actor.kind === 'account' ? { owner: actor.accountId } : {}),
  };
}

function isGranted(grant: Grant, rule: Rule, { unit, operator }: Resource): boolean {
  if (grant.role === 'unit') return reaches(rule.unit, grant.unit, unit);
  if (grant.role === 'operator') return reaches(rule.operator, grant.operator, operator);
  return rule.least !== null && isAtLeast(grant.role, rule.least);
}

/** What names nobody's code is everybody's together, which is more than one's own. */
const reaches = (reach: Reach, own: string, named: string | undefined): boolean =>
  reach === 'all' || (reach === 'own' && own !== '' && named === own);
