import { redirect } from '@sveltejs/kit';
import { asksSecondFactor } from '#lib/domain/access/account.ts';
import { Fault } from '#lib/domain/fault.ts';
import { deviceOf } from '#lib/server/access/device-of.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { keepSession } from '#lib/server/access/session-cookie.ts';
import { openCountedInvitation } from '#lib/server/accounts/count-invitations.ts';
import { acceptInvitation } from '#lib/server/accounts/invitations.ts';
import { qrPicture } from '#lib/server/accounts/qr-path.ts';
import { factorAddress, isFactor, newFactor } from '#lib/server/accounts/second-factor.ts';
import { forPage } from '#lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** The account that an invitation leads to, and the secret of a second factor that may be added at once. */
export const load: PageServerLoad = (event) =>
  forPage(event.locals.locale, async () => {
    event.setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    const { accounts } = event.locals;
    const account = await openCountedInvitation(accounts, event.params.token, deviceOf(event).address);
    const secret = newFactor();
    return {
      ...{ name: account.name, person: account.person, role: account.grant.role, secret },
      mustHaveFactor: asksSecondFactor(account.grant),
      picture: qrPicture(factorAddress(secret, account.name)),
    };
  });

export const actions: Actions = {
  /** Sets the password, with or without a second factor, and signs in. */
  default: async (event) => {
    const { cookies, url, params, locals } = event;
    const accepted = await formAction(event, async (field) => {
      const [password, secret, code] = [field('wanted'), field('secret'), field('factorCode')];
      if (password !== field('again')) throw new Fault('password_differs', {}, 422);
      const factor = code.trim() && isFactor(secret) ? { secret, code } : null;
      const wanted = { password, factor };
      keepSession(
        cookies,
        url,
        await acceptInvitation(locals.accounts, params.token, wanted, deviceOf(event)),
      );
      return null;
    });
    if (accepted !== null) return accepted;
    redirect(303, '/');
  },
};
