import { MACHINE_PERSON, NOBODY, SERVER_COMMAND, type Actor } from '#lib/domain/access/actor.ts';
import { nameKey } from '#lib/domain/access/account.ts';
import { Fault } from '#lib/domain/fault.ts';
import { findToken } from '../accounts/access-tokens.ts';
import { lacksSecondFactor, type Accounts } from '../accounts/accounts.ts';
import { findSession } from '../accounts/sessions.ts';
import { isSameSecret } from '../accounts/tokens.ts';

/** By what somebody is known. */
export interface Credentials {
  /** The header of that name; null without it. */
  readonly authorization: string | null;
  /** The token of a session, from the cookie; null without one. */
  readonly session: string | null;
  /** Does it come from a network where a password is enough? */
  readonly isInside: boolean;
  /** Whom the proxy that signs people on names; null where it names nobody, or there is none. */
  readonly named: string | null;
}

const BEARER = /^Bearer +([\w-]{1,200})$/i;
/** Readers of feeds know only names and passwords: the password is the token. */
const BASIC = /^Basic +([\w+/=-]{1,400})$/i;

/** The token of an authorization header; null without one. */
function tokenIn(authorization: string | null): string | null {
  const bearer = BEARER.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const basic = BASIC.exec(authorization ?? '')?.[1];
  return basic === undefined
    ? null
    : Buffer.from(basic, 'base64')
        .toString()
        .replace(/^[^:]*:?/, '');
}

/**
 * Who asks? A command or a program by its token, the person of this machine in open mode, somebody with a session, or nobody.
 * What they use is noted as used. Throws a Fault for a token that is not in force: a program is not to go on as somebody else.
 */
export function whoAsks(
  accounts: Accounts,
  isOpen: boolean,
  { authorization, session: sent, isInside, named }: Credentials,
): Actor {
  const sentToken = tokenIn(authorization);
  if (sentToken !== null) return programOf(accounts, sentToken, isInside);
  if (isOpen) return MACHINE_PERSON;
  const found = sent === null ? null : findSession(accounts, sent);
  if (found === null) return NOBODY;
  const { session, account } = found;
  // Whoever left the proxy, or is somebody else there by now, goes on as nobody.
  if (session.begunBy === 'proxy' && (named === null || nameKey(named) !== nameKey(account.name)))
    return NOBODY;
  accounts.noteUse(session);
  return {
    ...{ kind: 'account', accountId: account.id, sessionId: session.id, name: account.name },
    ...{ grant: account.grant, needsSecondFactor: lacksSecondFactor(account, session, isInside) },
  };
}

function programOf(accounts: Accounts, bearer: string, isInside: boolean): Actor {
  const { commandToken } = accounts;
  if (commandToken !== null && isSameSecret(bearer, commandToken)) return SERVER_COMMAND;
  const found = findToken(accounts, bearer, isInside);
  if (found === null) throw new Fault('access_token_unknown', {}, 401);
  const { token, account } = found;
  accounts.noteUse(token);
  return {
    ...{ kind: 'token', tokenId: token.id, name: token.name, ownerId: account.id },
    ...{ ownerName: account.name, grant: token.grant },
  };
}
