import type { Account, AccountState, DisabledWhy } from '#lib/domain/access/account.ts';
import type { Grant, RankedRole } from '#lib/domain/access/role.ts';
import type { AccountRow } from './accounts.sql.ts';

/** An account with its secrets: never leaves this room. */
export interface StoredAccount extends Account {
  readonly passwordHash: string | null;
  /** Encrypted; null without one. */
  readonly secondFactor: string | null;
}

/** No password is ever of this hash: whoever signs on outside has none here. */
export const NO_PASSWORD = 'none';

/** Can somebody sign in to an account by a password of this program? */
export const hasPassword = ({ passwordHash }: StoredAccount): boolean =>
  passwordHash !== null && passwordHash !== NO_PASSWORD;

/** A grant as its columns. */
export interface GrantColumns {
  readonly role: string;
  readonly unit: string | null;
  readonly operator: string | null;
}

export const grantColumns = (grant: Grant): GrantColumns => ({
  role: grant.role,
  unit: grant.role === 'unit' ? grant.unit : null,
  operator: grant.role === 'operator' ? grant.operator : null,
});

/** The grant of columns; a unit or operator without a code has one that nobody's is. */
export function grantIn({ role, unit, operator }: GrantColumns): Grant {
  if (role === 'unit') return { role, unit: unit ?? '' };
  if (role === 'operator') return { role, operator: operator ?? '' };
  return { role: role as RankedRole };
}

export function accountOf(row: AccountRow): StoredAccount {
  const { id, name, person, office, state, passwordHash, secondFactor, madeAt, madeBy, joinedAt, usedAt } =
    row;
  return {
    ...{ id, name, person, office, passwordHash, secondFactor, madeAt, madeBy, joinedAt, usedAt },
    grant: grantIn(row),
    state: state as AccountState,
    hasSecondFactor: secondFactor !== null,
    disabled:
      row.disabledAt === null
        ? null
        : { at: row.disabledAt, by: row.disabledBy ?? '', why: row.disabledWhy as DisabledWhy },
    reviewed: row.reviewedAt === null ? null : { at: row.reviewedAt, by: row.reviewedBy ?? '' },
  };
}

/** An account as others may see it. */
export function withoutSecrets(stored: StoredAccount): Account {
  const { id, name, person, office, grant, state, hasSecondFactor, madeAt, madeBy } = stored;
  const { joinedAt, usedAt, disabled, reviewed } = stored;
  return {
    ...{ id, name, person, office, grant, state, hasSecondFactor, madeAt, madeBy },
    ...{ joinedAt, usedAt, disabled, reviewed },
  };
}
