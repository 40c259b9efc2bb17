import { redirect } from '@sveltejs/kit';
import { returnAddress } from '#lib/domain/access/return-address.ts';
import { Fault } from '#lib/domain/fault.ts';
import { deviceOf } from '#lib/server/access/device-of.ts';
import { keepSession, sessionToken } from '#lib/server/access/session-cookie.ts';
import { keepFlow } from '#lib/server/access/sign-on-cookie.ts';
import { signOn } from '#lib/server/accounts/sign-on.ts';
import { forPage } from '#lib/server/http.ts';
import { userOfProxy } from '#lib/server/origins/user-of-proxy.ts';
import { signOnOf } from '#lib/server/sign-on/open-sign-on.ts';
import type { RequestEvent, RequestHandler } from './$types';

/**
 * Signs somebody on whom the office's proxy names, or sends their browser to the office's provider, and remembers where it
 * wanted to go. `again` asks the provider to ask them anew who they are.
 */
export const GET: RequestHandler = async (event) => {
  const { url, cookies, locals } = event;
  const { setup, accounts, locale } = locals;
  const to = returnAddress(url.searchParams.get('to'), url.origin);
  if (setup.userHeader !== null) {
    await forPage(locale, () => beginNamed(event));
    redirect(303, to);
  }
  const { address, flow } = await forPage(locale, async () => {
    const oidc = signOnOf(setup, accounts.clock);
    if (oidc === null) throw new Fault('not_found', {}, 404);
    return oidc.depart(`${url.origin}/sign-in/sso/callback`, to, url.searchParams.has('again'));
  });
  keepFlow(cookies, url, flow);
  redirect(303, address);
};

/** Begins the session of whom the proxy names with this very request. */
async function beginNamed(event: RequestEvent): Promise<void> {
  const { url, cookies, locals } = event;
  const { setup, accounts } = locals;
  const name = userOfProxy(event, setup);
  if (name === null) throw new Fault('sign_on_nameless', {}, 403);
  const provedAt = accounts.clock().toISOString();
  const known = { identity: null, name, person: '', grant: null, provedAt };
  keepSession(cookies, url, await signOn(accounts, known, deviceOf(event), sessionToken(cookies, url)));
}
