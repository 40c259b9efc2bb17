import { redirect } from '@sveltejs/kit';
import { returnAddress } from '#lib/domain/access/return-address.ts';
import { Fault } from '#lib/domain/fault.ts';
import { deviceOf } from '#lib/server/access/device-of.ts';
import { keepSession, sessionToken } from '#lib/server/access/session-cookie.ts';
import { dropFlow, flowOf } from '#lib/server/access/sign-on-cookie.ts';
import { rememberHint } from '#lib/server/sign-on/hints.ts';
import { signOn } from '#lib/server/accounts/sign-on.ts';
import { forPage } from '#lib/server/http.ts';
import { signOnOf } from '#lib/server/sign-on/open-sign-on.ts';
import type { RequestHandler } from './$types';

/** Begins the session of somebody who comes back from the sign-on, and leads them to where they wanted to go. */
export const GET: RequestHandler = async (event) => {
  const { url, cookies, locals } = event;
  const { setup, accounts, locale } = locals;
  const flow = flowOf(cookies, url);
  dropFlow(cookies, url);
  const to = await forPage(locale, async () => {
    const oidc = signOnOf(setup, accounts.clock);
    if (oidc === null) throw new Fault('not_found', {}, 404);
    const { to, idToken, ...known } = await oidc.arrive(flow, url.search);
    const token = await signOn(accounts, known, deviceOf(event), sessionToken(cookies, url));
    keepSession(cookies, url, token);
    rememberHint(token, idToken);
    return to;
  });
  redirect(303, returnAddress(to, url.origin));
};
