import type { Grant } from './role.ts';

/** Whose part of the data somebody reads: an operator's or a unit's. */
export type ReadScope =
  { readonly kind: 'operator'; readonly operator: string } | { readonly kind: 'unit'; readonly unit: string };

/** Which part may somebody with a grant read? Null for all of it: everybody of the office. */
export function readScopeOf(grant: Grant | null): ReadScope | null {
  if (grant?.role === 'operator') return { kind: 'operator', operator: grant.operator };
  if (grant?.role === 'unit') return { kind: 'unit', unit: grant.unit };
  return null;
}

/** Tells parts apart. */
export const scopeName = (scope: ReadScope): string =>
  scope.kind === 'operator' ? `operator ${scope.operator}` : `unit ${scope.unit}`;
