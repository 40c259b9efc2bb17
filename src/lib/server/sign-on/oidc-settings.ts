import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isRanked, isRole, RANKED_ROLES, type Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';

/** A sign-on of the office by OpenID Connect, as its file says. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claims with the name of the account, who it is, and what decides the role. */
  readonly nameClaim: string;
  readonly personClaim: string;
  readonly roleClaim: string;
  /** How strongly people must have been asked there, as its claim `acr` names it: one of these; any way where there are none. */
  readonly acr: readonly string[];
  /** What each value of the claim gives. */
  readonly roles: ReadonlyMap<string, Grant>;
}

/** The settings in a file. Throws a Fault that says what is wrong. */
export function readOidcSettings(path: string): OidcSettings {
  const refuse = (problem: string) => new Fault('oidc_file_invalid', { file: path, problem }, 503);
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
    const text = (name: string, otherwise?: string): string => {
      const value = read[name] ?? otherwise;
      if (typeof value !== 'string' || value === '') throw refuse(name);
      return value;
    };
    const roles = Object.entries((read.roles ?? {}) as Record<string, unknown>).map(([value, given]) => {
      const grant = grantIn(given);
      if (grant === null) throw refuse(`roles.${value}`);
      return [value, grant] as const;
    });
    if (roles.length === 0) throw refuse('roles');
    const acr = acrIn(read.acr);
    if (acr === null) throw refuse('acr');
    const issuer = text('issuer');
    if (!isSafe(issuer)) throw refuse('issuer');
    return {
      ...{ issuer, clientId: text('client_id'), scope: text('scope', 'openid profile') },
      clientSecret: readFileSync(resolve(dirname(path), text('client_secret_file')), 'utf8').trim(),
      nameClaim: text('name_claim', 'preferred_username'),
      personClaim: text('person_claim', 'name'),
      ...{ roleClaim: text('role_claim'), acr },
      roles: new Map(roles),
    };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Over TLS, or on this very machine. */
export const isSafe = (issuer: string): boolean => {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
};

const ACR = /^\S{1,200}$/;

/** A list of words; none where it is left out, null where it is none. */
function acrIn(given: unknown): readonly string[] | null {
  if (given === undefined) return [];
  const isList = Array.isArray(given) && given.length > 0;
  return isList && given.every((word) => typeof word === 'string' && ACR.test(word)) ? given : null;
}

/** A role of the office by its name, or `{"unit": CODE}`, `{"operator": CODE}`; nobody is made an admin from outside. */
function grantIn(given: unknown): Grant | null {
  if (typeof given === 'string')
    return isRole(given) && isRanked(given) && given !== 'admin' ? { role: given } : null;
  const { unit, operator } = (given ?? {}) as { unit?: unknown; operator?: unknown };
  if (typeof unit === 'string' && unit !== '') return { role: 'unit', unit };
  return typeof operator === 'string' && operator !== '' ? { role: 'operator', operator } : null;
}

/**
 * What the values of the role's claim give: the highest role of the office among them, else the one unit or operator. Null
 * where the claim is absent, gives nothing, or several units or operators at once.
 */
export function grantFrom({ roles }: Pick<OidcSettings, 'roles'>, claim: unknown): Grant | null {
  const values = (Array.isArray(claim) ? claim : [claim]).filter((value) => typeof value === 'string');
  const grants = values.flatMap((value) => roles.get(value) ?? []);
  const ranked = grants.filter(({ role }) => isRanked(role));
  const highest = RANKED_ROLES.findLast((role) => ranked.some((grant) => grant.role === role));
  if (highest) return { role: highest };
  const distinct = new Map(grants.map((grant) => [JSON.stringify(grant), grant]));
  return distinct.size === 1 ? [...distinct.values()][0]! : null;
}
