import { redirect } from '@sveltejs/kit';
import { deviceOf } from '#lib/server/access/device-of.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { openCountedInvitation } from '#lib/server/accounts/count-invitations.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** Leads the holder of a code to its invitation. */
  default: async (event) => {
    const found = await formAction(event, async (field) => {
      const code = field('code').replace(/\s/g, '');
      await openCountedInvitation(event.locals.accounts, code, deviceOf(event).address);
      return code;
    });
    if (typeof found !== 'string') return found;
    redirect(303, `/sign-in/invitation/${found}`);
  },
};
