/** Roles of the office: each may do all that the ones before it may. */
export const RANKED_ROLES = ['viewer', 'analyst', 'editor', 'admin'] as const;
/** One of them. */
export type RankedRole = (typeof RANKED_ROLES)[number];

/** All roles: a unit and an operator stand beside those of the office and see only what is theirs. */
export const ROLES = [...RANKED_ROLES, 'unit', 'operator'] as const;
/** One of them. */
export type Role = (typeof ROLES)[number];

/** What an account was given: a role, and of a unit or an operator its code. */
export type Grant =
  | { readonly role: RankedRole }
  | { readonly role: 'unit'; readonly unit: string }
  | { readonly role: 'operator'; readonly operator: string };

/** Is a text one of the roles? */
export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** Is a role one of the office's? */
export const isRanked = (role: Role): role is RankedRole =>
  (RANKED_ROLES as readonly string[]).includes(role);

/** May a role of the office do what needs at least `least`? */
export const isAtLeast = (role: RankedRole, least: RankedRole): boolean =>
  RANKED_ROLES.indexOf(role) >= RANKED_ROLES.indexOf(least);

/**
 * Does a grant give no more than another does? A token never exceeds its owner: a unit's or an operator's is for the same
 * code, and nothing of the office's.
 */
export function isWithin(grant: Grant, owner: Grant): boolean {
  if (grant.role === 'unit') return owner.role === 'unit' && owner.unit === grant.unit;
  if (grant.role === 'operator') return owner.role === 'operator' && owner.operator === grant.operator;
  return isRanked(owner.role) && isAtLeast(owner.role, grant.role);
}
