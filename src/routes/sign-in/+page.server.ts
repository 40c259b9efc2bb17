import { redirect } from '@sveltejs/kit';
import { returnAddress } from '#lib/domain/access/return-address.ts';
import { deviceOf } from '#lib/server/access/device-of.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { dropSession, keepSession, sessionToken } from '#lib/server/access/session-cookie.ts';
import { leave } from '#lib/server/accounts/sessions.ts';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where signing in leads to, unless somebody has signed in already. */
export const load: PageServerLoad = ({ url, locals: { actor, accounts, isOpen }, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const to = returnAddress(url.searchParams.get('to'), url.origin);
  if (actor.kind === 'account') redirect(303, to);
  return { to, isOpen, hasAdmin: accounts.list().some(({ state }) => state === 'active') };
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
  leave: async ({ cookies, url, locals: { accounts }, setHeaders }) => {
    const token = sessionToken(cookies, url);
    if (token !== null) await leave(accounts, token);
    dropSession(cookies, url);
    // Drafts and pages of who leaves are nobody's to find in the browser.
    setHeaders({ 'clear-site-data': '"cache", "storage"' });
    redirect(303, '/sign-in');
  },
};
