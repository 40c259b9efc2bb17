import { statement } from '../db/statement.ts';

/** An account as stored; instants ISO 8601 in UTC. */
export interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly person: string;
  readonly office: string | null;
  readonly role: string;
  readonly unit: string | null;
  readonly operator: string | null;
  readonly state: string;
  readonly passwordHash: string | null;
  readonly secondFactor: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly joinedAt: string | null;
  readonly usedAt: string | null;
  readonly disabledAt: string | null;
  readonly disabledBy: string | null;
  readonly disabledWhy: string | null;
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
}

/** Every account, by name. */
export const allAccounts = statement<AccountRow>()`
  select account_id as id, name, person, office, role, unit_code as unit, operator_code as operator, state,
    password_hash as "passwordHash", second_factor as "secondFactor", made_at as "madeAt", made_by as "madeBy",
    joined_at as "joinedAt", used_at as "usedAt", disabled_at as "disabledAt", disabled_by as "disabledBy",
    disabled_why as "disabledWhy", reviewed_at as "reviewedAt", reviewed_by as "reviewedBy"
  from account order by lower(name), account_id
`;

/** What an account was given, as columns. */
type GrantColumns = { readonly role: string; readonly unit: string | null; readonly operator: string | null };

/** Makes an account that is still to be accepted. */
export const insertAccount = statement<
  { id: number },
  GrantColumns & { name: string; person: string; office: string | null; now: string; by: string }
>()`
  insert into account (account_id, name, person, office, role, unit_code, operator_code, state, second_factor_step,
    made_at, made_by)
  select coalesce(max(account_id), 0) + 1, $name, $person, $office, $role, $unit, $operator, 'invited', 0,
    $now::timestamp, $by
  from account
  returning account_id as id
`;

/** The account that somebody of a provider has here; no row before they came. */
export const accountOfIdentity = statement<{ account: number }, { issuer: string; subject: string }>()`
  select account_id as account from identity where issuer = $issuer and subject = $subject
`;

/** Is an account somebody's of a provider? */
export const hasIdentity = statement<{ has: boolean }, { account: number }>()`
  select exists (select 1 from identity where account_id = $account) as has
`;

/** Whose an account is at a provider, from now on. */
export const insertIdentity = statement<
  never,
  { issuer: string; subject: string; account: number; now: string }
>()`
  insert into identity (issuer, subject, account_id, made_at)
  values ($issuer, $subject, $account, $now::timestamp)
`;

/** Forgets whose an account is at a provider. */
export const forgetIdentity = statement<never, { account: number }>()`
  delete from identity where account_id = $account
`;

/** Calls an account as its person is called by now. */
export const renameAccount = statement<never, { account: number; name: string; person: string }>()`
  update account set name = $name, person = $person where account_id = $account
`;

/** Gives an account another role. */
export const changeGrant = statement<never, GrantColumns & { account: number }>()`
  update account set role = $role, unit_code = $unit, operator_code = $operator where account_id = $account
`;

/** Takes password and second factor from an account, which is to be accepted anew. */
export const resetAccount = statement<never, { account: number }>()`
  update account set state = 'invited', password_hash = null, second_factor = null, disabled_at = null,
    disabled_by = null, disabled_why = null
  where account_id = $account
`;

/** Disables an account. */
export const disableAccount = statement<never, { account: number; now: string; by: string; why: string }>()`
  update account set state = 'disabled', disabled_at = $now::timestamp, disabled_by = $by, disabled_why = $why
  where account_id = $account
`;

/** Sets password and second factor of an account that was accepted. */
export const joinAccount = statement<
  never,
  { account: number; hash: string; factor: string | null; step: number; now: string }
>()`
  update account set state = 'active', password_hash = $hash, second_factor = $factor, second_factor_step = $step,
    joined_at = $now::timestamp, used_at = $now::timestamp
  where account_id = $account
`;

/** Sets another password. */
export const setPassword = statement<never, { account: number; hash: string }>()`
  update account set password_hash = $hash where account_id = $account
`;

/** Sets a second factor, or takes it away. */
export const setSecondFactor = statement<never, { account: number; factor: string | null; step: number }>()`
  update account set second_factor = $factor, second_factor_step = $step where account_id = $account
`;

/** Notes that a code of a time step was used; no row where it, or a later one, was used before. */
export const useStep = statement<{ id: number }, { account: number; step: number }>()`
  update account set second_factor_step = $step where account_id = $account and second_factor_step < $step
  returning account_id as id
`;

/** Notes when an account was last used. */
export const noteUse = statement<never, { account: number; at: string }>()`
  update account set used_at = $at::timestamp where account_id = $account
`;

/** Notes that somebody looked through every account. */
export const noteReview = statement<never, { now: string; by: string }>()`
  update account set reviewed_at = $now::timestamp, reviewed_by = $by
`;

/** Stores an invitation by its hash. */
export const insertInvitation = statement<
  never,
  { account: number; sha256: string; now: string; endsAt: string; by: string }
>()`
  insert into invitation (token_sha256, account_id, made_at, made_by, ends_at)
  values ($sha256, $account, $now::timestamp, $by, $endsAt::timestamp)
`;

/** Takes back what of an account's invitations was not used. */
export const withdrawInvitations = statement<never, { account: number; now: string }>()`
  update invitation set withdrawn_at = $now::timestamp
  where account_id = $account and used_at is null and withdrawn_at is null
`;

/** The invitation of a hash, whatever became of it. */
export const invitationOf = statement<
  { account: number; endsAt: string; isOver: boolean },
  { sha256: string; now: string }
>()`
  select account_id as account, ends_at as "endsAt",
    used_at is not null or withdrawn_at is not null or ends_at <= $now::timestamp as "isOver"
  from invitation where token_sha256 = $sha256
`;

/** Uses an invitation up; no row where it is over. */
export const useInvitation = statement<{ account: number }, { sha256: string; now: string }>()`
  update invitation set used_at = $now::timestamp
  where token_sha256 = $sha256 and used_at is null and withdrawn_at is null and ends_at > $now::timestamp
  returning account_id as account
`;
