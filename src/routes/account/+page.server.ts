import { asksSecondFactor } from '#lib/domain/access/account.ts';
import { isRanked, isRole, isWithin, RANKED_ROLES, type Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { isInside } from '#lib/server/access/admit.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { ownSession } from '#lib/server/access/own-session.ts';
import { keepSession, sessionToken } from '#lib/server/access/session-cookie.ts';
import { latestTokenEnd, makeToken, ownTokens, revokeToken } from '#lib/server/accounts/access-tokens.ts';
import {
  changePassword,
  dropSecondFactor,
  endOwnSession,
  giveFactor,
  setSecondFactor,
} from '#lib/server/accounts/own-account.ts';
import { qrPicture } from '#lib/server/accounts/qr-path.ts';
import { factorAddress, newFactor } from '#lib/server/accounts/second-factor.ts';
import { isRecent, ownSessions } from '#lib/server/accounts/sessions.ts';
import { hasPassword } from '#lib/server/accounts/stored-account.ts';
import type { FoundSession } from '#lib/server/accounts/sessions.ts';
import { forPage } from '#lib/server/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const own = ({ locals: { accounts }, cookies, url }: RequestEvent) =>
  ownSession(accounts, sessionToken(cookies, url));

/** Must the second factor still be given that the account has? */
const awaitsFactor = ({ locals: { actor } }: RequestEvent, hasSecondFactor: boolean): boolean =>
  actor.kind === 'account' && actor.needsSecondFactor && hasSecondFactor;

/** The own account, for what nobody may change who has not given the second factor that it has. */
function ownWhole(event: RequestEvent): FoundSession {
  const found = own(event);
  if (awaitsFactor(event, found.account.hasSecondFactor))
    throw new Fault('second_factor_given_first', {}, 403);
  return found;
}

/** What somebody's own account is, its sessions and access tokens, and the secret of a second factor that may be added. */
export const load: PageServerLoad = (event) =>
  forPage(event.locals.locale, async () => {
    const { locals, cookies, url, setHeaders } = event;
    const { accounts, setup } = locals;
    setHeaders({ 'cache-control': 'no-store' });
    const { account, session } = ownSession(accounts, sessionToken(cookies, url));
    const { name, person, office, grant, hasSecondFactor } = account;
    const secret = newFactor();
    const now = accounts.clock();
    const isShut = awaitsFactor(event, hasSecondFactor);
    return {
      ...{ name, person, office, grant, hasSecondFactor, secret, isShut },
      hasPassword: hasPassword(account),
      hasSignOn: setup.oidcFile !== null || setup.userHeader !== null,
      /** Did they prove a moment ago who they are? */
      isRecent: isRecent(accounts, session),
      mustHaveFactor: asksSecondFactor(grant) || !isInside(event, setup.inside),
      picture: qrPicture(factorAddress(secret, name)),
      sessions: isShut ? [] : ownSessions(accounts, account, session.id),
      tokens: isShut ? [] : ownTokens(accounts, account),
      tokenRoles: isRanked(grant.role)
        ? RANKED_ROLES.filter((role) => isWithin({ role }, grant))
        : [grant.role],
      ends: { first: localDateAt(now), last: latestTokenEnd(now) },
    };
  });

/** Runs a change that gives the session another token, which the browser gets. */
const renewing = (event: RequestEvent, change: (field: (name: string) => string) => Promise<string>) =>
  formAction(event, async (field) => {
    keepSession(event.cookies, event.url, await change(field));
    return { done: true };
  });

const wantedGrant = (role: string, owner: Grant): Grant => {
  if (!isRole(role)) throw new Fault('not_allowed', {}, 403);
  return isRanked(role) ? { role } : owner;
};

export const actions: Actions = {
  /** Sets another password. */
  password: (event) =>
    renewing(event, (field) => {
      const wanted = field('wanted');
      if (wanted !== field('again')) throw new Fault('password_differs', {}, 422);
      return changePassword(
        event.locals.accounts,
        { ...ownWhole(event), password: field('password') },
        wanted,
      );
    }),

  /** Adds a second factor, or takes another one. */
  factor: (event) =>
    renewing(event, (field) => {
      const factor = { secret: field('secret'), code: field('factorCode') };
      const whole = { ...ownWhole(event), password: field('password') };
      return setSecondFactor(event.locals.accounts, whole, factor);
    }),

  /** Gives the second factor, for whom a sign-on did not ask for it. */
  giveFactor: (event) =>
    renewing(event, (field) => giveFactor(event.locals.accounts, own(event), field('factorCode'))),

  /** Takes the second factor away. */
  dropFactor: (event) =>
    renewing(event, (field) =>
      dropSecondFactor(event.locals.accounts, { ...ownWhole(event), password: field('password') }),
    ),

  /** Ends one of the sessions. */
  revokeSession: (event) =>
    formAction(event, async (field) => {
      const whole = { ...ownWhole(event), password: field('password') };
      await endOwnSession(event.locals.accounts, whole, Number(field('session')));
      return { done: true };
    }),

  /** Makes an access token, which is shown this once. */
  makeToken: (event) =>
    formAction(event, async (field) => {
      const { account } = ownWhole(event);
      const grant = wantedGrant(field('role'), account.grant);
      const wanted = { name: field('tokenName'), grant, endsOn: field('endsOn') };
      return { token: await makeToken(event.locals.accounts, account, wanted) };
    }),

  /** Revokes an access token. */
  revokeToken: (event) =>
    formAction(event, async (field) => {
      const { account } = ownWhole(event);
      await revokeToken(event.locals.accounts, account.id, Number(field('token')));
      return { done: true };
    }),
};
