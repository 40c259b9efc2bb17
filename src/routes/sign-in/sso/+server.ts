import { redirect } from '@sveltejs/kit';
import { returnAddress } from '#lib/domain/access/return-address.ts';
import { Fault } from '#lib/domain/fault.ts';
import { keepFlow } from '#lib/server/access/sign-on-cookie.ts';
import { forPage } from '#lib/server/http.ts';
import { signOnOf } from '#lib/server/sign-on/open-sign-on.ts';
import type { RequestHandler } from './$types';

/** Sends a browser to the sign-on of the office, and remembers where it wanted to go. */
export const GET: RequestHandler = async ({ url, cookies, locals: { setup, accounts, locale } }) => {
  const to = returnAddress(url.searchParams.get('to'), url.origin);
  const { address, flow } = await forPage(locale, async () => {
    const oidc = signOnOf(setup, accounts.clock);
    if (oidc === null) throw new Fault('not_found', {}, 404);
    return oidc.depart(`${url.origin}/sign-in/sso/callback`, to);
  });
  keepFlow(cookies, url, flow);
  redirect(303, address);
};
