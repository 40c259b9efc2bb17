import { redirect } from '@sveltejs/kit';
import { returnAddress } from '#lib/domain/access/return-address.ts';
import { deviceOf } from '#lib/server/access/device-of.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { dropSession, keepSession, sessionToken } from '#lib/server/access/session-cookie.ts';
import { leave } from '#lib/server/accounts/sessions.ts';
import { takeHint } from '#lib/server/sign-on/hints.ts';
import { signOnOf } from '#lib/server/sign-on/open-sign-on.ts';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where signing in leads to, unless somebody has signed in already. */
export const load: PageServerLoad = ({ url, locals: { actor, accounts, isOpen, setup }, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const to = returnAddress(url.searchParams.get('to'), url.origin);
  if (actor.kind === 'account') redirect(303, to);
  return {
    to,
    isOpen,
    hasSignOn: setup.oidcFile !== null || setup.userHeader !== null,
    hasAdmin: accounts.list().some(({ state }) => state === 'active'),
  };
};

export const actions: Actions = {
  /** Starts a session with a token of its own, and leads back to where somebody wanted to go. */
  enter: async (event) => {
    const { cookies, url, locals } = event;
    const entered = await formAction(event, async (field) => {
      const credentials = { name: field('name'), password: field('password'), code: field('code') };
      const before = sessionToken(cookies, url);
      keepSession(cookies, url, await signIn(locals.accounts, credentials, deviceOf(event), before));
      return returnAddress(field('to'), url.origin);
    });
    if (typeof entered !== 'string') return entered;
    redirect(303, entered);
  },

  /** Ends the session. */
  leave: async ({ cookies, url, locals: { accounts, setup }, setHeaders }) => {
    const token = sessionToken(cookies, url);
    const hint = token === null ? null : takeHint(token);
    if (token !== null) await leave(accounts, token);
    dropSession(cookies, url);
    // Drafts and pages of who leaves are nobody's to find in the browser.
    setHeaders({ 'clear-site-data': '"cache", "storage"' });
    const oidc = hint === null ? null : signOnOf(setup, accounts.clock);
    // Where the sign-on does not answer, the session here is over all the same.
    const away = await oidc?.leave(hint!, `${url.origin}/sign-in`).catch(() => null);
    redirect(303, away ?? '/sign-in');
  },
};
