import { statement } from '../db/statement.ts';

/** A session as stored; instants ISO 8601 in UTC. */
export interface SessionRow {
  readonly id: number;
  readonly account: number;
  readonly sha256: string;
  readonly madeAt: string;
  readonly usedAt: string;
  readonly address: string;
  readonly browser: string;
  readonly begunBy: string;
  readonly provedAt: string | null;
  readonly withFactor: boolean;
}

/** Every session that was not ended. */
export const liveSessions = statement<SessionRow>()`
  select session_id as id, account_id as account, token_sha256 as sha256, made_at as "madeAt", used_at as "usedAt",
    address, browser, begun_by as "begunBy", proved_at as "provedAt", with_factor as "withFactor"
  from session where ended_at is null order by session_id
`;

/** Starts a session. */
export const insertSession = statement<
  { id: number },
  {
    account: number;
    sha256: string;
    now: string;
    address: string;
    browser: string;
    begunBy: string;
    provedAt: string | null;
    withFactor: boolean;
  }
>()`
  insert into session (session_id, account_id, token_sha256, made_at, used_at, address, browser, begun_by, proved_at,
    with_factor)
  select coalesce(max(session_id), 0) + 1, $account, $sha256, $now::timestamp, $now::timestamp, $address, $browser,
    $begunBy, $provedAt::timestamp, $withFactor
  from session
  returning session_id as id
`;

/** Gives a session another token. */
export const rotateToken = statement<never, { session: number; sha256: string }>()`
  update session set token_sha256 = $sha256 where session_id = $session
`;

/** Notes that the second factor was given in a session. */
export const noteFactor = statement<never, { session: number }>()`
  update session set with_factor = true where session_id = $session
`;

/** Notes when a session was last used. */
export const noteSessionUse = statement<never, { session: number; at: string }>()`
  update session set used_at = $at::timestamp where session_id = $session
`;

/** Ends a session, if it goes on. */
export const endSession = statement<never, { session: number; now: string; why: string }>()`
  update session set ended_at = $now::timestamp, ended_why = $why where session_id = $session and ended_at is null
`;

/** Ends every session of an account but one (0 for none). */
export const endSessionsOf = statement<never, { account: number; but: number; now: string; why: string }>()`
  update session set ended_at = $now::timestamp, ended_why = $why
  where account_id = $account and session_id <> $but and ended_at is null
`;

/** Ends every session there is. */
export const endAllSessions = statement<never, { now: string; why: string }>()`
  update session set ended_at = $now::timestamp, ended_why = $why where ended_at is null
`;

/** Was an account signed in to from an address since an instant? */
export const isKnownAddress = statement<
  { isKnown: boolean },
  { account: number; address: string; since: string }
>()`
  select exists (
    select 1 from session
    where account_id = $account and address = $address and made_at >= $since::timestamp
  ) as "isKnown"
`;

/** Forgets sessions that ended before an instant. */
export const forgetSessions = statement<never, { before: string }>()`
  delete from session where ended_at < $before::timestamp
`;

/** An access token as stored. */
export interface TokenRow {
  readonly id: number;
  readonly account: number;
  readonly sha256: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string | null;
  readonly operator: string | null;
  readonly madeAt: string;
  readonly endsOn: string;
  readonly usedAt: string | null;
}

/** Every access token that was not revoked. */
export const liveTokens = statement<TokenRow>()`
  select token_id as id, account_id as account, token_sha256 as sha256, name, role, unit_code as unit,
    operator_code as operator, made_at as "madeAt", ends_on as "endsOn", used_at as "usedAt"
  from access_token where revoked_at is null order by token_id
`;

/** Makes an access token. */
export const insertToken = statement<
  { id: number },
  {
    account: number;
    sha256: string;
    name: string;
    role: string;
    unit: string | null;
    operator: string | null;
    now: string;
    endsOn: string;
  }
>()`
  insert into access_token (token_id, account_id, token_sha256, name, role, unit_code, operator_code, made_at, ends_on)
  select coalesce(max(token_id), 0) + 1, $account, $sha256, $name, $role, $unit, $operator, $now::timestamp,
    $endsOn::date
  from access_token
  returning token_id as id
`;

/** Notes when an access token was last used. */
export const noteTokenUse = statement<never, { token: number; at: string }>()`
  update access_token set used_at = $at::timestamp where token_id = $token
`;

/** Revokes one access token of an account; no row where it has none of this id in force. */
export const revokeToken = statement<{ id: number }, { account: number; token: number; now: string }>()`
  update access_token set revoked_at = $now::timestamp
  where account_id = $account and token_id = $token and revoked_at is null
  returning token_id as id
`;

/** Revokes every access token of an account. */
export const revokeTokensOf = statement<never, { account: number; now: string }>()`
  update access_token set revoked_at = $now::timestamp where account_id = $account and revoked_at is null
`;
