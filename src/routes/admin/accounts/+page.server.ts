import { reviewState } from '#lib/domain/access/review.ts';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import { actorName } from '#lib/messages/actor-words.ts';
import { formAction, type Fields } from '#lib/server/access/form-action.ts';
import { codesOf } from '#lib/server/access/known-codes.ts';
import { checkGrant, disable, regrant, reset, review, unlock } from '#lib/server/accounts/administer.ts';
import type { MadeInvitation } from '#lib/server/accounts/invitations.ts';
import { withoutSecrets } from '#lib/server/accounts/stored-account.ts';
import { grantAsked, runUsers } from '#lib/server/accounts/users-command.ts';
import { forPage } from '#lib/server/http.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Every account without its secrets, who waits after wrong passwords, and the codes that may be given. */
export const load: PageServerLoad = ({ locals: { accounts, warehouse, locale, actor }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const { reportingUnits, operators } = await readCatalog(warehouse);
    const list = accounts.list().map(withoutSecrets);
    const today = localDateAt(accounts.clock());
    const endedOn = ({ validTo }: ReportingUnit) => (validTo !== null && validTo <= today ? validTo : null);
    return {
      accounts: list.map((account) => ({ ...account, waits: accounts.failures.isHeldUp(account.name) })),
      review: reviewState(list, accounts.clock()),
      // Those that report no more stand last: an account of theirs may still be there.
      units: [...reportingUnits]
        .sort((a, b) => Number(endedOn(a) !== null) - Number(endedOn(b) !== null))
        .map((unit) => ({ value: unit.code, label: unit.name, endedOn: endedOn(unit) })),
      operators: operators.map(({ code, name }) => ({ value: code, label: name })),
      own: actor.kind === 'account' ? actor.name : null,
    };
  });

const grantIn = (field: Fields) =>
  grantAsked({ role: field('role'), unit: field('unit'), operator: field('operator') });

const shown = ({ name, token, endsAt }: MadeInvitation, { locals: { publicOrigin } }: RequestEvent) => ({
  invitation: { name, endsAt, url: `${publicOrigin}/sign-in/invitation/${token}` },
});

/** The account that a form is about, which is never the own one: nobody locks themselves out. */
function other({ locals: { actor } }: RequestEvent, field: Fields): string {
  const name = field('name');
  if (actor.kind === 'account' && actor.name === name) throw new Fault('account_own', {}, 409);
  return name;
}

export const actions: Actions = {
  /** Makes an account and its invitation, which is shown this once. */
  invite: (event) =>
    formAction(event, async (field) => {
      const { accounts, warehouse, actor } = event.locals;
      const fields = ['name', 'role', 'unit', 'operator', 'person', 'office'] as const;
      const asked = Object.fromEntries(fields.map((name) => [name, field(name)]));
      const request = { command: 'invite', ...asked };
      const answer = await runUsers(accounts, request, actorName(actor), () => codesOf(warehouse));
      if (!('invitation' in answer)) throw new Fault('unexpected', {}, 500);
      return shown(answer.invitation, event);
    }),

  /** Gives another role. */
  regrant: (event) =>
    formAction(event, async (field) => {
      const { accounts, warehouse } = event.locals;
      const grant = grantIn(field);
      checkGrant(grant, await codesOf(warehouse));
      await regrant(accounts, other(event, field), grant);
      return { done: true };
    }),

  /** Takes everything from an account and invites to it anew. */
  reset: (event) =>
    formAction(event, async (field) => {
      const { accounts, actor } = event.locals;
      return shown(await reset(accounts, other(event, field), actorName(actor)), event);
    }),

  /** Disables an account. */
  disable: (event) =>
    formAction(event, async (field) => {
      const { accounts, actor } = event.locals;
      await disable(accounts, other(event, field), actorName(actor));
      return { done: true };
    }),

  /** Ends the waiting after wrong passwords. */
  unlock: (event) =>
    formAction(event, async (field) => {
      await unlock(event.locals.accounts, field('name'));
      return { done: true };
    }),

  /** Notes that the whole list was reviewed. */
  review: (event) =>
    formAction(event, async () => {
      await review(event.locals.accounts, actorName(event.locals.actor));
      return { done: true };
    }),
};
